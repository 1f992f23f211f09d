"""A sentence on its way into an answer: it points at spans of the article and quotes none."""

from dataclasses import dataclass

from index.sentences import Span


@dataclass(frozen=True)
class Pointer:
    """A span of the article, in characters of `Article.text`, end exclusive.

    Attributes:
        start: first character.
        end: end, exclusive.
        phrase: (start, end) of the shortest phrase in it that answers; None where none is known.
    """

    start: int
    end: int
    phrase: Span | None = None


@dataclass(frozen=True)
class Draft:
    """A drafted sentence.

    Attributes:
        text: the sentence; None for a quotation, whose words are those that it points at.
        pointers: the spans that it rests on.
        support: 0 to 1, how well they bear it out, as far as is known; a quotation bears itself out.
    """

    text: str | None
    pointers: tuple[Pointer, ...]
    support: float = 1.0
