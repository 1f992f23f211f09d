"""The parts of the speed run that need the real thing: the page, and a worker with the assistant."""

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.settings import DIGEST
from evals.page_start import start_page
from evals.process import open_worker


@pytest.mark.slow
def test_page_start(assistant: Assistant, folder: Path) -> None:
    """The page is shown before it is ready, and ready before it has answered."""
    found = start_page(str(DIGEST), str(folder), "How long is the border?")

    assert assistant.starters
    assert 0 < found.shown <= found.ready < found.answered


@pytest.mark.slow
def test_worker(assistant: Assistant, folder: Path) -> None:
    """A worker asks, indexes into another folder, and says how much memory it took."""
    with open_worker("ours", str(DIGEST), str(folder)) as worker:
        asked = worker.order(ask="How long is the border?", history=[])
        indexed = worker.order(index=str(folder / "elsewhere"))
        held = worker.order(memory=None)

    assert assistant.index.passages
    assert 0 < asked < indexed
    assert 1e8 < held < 1e10
    assert list((folder / "elsewhere").iterdir())
