"""The assistant and the naive chain, timed in turns, each in processes of its own. Knows no statistics.

They take turns so that whatever else the machine does slows both.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals.case import Case
from evals.page_start import PageStart, start_page
from evals.process import Finished, Worker, open_worker, run_once
from index.article import Article

BLOCK = 10
"""Questions in a row before the other's turn: right after its turn, a model's threads may still be spinning."""

ANSWERED = 0


@dataclass
class Times:
    """What was observed of one contender; seconds, and bytes at the peak.

    Attributes:
        first: from the command to the answer when there is no index and no prepared model yet.
        cold: from the command to the answer when there are.
        warm: of each question in a running process, in its first pass and in its second.
        warm_bytes: of that process, which did not build the index.
        indexing: of the whole article, the model loaded already.
    """

    first: list[Finished] = field(default_factory=list)
    cold: list[Finished] = field(default_factory=list)
    warm: list[list[float]] = field(default_factory=list)
    warm_bytes: list[float] = field(default_factory=list)
    indexing: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Contender:
    """One of the two: how it is started, and where its index lies."""

    name: str
    command: tuple[str, ...]
    article: str
    directory: str
    times: Times = field(default_factory=Times)


@dataclass(frozen=True)
class Speed:
    """What was observed of both, and of the page."""

    words: int
    questions: int
    ours: Times
    naive: Times
    pages: list[PageStart]


def measure_speed(article: Article, source: str, cases: Sequence[Case], rounds: int, folder: Path) -> Speed:
    """Time everything in that empty folder."""
    text = folder / "article.txt"
    text.write_text(article.text, encoding="utf-8")
    question = cases[0].question
    both = _contenders(source, text, question, folder)
    for contender in both:
        contender.times.first.append(_run(contender))
    for _ in range(rounds):
        for contender in both:
            contender.times.cold.append(_run(contender))
    _time_warm(both, cases, rounds, folder)
    pages = [start_page(source, both[0].directory, question) for _ in range(rounds)]
    return Speed(len(article.text.split()), len(cases), both[0].times, both[1].times, pages)


def _contenders(source: str, text: Path, question: str, folder: Path) -> tuple[Contender, Contender]:
    ours, naive = str(folder / "ours"), str(folder / "naive")
    ask = ("assistant", "ask", question, "--article", source, "--directory", ours)
    return (
        Contender("ours", ask, source, ours),
        Contender("naive", ("evals.naive", str(text), naive, question), str(text), naive),
    )


def _run(contender: Contender) -> Finished:
    return run_once(*contender.command, succeeds=(ANSWERED,))


def _time_warm(both: Sequence[Contender], cases: Sequence[Case], rounds: int, folder: Path) -> None:
    first, second = both
    with (
        open_worker(first.name, first.article, first.directory) as ours,
        open_worker(second.name, second.article, second.directory) as naive,
    ):
        pairs = ((first.times, ours), (second.times, naive))
        for _ in range(2):
            for times, _ in pairs:
                times.warm.append([])
            for start in range(0, len(cases), BLOCK):
                for times, worker in pairs:
                    times.warm[-1] += [_ask(worker, case) for case in cases[start : start + BLOCK]]
        for times, worker in pairs:
            times.warm_bytes.append(worker.order(memory=None))
        for number in range(rounds):
            for contender, (times, worker) in zip(both, pairs, strict=True):
                times.indexing.append(worker.order(index=str(folder / f"{contender.name}-{number}")))


def _ask(worker: Worker, case: Case) -> float:
    return worker.order(ask=case.question, history=[[turn.question, turn.answer] for turn in case.history])
