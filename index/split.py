"""Article -> passages: whole sentences of one paragraph, no longer than the embedding model reads. Pure.

Knows no model: the caller says how many tokens fit and how to count them.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from index.article import Article, Paragraph

VERSION = "3"
"""Part of an index's key: raise it whenever the same article would be split otherwise."""

TOKENS_A_CHARACTER = 4
"""At most: a character may be as many bytes, and a tokenizer may know it by its bytes alone."""

SEARCHED_MARKS = ("title", "author", "date")

# sentencex keeps quotations and abbreviations whole but never ends a sentence at "…" or inside a closing bracket.
MISSED_END = re.compile(r"(?:…|(?<!\.)[.!?][)\]])[”’\"']*\s+(?=[“‘\"'(]?[^\W\d_a-z])")
# It ends one behind "1.", none behind "(1) It is so.", and one within "A. M. Holloran".
ITEM_MARK = re.compile(r"\s*(?P<mark>\(?(?:\d{1,3}|[a-z]|[ivxl]{1,4})[.)])\s+(?=\S)")
INITIALS = re.compile(r"\b[A-Z]\.\s[A-Z]\.$")
CLAUSE_END = re.compile(r"[;:,—–]\s*|\s+")

NARROWEST, NEARLY_FULL = 40, 0.8
"""Characters of the longest line from which on prose is wrapped, and the share of it that a line fills."""

RUNS_ON = re.compile(r"[^\W_],?\n[a-z]")
ASKS = ("?", "？")  # noqa: RUF001 - the second is that of East Asia
LEADS_IN = (":", "：", *ASKS)  # noqa: RUF001 - likewise
"""How a sentence ends that says nothing without the next one: "There are three:", "Who may come?"."""
CELL = " | "
"""What stands between the cells of a table's row."""

LONGEST_CONTEXT = 200
"""Characters from which on a heading or lead-in is left out: the passage itself must find room beside a question."""

Span = tuple[int, int]
CountTokens = Callable[[str], int]


def is_behind(span: Span, other: Span) -> bool:
    """Whether a sentence stands right behind another in its paragraph: there is one blank between them, or none."""
    return 0 <= span[0] - other[1] <= 1


def shares_half(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 >= min(one[1] - one[0], other[1] - other[0])


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


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """(start, end) of the sentences of `text[start:end]`, counted in `text`, without outer white space."""
    from sentencex import segment

    body = text[start:end]
    mark = ITEM_MARK.match(body)
    position = mark.end() if mark else 0
    spans: list[Span] = []
    for segment_text in segment("en", body[position:]):
        position = body.index(segment_text, position)
        spans.extend(_repaired(body, position, position + len(segment_text)))
        position += len(segment_text)
    if mark and spans:
        spans[0] = (mark.start("mark"), spans[0][1])
    return [(start + first, start + last) for first, last in _rejoined(body, spans)]


def _rejoined(body: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences, those that end within a name rejoined with the next."""
    joined: list[Span] = []
    for span in spans:
        if joined and INITIALS.search(body, *joined[-1]):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def split_lines(text: str, start: int, end: int) -> list[Span]:
    """(start, end) of the lines of `text[start:end]`: items, rows and verses; one where it is prose that is wrapped."""
    ends = [match.start() for match in re.finditer("\n", text[start:end])]
    if not ends or _is_wrapped(text[start:end].split("\n")):
        return [(start, end)]
    return [(start + first, start + last) for first, last in pairwise([0, *ends, end - start])]


def unwrapped(quote: str) -> str:
    """The quote, as long as before, with spaces for the ends of lines that only wrap prose."""
    breaks, running_on = quote.count("\n"), len(RUNS_ON.findall(quote))
    is_wrapped = 2 * running_on >= breaks and len(max(quote.split("\n"), key=len)) >= NARROWEST
    return quote.replace("\n", " ") if is_wrapped else quote


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether most lines run on behind their end, because the next word had no room."""
    width = max(map(len, lines))
    running_on = [
        len(line) + len(behind.split(" ", 1)[0]) >= NEARLY_FULL * width and bool(RUNS_ON.search(f"{line}\n{behind}"))
        for line, behind in pairwise(lines)
    ]
    return width >= NARROWEST and sum(running_on) >= max(2, len(running_on) / 2)


def _repaired(body: str, start: int, end: int) -> Iterator[Span]:
    cuts = [start, *(match.end() for match in MISSED_END.finditer(body, start, end)), end]
    for first, last in pairwise(cuts):
        piece = body[first:last]
        if piece.strip():
            yield first + len(piece) - len(piece.lstrip()), last - len(piece) + len(piece.rstrip())


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
