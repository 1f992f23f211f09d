"""How far a question has come on its way to an answer, and what the readings on the way amount to. Plain values."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.answer import Turn
from assistant.hurry import never
from assistant.intent import QUESTION, Intent
from assistant.reading import Reading
from index.search import Hit


@dataclass(frozen=True)
class Journey:
    """How far a question has come; each step adds what it found.

    Attributes:
        question: as it came.
        history: the turns before it, the last one last.
        started: when it came, by `time.perf_counter`.
        standalone: made to stand alone, and short enough to be read whole.
        intent: what it wants; see `recognise`.
        asked_for: one question, or several that were joined in one; none for what is no question.
        parts: the same as they are looked up, each with what it leaves out.
        found: the passages nearest to each part.
        readings: what they say to it.
        failure: why the language model cannot be used, in one sentence, else "".
        is_stopped: whether nobody waits for the answer any more.
    """

    question: str
    history: tuple[Turn, ...]
    started: float
    standalone: str = ""
    intent: Intent = QUESTION
    asked_for: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    found: tuple[tuple[Hit, ...], ...] = ()
    readings: tuple[Reading, ...] = ()
    failure: str = ""
    is_stopped: Callable[[], bool] = never

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The parts that the article does not answer, as they were asked, where it answers others."""
        silent = tuple(part for part, own in zip(self.asked_for, self.readings, strict=False) if not own.answers)
        return silent if len(silent) < len(self.readings) else ()


def leaned_on(history: Sequence[Turn], said: Sequence[Intent]) -> tuple[Turn, ...]:
    """The earlier questions that a follow-up may lean on.

    Nothing leans on a greeting, nor past a question about the article as such: "he" behind "who wrote this?" is the
    author.

    Args:
        history: oldest first.
        said: what each of its questions wanted.
    """
    kept: list[Turn] = []
    for turn, intent in zip(history, said, strict=True):
        if intent.section or (intent.is_question and re.search(r"\w", turn.question)):
            kept.append(turn)
        elif not intent.is_question and not intent.is_spoken:
            kept.clear()
    return tuple(kept)


def corrects(readings: Sequence[Reading]) -> bool:
    """Whether what is shown corrects what the question takes for granted."""
    return any(reading.contradicts for reading in readings if reading.answers)


def nearest(found: Sequence[Sequence[Hit]]) -> tuple[Hit, ...]:
    """Each passage once, the best of every part first."""
    ranked = [hit for rank in zip_longest(*found) for hit in rank if hit]
    return tuple({hit.passage.start: hit for hit in reversed(ranked)}.values())[::-1]
