"""The page in a real browser: a server on a free loopback port and Debian's chromium, watched for what it loads."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as WaitedTooLong

from assistant.page.application import build_application
from assistant.page.conversation import Answerer
from assistant.page.waiting import listen

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Visit:
    """One visitor's page and what happened in it besides."""

    page: Page
    requests: list[str] = field(default_factory=list)
    surprises: list[str] = field(default_factory=list)

    def ask(self, question: str) -> None:
        """Type a question, send it, and wait until there is one more answer that is not being awaited."""
        answered = self.page.locator(".exchange").count()
        self.page.locator("#question textarea").fill(question)
        self.page.keyboard.press("Enter")
        more = "n => document.querySelectorAll('.exchange .answer:not(.waiting)').length > n"
        try:
            self.page.wait_for_function(more, arg=answered, timeout=2_000)
        except WaitedTooLong:
            # The page takes no question while the one before is still being closed; the text stays in the box.
            self.page.keyboard.press("Enter")
            self.page.wait_for_function(more, arg=answered)

    def marked(self) -> list[str]:
        """Every highlighted text."""
        return self.page.locator("mark").all_text_contents()


@contextmanager
def served(assistant: Answerer, port: int | None = 0) -> Iterator[str]:
    """The address of a page that shows this assistant."""
    servers: list[uvicorn.Server] = []

    async def run(listener: socket.socket) -> None:
        # Built inside the loop: outside of one, gradio makes an event loop of its own and never closes it.
        config = uvicorn.Config(build_application(assistant), log_level="critical", timeout_graceful_shutdown=0)
        servers.append(uvicorn.Server(config))
        await servers[0].serve(sockets=[listener])

    with listen("127.0.0.1", port or 0) as listener:
        thread = threading.Thread(target=asyncio.run, args=(run(listener),))
        thread.start()
        while thread.is_alive() and not (servers and servers[0].started):
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        servers[0].should_exit = True
        thread.join(10)


@pytest.fixture
def serve_page() -> Iterator[Callable[[Answerer], str]]:
    """Serves a page for the time of the test."""
    with ExitStack() as stack:
        yield lambda assistant: stack.enter_context(served(assistant))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One chromium for all tests."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: install Debian's package chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, serve_page: Callable[[Answerer], str]) -> Iterator[Callable[..., Visit]]:
    """Opens a page; when the test is over, none may have loaded anything from elsewhere or met a surprise."""
    visits: list[Visit] = []

    def go(assistant: Answerer | str, **context: object) -> Visit:
        address = assistant if isinstance(assistant, str) else serve_page(assistant)
        options: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **context}
        visit = Visit(browser.new_context(**options).new_page())
        visit.page.set_default_timeout(10_000)
        visits.append(visit)
        _watch(visit)
        visit.page.goto(address)
        visit.page.wait_for_selector("#log .chat")
        return visit

    yield go
    for visit in visits:
        visit.page.context.close()
        assert [] == [url for url in visit.requests if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))]
        assert [] == visit.surprises


def _watch(visit: Visit) -> None:
    page = visit.page
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("websocket", lambda socket: visit.requests.append(socket.url))
    page.on("dialog", lambda dialog: (visit.surprises.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("popup", lambda popup: visit.surprises.append(f"popup {popup.url}"))
    page.on("pageerror", lambda error: visit.surprises.append(f"error {error}"))
    page.on("console", lambda line: visit.surprises.append(line.text) if line.type in {"error", "warning"} else None)
