"""Word files: headings by their style, the title by its style or the file's properties.

The date of the file's properties is when the file was made and not when the article was, so it is left alone.
Footnotes and text boxes are not read.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from index.errors import ArticleError
from index.loading.characters import one_line, superscript, trim_lines
from index.loading.content import Content
from index.loading.draft import Block, BlockKind, Draft
from index.loading.formats.blocks import settle_kinds
from index.loading.formats.properties import keep_author, keep_title

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = {f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}tab": " ", f"{WORD}noBreakHyphen": "-"}
# A text box stands in the file twice, and its words do not belong to the paragraph that it hangs on.
BOX = f"{WORD}txbxContent"


def read_docx(content: Content) -> Draft:
    """The blocks of a Word file.

    Raises:
        ArticleError: the file is damaged.
    """
    import docx

    try:
        document = docx.Document(BytesIO(content.data))
        blocks = settle_kinds(_read_body(document))
        title, author = document.core_properties.title, document.core_properties.author
    except Exception as error:  # a damaged file breaks python-docx in many ways
        message = f"{content.source} is damaged: Word's parts in it cannot be read. Get the file again."
        raise ArticleError(message) from error
    return Draft(blocks, keep_title(title), keep_author(author))


def _read_body(document: "Document") -> Iterator[Block]:
    """A block for each paragraph and table, and one for the items of a list."""
    items: list[str] = []
    names = {style.style_id: (style.name or "").lower() for style in document.styles}
    for element in _outermost(document.element.body):
        named = element.find(f"{WORD}pPr/{WORD}pStyle")
        style = names.get(named.get(f"{WORD}val"), "") if named is not None else ""
        text = _table(element) if element.tag == f"{WORD}tbl" else trim_lines(_text(element))
        if style.startswith("list") and text:
            items.append(text)
            continue
        yield Block("\n".join(items), "paragraph")
        items = []
        yield Block(text, _kind(style))
    yield Block("\n".join(items), "paragraph")


def _outermost(parent: "_Element") -> Iterator["_Element"]:
    """Paragraphs and tables, also those in content controls."""
    for child in parent:
        if child.tag in {f"{WORD}p", f"{WORD}tbl"}:
            yield child
        elif child.tag in {f"{WORD}sdt", f"{WORD}sdtContent"}:
            yield from _outermost(child)


def _kind(style: str) -> BlockKind:
    if style == "title":
        return "title"
    return "heading" if style.startswith("heading") else "paragraph"


def _text(paragraph: "_Element") -> str:
    """All text that is not deleted, also what tracked changes inserted."""
    text = ""
    for element in paragraph.iter(f"{WORD}t", *BREAKS):
        if not any(above.tag == BOX for above in element.iterancestors()):
            own = BREAKS.get(str(element.tag), element.text or "")
            text += superscript(own, text) if _is_raised(element) else own
    return text


def _is_raised(element: "_Element") -> bool:
    run = element.getparent()
    place = None if run is None else run.find(f"{WORD}rPr/{WORD}vertAlign")
    return place is not None and place.get(f"{WORD}val") == "superscript"


def _table(table: "_Element") -> str:
    rows = (" | ".join(_cell(cell) for cell in row.iter(f"{WORD}tc")) for row in table.iter(f"{WORD}tr"))
    return trim_lines("\n".join(rows))


def _cell(cell: "_Element") -> str:
    return one_line(" ".join(map(_text, cell.iter(f"{WORD}p"))))
