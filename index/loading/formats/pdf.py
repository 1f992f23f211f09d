"""PDF files: lines as pypdf finds them, joined to paragraphs by their places and sizes on the page.

Running headers, footers and page numbers are dropped, and so are hyphens at line ends. The date on which the file was
made is not the date of the article, so it is left alone.
"""

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from index.errors import ArticleError
from index.loading.characters import one_line
from index.loading.content import Content
from index.loading.draft import Draft
from index.loading.formats.page import Line, drop_running_lines, join_lines
from index.loading.formats.properties import keep_author, keep_title

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

FEWEST_LETTERS = 15


def read_pdf(content: Content) -> Draft:
    """The blocks of a PDF file; large type makes a title or a heading.

    Raises:
        ArticleError: the file is encrypted, damaged, or a scan without text.
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every flaw that it mends
    try:
        reader = PdfReader(BytesIO(content.data))
        is_locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if is_locked else [list(_read_lines(page, number)) for number, page in enumerate(reader.pages)]
        title, author = ("", "") if is_locked else _read_properties(reader)
    except Exception as error:  # a damaged file breaks pypdf in many ways
        message = f"{content.source} is damaged: its pages cannot be read. Get the file again."
        raise ArticleError(message) from error
    if is_locked:
        message = f"{content.source} is encrypted. Save a copy of it without a password and load that."
        raise ArticleError(message)
    if sum(len(line.text) for page in pages for line in page) < FEWEST_LETTERS * len(pages):
        message = f"{content.source} has no text: it is a scan. Run text recognition (OCR) on it and load the result."
        raise ArticleError(message)
    return Draft(tuple(join_lines(drop_running_lines(pages))), title, author)


def _read_properties(reader: "PdfReader") -> tuple[str, str]:
    properties = reader.metadata
    return (keep_title(properties.title), keep_author(properties.author)) if properties else ("", "")


def _read_lines(page: "PageObject", number: int) -> Iterator[Line]:
    """The lines of a page in the order in which the file draws them."""
    pieces: list[tuple[str, float, float, float, bool]] = []

    def visit(text: str, space: list[float], place: list[float], font: dict[str, str] | None, size: float) -> None:
        x = place[4] * space[0] + place[5] * space[2] + space[4]
        y = place[4] * space[1] + place[5] * space[3] + space[5]
        height = abs(size * place[3] * space[3]) or abs(size)
        pieces.append((text, x, y, height, "bold" in str((font or {}).get("/BaseFont", "")).lower()))

    page.extract_text(visitor_text=visit)
    parts: list[tuple[str, float, float, float, bool]] = []
    for text, x, y, height, bold in pieces:
        for part in text.splitlines(keepends=True):
            parts.append((part, x, y, height, bold))
            if part.endswith("\n"):
                yield from _make_line(parts, number)
                parts = []
    yield from _make_line(parts, number)


def _make_line(parts: list[tuple[str, float, float, float, bool]], page: int) -> Iterator[Line]:
    """One line of its parts, none if they are white space."""
    text = one_line("".join(part[0] for part in parts))
    inked = [part for part in parts if part[0].strip()]
    if text and inked:
        longest = max(inked, key=lambda part: len(part[0].strip()))
        yield Line(text, page, inked[0][1], longest[2], round(longest[3], 1), all(part[4] for part in inked))
