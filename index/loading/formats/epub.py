"""EPUB books: the documents of the spine, in its order; headings are h1 to h3; what the package says of the book."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from index.errors import ArticleError
from index.loading.characters import one_line
from index.loading.content import Content
from index.loading.draft import Block, Draft
from index.loading.formats.blocks import read_tree, settle_kinds, settle_marks
from index.loading.formats.properties import keep_author, keep_title

if TYPE_CHECKING:
    from ebooklib.epub import EpubBook

DAY = len("2024-04-11")


def read_epub(content: Content) -> Draft:
    """The blocks of a book; a chapter's first heading is a heading, never the title.

    Raises:
        ArticleError: the file is damaged, or no document in it has text.
    """
    from ebooklib import epub

    try:
        book = epub.read_epub(BytesIO(content.data), options={"ignore_ncx": True})
        blocks = settle_kinds(_read_spine(book))
    except Exception as error:  # a damaged file breaks ebooklib in many ways
        message = f"{content.source} is damaged: the book in it cannot be read. Get the file again."
        raise ArticleError(message) from error
    if not blocks:
        message = f"{content.source} has no text: it holds only pictures, or is locked. Give a book with text."
        raise ArticleError(message)
    authors = filter(None, (keep_author(name) for name in _metadata(book, "creator")))
    title = keep_title(next(_metadata(book, "title"), ""))
    return Draft(blocks, title, ", ".join(authors), next(_metadata(book, "date"), "")[:DAY])


def _metadata(book: "EpubBook", name: str) -> Iterator[str]:
    """All values of a Dublin Core element."""
    for words, _ in book.get_metadata("DC", name):
        yield one_line(words or "")


def _read_spine(book: "EpubBook") -> Iterator[Block]:
    import lxml.html
    from ebooklib.epub import EpubHtml, EpubNav

    parser = lxml.html.HTMLParser(encoding="utf-8")  # what EPUB prescribes, but for rare UTF-16
    for name, linear in book.spine:
        item = book.get_item_with_id(name)
        if linear != "no" and isinstance(item, EpubHtml) and not isinstance(item, EpubNav) and item.content.strip():
            root = lxml.html.document_fromstring(item.content, parser=parser)
            settle_marks(root)
            for block in read_tree(root.find("body")):
                yield Block(block.text, "heading" if block.kind == "title" else block.kind)
