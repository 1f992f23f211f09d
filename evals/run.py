"""Cases -> scores: every case is asked as at run time, its history before it. Knows no metric and prints nothing."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Answer, Turn
from evals.case import Case, CaseError
from evals.score import Score, Unscored, find_problem, score
from index.article import Article


class Answerer(Protocol):
    """What is measured."""

    @property
    def article(self) -> Article:
        """The article that the answers come from."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer to the question."""


@dataclass(frozen=True)
class Run:
    """What came of the cases, each in their order.

    Attributes:
        scores: the cases that could be scored.
        unscored: those that could not, each with its reason.
    """

    scores: tuple[Score, ...]
    unscored: tuple[Unscored, ...]


def run(assistant: Answerer, cases: Iterable[Case]) -> Run:
    """Ask every case and score what comes back; a case that cannot be scored stops nothing.

    Raises:
        CaseError: the gold of not a single case fits the article, so that the cases must be about another one.
    """
    outcomes = [try_case(assistant, case) for case in cases]
    scores = tuple(outcome for outcome in outcomes if isinstance(outcome, Score))
    unscored = tuple(outcome for outcome in outcomes if isinstance(outcome, Unscored))
    if not any(score.case.paragraphs for score in scores) and any(missed.case.paragraphs for missed in unscored):
        title = assistant.article.title or assistant.article.source
        message = f"No case could be scored on {title!r} ({unscored[0].reason}). Give cases about it: --cases FILE"
        raise CaseError(message)
    return Run(scores, unscored)


def try_case(assistant: Answerer, case: Case) -> Score | Unscored:
    """The score of one case, or why it has none."""
    problem = find_problem(case, assistant.article)
    if problem:
        return Unscored(case, problem)
    started = time.perf_counter()
    try:
        answer = assistant.ask(case.question, case.history)
    except Exception as error:  # noqa: BLE001 - whatever it was: the case has no answer, and the next one is asked
        return Unscored(case, f"asking raised {type(error).__name__}: {error}")
    return score(case, answer, assistant.article, time.perf_counter() - started)
