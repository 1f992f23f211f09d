"""Answers about the article as a whole: its byline, its title, its sections, a summary. Quotes, like every answer."""

import re
from collections.abc import Iterable, Sequence

from assistant.draft import Draft, Pointer
from assistant.intent import Intent
from index.article import Article
from index.central import central_sentences
from index.search import Index
from index.sentences import CELL
from index.split import Passage

SENTENCES = 4
ARGUMENT_SENTENCES = 3
ENDS = 0.1
"""Share of the paragraphs, at either end, in which an article is expected to state its argument."""

ARGUING = re.compile(
    r"\b(should|must|needs? to|instead|yet|but|however|therefore|in fact|argues?|rather than|nor|wrong|mistaken?)\b",
    re.IGNORECASE,
)


def overview(index: Index, intent: Intent) -> list[Draft]:
    """The sentences that answer what the intent wants; none when the article does not say."""
    passages = [each for each in index.passages if each.paragraph.number and CELL not in each.text]
    drafts = _marks(index.article, intent.kinds)
    for kind in intent.kinds:
        match kind:
            case "section":
                own = [passage for passage in passages if passage.paragraph.section == intent.section]
                drafts += _central(index, own, SENTENCES)
            case "argument":
                drafts += _argument(index, _ends(index.article, passages))
            case "summary":
                drafts += _central(index, passages, SENTENCES)
    return drafts


def _marks(article: Article, kinds: Sequence[str]) -> list[Draft]:
    return [_draft((mark.start, mark.end)) for mark in article.marks if mark.kind in kinds]


def _ends(article: Article, passages: Iterable[Passage]) -> list[Passage]:
    last = len(article.paragraphs)
    reach = max(1, round(last * ENDS))
    return [p for p in passages if p.paragraph.number <= reach or p.paragraph.number > last - reach]


def _argument(index: Index, passages: list[Passage]) -> list[Draft]:
    """Of the central sentences at either end, those first that weigh one thing against another or demand one."""
    text = index.article.text
    central = central_sentences(index, passages, 3 * ARGUMENT_SENTENCES, subject=index.article.title)
    arguing = sorted(central, key=lambda span: not ARGUING.search(text[slice(*span)]))
    return [_draft(span) for span in sorted(arguing[:ARGUMENT_SENTENCES])]


def _central(index: Index, passages: list[Passage], most: int) -> list[Draft]:
    return [_draft(span) for span in sorted(central_sentences(index, passages, most))]


def _draft(span: tuple[int, int]) -> Draft:
    return Draft(None, (Pointer(*span),))
