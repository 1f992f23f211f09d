"""Answers about the article as a whole: its byline, its title, its sections, a summary. Quotes, like every answer."""

from collections.abc import Iterable, Sequence

from assistant.draft import Draft, Pointer
from assistant.intent import Intent
from index.article import Article
from index.central import central_sentences
from index.search import Index
from index.split import Passage

SENTENCES = 4
ARGUMENT_SENTENCES = 3
ENDS = 0.12
"""Share of the paragraphs, at either end, in which an article is expected to state its argument."""


def overview(index: Index, intent: Intent) -> list[Draft]:
    """The sentences that answer what the intent wants; none when the article does not say."""
    passages = [passage for passage in index.passages if passage.paragraph.number]
    match intent.kinds[0]:
        case "title" | "author" | "date" | "heading":
            return _marks(index.article, intent.kinds)
        case "section":
            return _central(index, [p for p in passages if p.paragraph.section == intent.section], SENTENCES)
        case "argument":
            return _central(index, _ends(index.article, passages), ARGUMENT_SENTENCES)
        case "summary":
            return _central(index, passages, SENTENCES)
        case _:
            return []


def _marks(article: Article, kinds: Sequence[str]) -> list[Draft]:
    return [_draft((mark.start, mark.end)) for mark in article.marks if mark.kind in kinds]


def _ends(article: Article, passages: Iterable[Passage]) -> list[Passage]:
    last = len(article.paragraphs)
    reach = max(1, round(last * ENDS))
    return [p for p in passages if p.paragraph.number <= reach or p.paragraph.number > last - reach]


def _central(index: Index, passages: list[Passage], most: int) -> list[Draft]:
    return [_draft(span) for span in sorted(central_sentences(index, passages, most))]


def _draft(span: tuple[int, int]) -> Draft:
    return Draft(None, (Pointer(*span),))
