"""What a format reader hands over (blocks, and what the file says of itself), and how it becomes an Article.

A block is what stands alone in the article: a heading, a byline, a paragraph, a list. Knows nothing of files.
"""

from dataclasses import dataclass
from typing import Literal

from index.article import Article, Mark, MarkKind, Paragraph

BlockKind = MarkKind | Literal["paragraph", "unknown"]
SEPARATOR = "\n\n"


@dataclass(frozen=True)
class Block:
    """One block of text.

    Attributes:
        text: without white space at its ends; line feeds only between the lines of a list or a verse.
        kind: what the file says that it is; "unknown" where only the layout can tell.
    """

    text: str
    kind: BlockKind = "unknown"


@dataclass(frozen=True)
class Draft:
    """An article before its offsets are counted.

    Attributes:
        blocks: in reading order; none is empty.
        title: as the file's metadata words it, "" when unknown, like `author` and `date`.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    date: str = ""


def assemble(draft: Draft, source: str) -> Article:
    """The article whose text is the blocks, an empty line between them.

    Args:
        draft: every block of a known kind.
        source: the path or URL.
    """
    paragraphs: list[Paragraph] = []
    marks: list[Mark] = []
    section, start = "", 0
    for block in draft.blocks:
        end = start + len(block.text)
        match block.kind:
            case "paragraph" | "unknown":
                paragraphs.append(Paragraph(len(paragraphs) + 1, section, start, end))
            case kind:
                marks.append(Mark(kind, start, end))
        if block.kind == "heading":
            section = block.text
        start = end + len(SEPARATOR)
    return Article(
        title=draft.title,
        author=draft.author,
        date=draft.date,
        source=source,
        text=SEPARATOR.join(block.text for block in draft.blocks),
        paragraphs=tuple(paragraphs),
        marks=tuple(marks),
    )
