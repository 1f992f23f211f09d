"""Article -> passages: whole sentences of one paragraph, no longer than the embedding model reads. Pure.

Knows no model: the caller says how many tokens fit and how to count them.
"""

import math
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, groupby

from index.article import Article, Paragraph
from index.sentences import LEADS_IN, Span, split_lines, split_sentences

VERSION = "3"
"""Part of an index's key: raise it whenever the same article would be split otherwise."""

TOKENS_A_CHARACTER = 4
"""At most: a character may be as many bytes, and a tokenizer may know it by its bytes alone."""

SEARCHED_MARKS = ("title", "author", "date")

CLAUSE_END = re.compile(r"[;:,—–]\s*|\s+")

LONGEST_CONTEXT = 200
"""Characters from which on a heading or lead-in is left out: the passage itself must find room beside a question."""

CountTokens = Callable[[str], int]


@dataclass(frozen=True)
class Passage:
    """What is embedded and retrieved: whole sentences of one paragraph.

    Attributes:
        text: `Article.text[start:end]`.
        start: first character in `Article.text`.
        end: end in `Article.text`, exclusive.
        paragraph: the paragraph that it stands in; number 0 for title, byline and date.
        sentences: (start, end) of its sentences in `Article.text`, in reading order.
        context: what it is to be read under: the heading, and the sentence that leads in to it; "" where neither is.
    """

    text: str
    start: int
    end: int
    paragraph: Paragraph
    sentences: tuple[Span, ...]
    context: str = ""


def split(article: Article, limit: int, count: CountTokens) -> tuple[Passage, ...]:
    """The passages of the article in reading order; title, byline and date make up the first.

    Args:
        article: what to split.
        limit: tokens that the embedding model reads of one text.
        count: how many tokens a text has.
    """
    head = [(mark.start, mark.end) for mark in article.marks if mark.kind in SEARCHED_MARKS]
    passages = [_passage(article.text, Paragraph(0, "", *span), [span]) for span in head]
    before, section = "", ""
    headings = _full_headings(article)
    for paragraph in article.paragraphs:
        sentences = [
            piece
            for line in split_lines(article.text, paragraph.start, paragraph.end)
            for span in split_sentences(article.text, *line)
            for piece in _fit(article.text, span, limit, count)
        ]
        groups = _group(article.text, sentences, limit, count)
        context = _context(headings[paragraph.number], before if section == paragraph.section else "")
        passages.extend(_passage(article.text, paragraph, group, context) for group in groups)
        before, section = article.text[slice(*sentences[-1])], paragraph.section
    return tuple(passages)


def _full_headings(article: Article) -> dict[int, str]:
    """The heading of each paragraph by its number.

    In front of one that comes again and again ("Fixed") stands the last that does not ("Version 3.6").
    """
    marks = [(mark.start, article.text[mark.start : mark.end]) for mark in article.marks if mark.kind == "heading"]
    counts = Counter(text for _, text in marks)
    full, above, place = {}, "", 0
    for paragraph in article.paragraphs:
        while place < len(marks) and marks[place][0] < paragraph.start:
            above = marks[place][1] if counts[marks[place][1]] == 1 else above
            place += 1
        is_repeated = above and counts[paragraph.section] > 1
        full[paragraph.number] = f"{above}: {paragraph.section}" if is_repeated else paragraph.section
    return full


def _context(heading: str, before: str) -> str:
    """The heading with a colon, unless it ends with a mark of its own, and the sentence before if that has one."""
    named = f"{heading}:" if heading[-1:].isalnum() else heading
    parts = (named, before if before.endswith(LEADS_IN) else "")
    return " ".join(part for part in parts if 0 < len(part) <= LONGEST_CONTEXT)


def _fit(text: str, span: Span, limit: int, count: CountTokens) -> list[Span]:
    """The sentence itself, or pieces of one that is too long for the model, cut behind clauses or words."""
    start, end = span
    if (end - start) * TOKENS_A_CHARACTER <= limit or count(text[start:end]) <= limit:
        return [span]
    middle = (start + end) // 2
    cuts = [match.end() for match in CLAUSE_END.finditer(text, start, end) if start < match.end() < end]
    cut = min(cuts, key=lambda place: abs(place - middle), default=middle)
    left = (start, start + len(text[start:cut].rstrip()))
    return [*_fit(text, left, limit, count), *_fit(text, (cut, end), limit, count)]


def _group(text: str, sentences: list[Span], limit: int, count: CountTokens) -> list[list[Span]]:
    """Neighbouring sentences in groups of about equal length, as few as fit the limit or nearly so."""
    sizes = [count(text[start:end]) for start, end in sentences]
    ends = list(accumulate(sizes))
    wanted = max(1, math.ceil(ends[-1] / limit))
    while wanted < len(sentences):
        share = max(1, ends[-1] / wanted)
        places = [int((end - size / 2) // share) for end, size in zip(ends, sizes, strict=True)]
        groups = [list(group) for _, group in groupby(range(len(sentences)), key=places.__getitem__)]
        if all(sum(sizes[place] for place in group) <= limit for group in groups):
            return [[sentences[place] for place in group] for group in groups]
        # A text without paragraphs has thousands of groups: one more at a time would take minutes.
        wanted = max(wanted + 1, wanted * 21 // 20)
    return [[span] for span in sentences]


def _passage(text: str, paragraph: Paragraph, sentences: list[Span], context: str = "") -> Passage:
    start, end = sentences[0][0], sentences[-1][1]
    return Passage(text[start:end], start, end, paragraph, tuple(sentences), context)
