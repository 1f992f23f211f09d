"""What a reader makes of a question and some passages: which sentences are evidence, and does any answer at all?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.search import Hit
from index.sentences import Span


@dataclass(frozen=True)
class Evidence:
    """A sentence of a passage, and how well it bears on the question.

    Attributes:
        start: first character in `Article.text`.
        end: end in `Article.text`, exclusive.
        score: log odds of being the evidence, up to a constant that is the same within one reading.
        phrase: (start, end) of the shortest phrase in it that answers, in characters of `Article.text`; None where the
            reader knows none.
    """

    start: int
    end: int
    score: float
    phrase: Span | None = None


@dataclass(frozen=True)
class Reading:
    """What was read.

    Attributes:
        evidence: every sentence of the passages, best first.
        confidence: 0 to 1, the chance that the passages answer the question.
        threshold: the confidence from which on an answer is given.
        contradicts: whether the best evidence contradicts what the question takes for granted.
    """

    evidence: tuple[Evidence, ...]
    confidence: float
    threshold: float
    contradicts: bool = False

    @property
    def answers(self) -> bool:
        """Whether there is evidence, and confidence enough to show it."""
        return bool(self.evidence) and self.confidence >= self.threshold


class Reader(Protocol):
    """The seam for whatever reads: the trained network, similarity alone, or a model of the user's own."""

    def read(self, question: str, standalone: str, hits: Sequence[Hit]) -> Reading:
        """What the passages say to the question.

        Args:
            question: as asked; a follow-up may leave things out.
            standalone: the question with those put back.
            hits: the passages, best first, as retrieved for the standalone question.
        """
