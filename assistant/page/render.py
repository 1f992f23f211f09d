"""An article and a chat as HTML. Every text is escaped; the templates hold all markup there is.

Knows nothing of gradio. The article's blocks carry their offsets in `Article.text` and hold exactly those characters
in one text node, so that page.js can find a quote by its offsets.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from assistant.answer import Sentence
from assistant.page.conversation import Exchange
from index.article import Article, Paragraph
from index.sentences import split_lines, unwrapped

# An HTML parser drops NUL, which would shift every later offset, and half a surrogate pair cannot be sent at all.
_UNSHOWABLE = re.compile("[\0\ud800-\udfff]")
_LABELS = {"title": "title", "author": "byline", "date": "date line", "heading": "heading"}


@dataclass(frozen=True)
class Block:
    """One line or paragraph of the article: its kind, its paragraph number (0: none), and its place in the text."""

    kind: str
    number: int
    start: int
    end: int


def article_html(article: Article) -> str:
    """The whole article, block by block, in reading order."""

    def has_lines(block: Block) -> bool:
        return len(split_lines(article.text, block.start, block.end)) > 1

    return _templates.get_template("article.html").render(article=article, blocks=_blocks(article), has_lines=has_lines)


def chat_html(article: Article, exchanges: Sequence[Exchange]) -> str:
    """The chat so far, oldest exchange first; a word of welcome when there is none."""
    kinds = {mark.start: mark.kind for mark in article.marks}

    def place(paragraph: int, section: str, start: int) -> str:
        number = f"paragraph {paragraph}" if paragraph else _LABELS.get(kinds.get(start, ""), "heading")
        return f"{section}, {number}" if section and paragraph else number

    return _templates.get_template("chat.html").render(
        article=article, exchanges=exchanges, place=place, emphasised=emphasised
    )


@lru_cache(maxsize=4)
def fingerprint(article: Article) -> str:
    """What tells one text from another: a tab that shows another article than its answers are about loads anew."""
    return hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest()[:16]


def emphasised(sentence: Sentence) -> tuple[str, str, str]:
    """The sentence in three parts, of which the middle one is the phrase that answers; "" where none is known."""
    first, text = sentence.citations[0], unwrapped(sentence.text)
    if not sentence.is_quotation or len(sentence.citations) > 1 or first.phrase is None:
        return text, "", ""
    start, end = (place - first.start for place in first.phrase)
    return text[:start], text[start:end], text[end:]


def direction(text: str) -> str:
    """How the text runs, "rtl" or "ltr", after its first letter; a browser looks past what stands in a bdi."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return "rtl" if next((each for each in strong if each in {"L", "R", "AL"}), "L") != "L" else "ltr"


def showable(value: object) -> object:
    """The value with each character that no page can show replaced by U+FFFD: as many characters as before."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNSHOWABLE.sub("\ufffd", value)
    return value


def _blocks(article: Article) -> list[Block]:
    marks = [Block(mark.kind, 0, mark.start, mark.end) for mark in article.marks]
    return sorted([*marks, *map(_body, article.paragraphs)], key=lambda block: block.start)


def _body(paragraph: Paragraph) -> Block:
    return Block("paragraph", paragraph.number, paragraph.start, paragraph.end)


_templates = Environment(
    loader=PackageLoader("assistant.page"),
    autoescape=True,
    finalize=showable,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals |= {"direction": direction, "fingerprint": fingerprint}
