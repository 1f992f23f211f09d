"""Other processes are timed, told what to do, and cleaned up."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answer import Turn
from evals.launch import bytes_of
from evals.process import ProcessError, Worker, clean, run_once, spawned
from evals.worker import obey, peak_bytes


class FakeContender:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def ask(self, question: str, history: Sequence[Turn]) -> object:
        """Remember the question."""
        self.told.append((question, list(history)))
        return None

    def index(self, directory: Path) -> None:
        """Remember the folder."""
        self.told.append(directory)


def test_run_once() -> None:
    """A small Python takes part of a second and some megabytes, however large this process is."""
    ballast = bytearray(b"x") * 200_000_000
    found = run_once("this")

    assert 0 < found.seconds < 10
    assert 5e6 < found.bytes < 1e8 < len(ballast)


def test_run_once_fails() -> None:
    """A process that fails is told with its code and its last words."""
    with pytest.raises(ProcessError, match=r"python -m no_such_module ended with code 1: .*No module named"):
        run_once("no_such_module")


def test_another_code_may_be_fine() -> None:
    """A refusal ends with code 1 and is no failure."""
    assert run_once("no_such_module", succeeds=(0, 1)).seconds > 0


def test_worker_that_ends() -> None:
    """Orders to a worker that has ended raise, with its last words."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with spawned(["no_such_module"], **pipes) as started, pytest.raises(ProcessError, match="No module named"):
        Worker(*started).order(memory=None)


def test_spawned_ends_with_the_block() -> None:
    """No process outlives its block."""
    with spawned(["http.server", "--bind", "127.0.0.1", "0"], stdout=subprocess.DEVNULL) as (process, _):
        assert process.poll() is None

    assert process.poll() is not None


def test_clean_environment() -> None:
    """A server or a folder of the user's own is neither measured nor written to."""
    given = {"PATH": "bin", "ASSISTANT_CHROMA_URL": "http://localhost:1", "ASSISTANT_DIRECTORY": "data"}

    assert {"PATH": "bin"} == clean(given)


def test_obey() -> None:
    """Each order reaches the contender and gives a number."""
    contender = FakeContender()
    asked = obey(contender, {"ask": "and then?", "history": [["What?", "That."]]})
    indexed = obey(contender, {"index": "folder"})

    assert [("and then?", [Turn("What?", "That.")]), Path("folder")] == contender.told
    assert 0 <= asked < 1
    assert 0 <= indexed < 1


def test_peak_bytes() -> None:
    """The peak holds what was held, and so does the answer to an order."""
    held = bytearray(b"x") * 100_000_000
    ordered = obey(FakeContender(), {"memory": None})

    assert len(held) < peak_bytes() < 1e11
    assert ordered <= peak_bytes()


def test_bytes_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux counts kibibytes, macOS bytes."""
    monkeypatch.setattr(sys, "platform", "linux")

    assert bytes_of(2) == 2048

    monkeypatch.setattr(sys, "platform", "darwin")

    assert bytes_of(2) == 2
