"""What an article is: one fixed text, and where its paragraphs and its other lines stand in it.

Every offset anywhere in the project counts characters of `Article.text`, end exclusive. Knows nothing of files,
passages or questions.
"""

from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["title", "author", "date", "heading", "pull_quote", "leftover"]


@dataclass(frozen=True)
class Paragraph:
    """One body paragraph.

    Attributes:
        number: 1-based, counting body paragraphs only; 0 stands for a line that is no body paragraph (a `Mark`).
        section: the heading that it stands under, "" before the first.
        start: first character in `Article.text`.
        end: end in `Article.text`, exclusive.
    """

    number: int
    section: str
    start: int
    end: int


@dataclass(frozen=True)
class Mark:
    """A line of the text that is no body paragraph: title, byline, date line, heading, pull quote or leftover.

    Attributes:
        kind: what the line is. Pull quotes and leftovers are shown but never searched.
        start: first character in `Article.text`.
        end: end in `Article.text`, exclusive.
    """

    kind: MarkKind
    start: int
    end: int


@dataclass(frozen=True)
class Article:
    r"""One article, fixed at loading.

    Attributes:
        title: "" when unknown, like `author` and `date`; all three are as the article words them.
        source: the path or URL that it was loaded from.
        text: the whole text, NFC, lines ended by "\n". Paragraphs and marks cover all of it but white space.
        paragraphs: body paragraphs in reading order, numbered from 1.
        marks: the other lines in reading order. A known title, author or date has its mark, so that it can be cited.
    """

    title: str
    author: str
    date: str
    source: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Mark, ...]

    def paragraph_at(self, place: int) -> Paragraph | None:
        """The body paragraph that this character of the text stands in; None in a mark and between the two."""
        return next((each for each in self.paragraphs if each.start <= place < each.end), None)
