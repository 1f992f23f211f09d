"""The page as a process: up at once, ready soon, gone at Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest
from conftest import Visit
from fake_assistant import FakeAssistant, failing

from assistant.page import application, serve, server
from assistant.page.waiting import listen
from index.errors import ArticleError, SettingsError

PROGRAM = Path(__file__).with_name("fake_assistant.py")
ROOT = Path(__file__).parents[3]

Start = Callable[[float], tuple["subprocess.Popen[str]", str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts the page in a process of its own, which takes so many seconds to open its article."""
    started: list[subprocess.Popen[str]] = []

    def run(opening: float) -> tuple["subprocess.Popen[str]", str]:
        with listen("127.0.0.1", 0) as probe:
            port = probe.getsockname()[1]
        command = [sys.executable, str(PROGRAM), str(port), str(opening)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True)
        started.append(process)
        return process, f"http://127.0.0.1:{port}"

    yield run
    for process in started:
        process.kill()
        process.communicate()


def _until(url: str, status: int, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if status == httpx.get(url, timeout=seconds).status_code:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.02)
    raise TimeoutError(url)


def test_it_answers_at_once_and_is_ready_later(start: Start) -> None:
    """First the waiting page, then the page, at the same port, with no refused connection in between."""
    _, address = start(1)
    _until(address, 200, 10)

    assert "Opening the article" in httpx.get(address).text
    assert "Retry-After" in httpx.head(address).headers
    while httpx.get(address + "/healthz", timeout=20).status_code == 503:
        time.sleep(0.02)
    assert "The Bridge That Stood Dry" in httpx.get(address).text
    assert "Retry-After" not in httpx.head(address).headers


def test_who_comes_too_early_is_let_in(start: Start, visit: Callable[[str], Visit]) -> None:
    """The waiting page turns into the page by itself."""
    _, address = start(1)
    _until(address, 200, 10)

    assert "Opening the article" in httpx.get(address).text
    assert "The Bridge That Stood Dry" == visit(address).page.title()


@pytest.mark.parametrize(
    ("host", "address"),
    [("0.0.0.0", "http://localhost:"), ("::1", "http://[::1]:")],  # noqa: S104 - bound for a moment
)
def test_the_address_can_be_opened(host: str, address: str) -> None:
    """Wherever it listens."""
    lines: list[str] = []
    with pytest.raises(ArticleError):
        serve(partial(failing(ArticleError("x")), ""), host, 0, announce=lines.append)

    assert address in lines[0]


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("127.0.0.1", {"localhost", "127.0.0.1", "::1"}),
        ("127.0.0.2", {"localhost", "127.0.0.1", "::1", "127.0.0.2"}),
        ("LOCALHOST", {"localhost", "127.0.0.1", "::1"}),
        ("0.0.0.0", None),  # noqa: S104 - bound for a moment
    ],
)
def test_on_this_machine_alone_it_has_this_machines_names(
    host: str, names: set[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the one it was given; bound elsewhere it may have any."""
    monkeypatch.setattr(application, "build_application", lambda _, names: names)
    with listen(host, 0) as listener:
        assert names == server._application(FakeAssistant, host, listener)


@pytest.mark.parametrize("ready", [False, True])
def test_ctrl_c_ends_it_quietly(start: Start, *, ready: bool) -> None:
    """While it opens and while it runs, with a page open: exit code 0 and no trace."""
    process, address = start(0 if ready else 60)
    _until(address + ("/healthz" if ready else "/"), 200, 30)
    with httpx.stream("GET", address + "/gradio_api/heartbeat/someone", timeout=10):
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)

    assert (0, "") == (process.returncode, errors)


def test_it_says_where_it_is(start: Start) -> None:
    """In its first line."""
    process, address = start(60)
    assert process.stdout is not None

    assert address in process.stdout.readline()


def test_a_port_in_use_ends_it_before_anything_is_opened() -> None:
    """With the error of the settings."""
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SettingsError, match="in use"):
        serve(lambda: pytest.fail("opened"), port=taken.getsockname()[1])


def test_an_article_that_cannot_be_opened_ends_it() -> None:
    """With its own error, and the port is free again."""
    fail = partial(failing(ArticleError("No article at x.")), "")
    lines: list[str] = []
    with pytest.raises(ArticleError, match="No article at x"):
        serve(fail, port=0, announce=lines.append)
    port = int(lines[0].split(":")[2].split()[0])
    with listen("127.0.0.1", port) as again:
        assert port == again.getsockname()[1]
