"""HTML pages: trafilatura finds the article on the page, and what the page says of it."""

# ruff: noqa: RUF001 - letters of other scripts are meant

import re
from typing import TYPE_CHECKING

from index.errors import ArticleError
from index.loading.characters import one_line
from index.loading.content import Content
from index.loading.dates import find_date, read_date
from index.loading.draft import Draft
from index.loading.encoding import decode
from index.loading.formats.blocks import read_tree, settle_kinds
from index.loading.formats.tidy import tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE
)
HEAD = 4096
END = re.compile(r"[.!?…。！？।॥؟۔።]")
"""What a sentence ends with; Thai and its neighbours end theirs with nothing."""

LETTER, LATIN = re.compile(r"[^\W\d_]"), re.compile("[a-zA-Z]")
FIRST = 50
"""Characters of an article before its first sentence ends, at least."""

SHORTEST, SHORT = 120, 400
SCRIPTED = re.compile(r"enable (?:java ?script|cookies)|verify you are (?:a )?human", re.IGNORECASE)


def read_html(content: Content) -> Draft:
    """The article of a page, without the page around it.

    Raises:
        ArticleError: the page has no article.
    """
    from trafilatura import bare_extraction, load_html
    from trafilatura.settings import Document

    declared = CHARSET.search(content.data[:HEAD])
    named = (declared[1] or declared[2]).decode() if declared else ""
    tree = load_html(decode(content.data, content.source, content.encoding or named))
    page = None
    if tree is not None:
        tidy(tree)
        settings = {"extensive_search": False, "original_date": True}
        page = bare_extraction(tree, include_comments=False, with_metadata=True, date_extraction_params=settings)
    blocks = settle_kinds(read_tree(page.body)) if isinstance(page, Document) else ()
    body = "\n".join(block.text for block in blocks if block.kind not in {"heading", "title"})
    is_short = len(body) < SHORTEST or (len(body) < SHORT and SCRIPTED.search(body))
    if tree is None or not isinstance(page, Document) or is_short or not _has_sentences(body):
        message = f"{content.source} is a page without an article. Give the address of the article itself, or a file."
        raise ArticleError(message)
    return Draft(blocks, one_line(page.title or ""), one_line(page.author or ""), _worded(tree, page.date or ""))


def _has_sentences(body: str) -> bool:
    is_latin = len(LATIN.findall(body)) > len(LETTER.findall(body)) / 2
    return bool(END.search(body, FIRST)) or not is_latin


def _worded(tree: "HtmlElement", day: str) -> str:
    """The day as the page words it, where it does."""
    times = (find_date(one_line(" ".join(element.itertext()))) for element in tree.iter("time")) if day else ()
    return next((words for words in times if words and read_date(words) == read_date(day)), day)
