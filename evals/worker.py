"""A process of its own that is told what to do and says how long it took: `python -m evals.worker ours|naive ...`.

One JSON value a line comes in: {"ask": question, "history": [[question, answer]]}, {"index": folder} or
{"memory": null}. One number a line goes out: seconds, or bytes for the memory at its peak. The first line says that it
has opened its index.
"""

import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from assistant.answer import Turn
from assistant.ask import Assistant
from evals.launch import bytes_of
from evals.naive import Naive
from index.search import open_index

STATUS = Path("/proc/self/status")


class Contender(Protocol):
    """What is timed."""

    def ask(self, question: str, history: Sequence[Turn]) -> object:
        """Answer a question."""

    def index(self, directory: Path) -> None:
        """Index the article, which is loaded already, afresh in that folder, with a model that is loaded already."""


class Ours:
    """The assistant."""

    def __init__(self, article: str, directory: Path) -> None:
        self.assistant = Assistant.open(article, directory=directory)

    def ask(self, question: str, history: Sequence[Turn]) -> object:
        """The whole answer."""
        return self.assistant.ask(question, history)

    def index(self, directory: Path) -> None:
        """Split, embed and store."""
        open_index(self.assistant.article, self.assistant.index.embedder, directory=directory).close()


class Theirs:
    """The naive chain; it knows no history."""

    def __init__(self, article: str, directory: Path) -> None:
        self.naive = Naive(Path(article).read_text(encoding="utf-8"), directory)

    def ask(self, question: str, _: Sequence[Turn]) -> object:
        """The nearest chunks."""
        return self.naive.ask(question)

    def index(self, directory: Path) -> None:
        """Split, embed and store."""
        self.naive.index(directory)


def obey(contender: Contender, order: dict[str, Any]) -> float:
    """Do what is ordered; returns the seconds it took, or bytes."""
    started = time.perf_counter()
    match order:
        case {"ask": question, "history": history}:
            contender.ask(question, [Turn(*turn) for turn in history])
        case {"index": directory}:
            contender.index(Path(directory))
        case _:
            return peak_bytes()
    return time.perf_counter() - started


def peak_bytes() -> int:
    """The most memory that this process held at once; on Linux without what whoever started it held."""
    if STATUS.is_file():
        return 1024 * int(STATUS.read_text().partition("VmHWM:")[2].split()[0])
    return bytes_of(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main(name: str, article: str, directory: str) -> None:
    """Open the index, say so, and obey until nothing more comes in."""
    answers, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints is no answer
    started = time.perf_counter()
    contender = (Ours if name == "ours" else Theirs)(article, Path(directory))
    print(time.perf_counter() - started, file=answers, flush=True)
    for line in sys.stdin:
        print(obey(contender, json.loads(line)), file=answers, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
