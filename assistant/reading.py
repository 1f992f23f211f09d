"""What a reader makes of a question and some passages: which sentences are evidence, and does any answer at all?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.search import Hit


@dataclass(frozen=True)
class Evidence:
    """A sentence of a passage, and how well it bears on the question.

    Attributes:
        start: first character in `Article.text`.
        end: end in `Article.text`, exclusive.
        score: higher is better; comparable within one reading only.
    """

    start: int
    end: int
    score: float


@dataclass(frozen=True)
class Reading:
    """What was read.

    Attributes:
        evidence: every sentence of the passages, best first.
        confidence: 0 to 1, the chance that the passages answer the question.
        threshold: the confidence from which on an answer is given.
    """

    evidence: tuple[Evidence, ...]
    confidence: float
    threshold: float


class Reader(Protocol):
    """The seam for whatever reads: similarity here, a trained network, or one of the user's own."""

    def read(self, question: str, standalone: str, hits: Sequence[Hit]) -> Reading:
        """What the passages say to the question.

        Args:
            question: as asked; a follow-up may leave things out.
            standalone: the question with those put back.
            hits: the passages, best first, as retrieved for the standalone question.
        """
