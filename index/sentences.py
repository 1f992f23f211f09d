"""Text -> sentences and lines, as spans in characters of it; and how they stand to one another. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

# sentencex keeps quotations and abbreviations whole but never ends a sentence at "…" or inside a closing bracket.
MISSED_END = re.compile(r"(?:…|(?<!\.)[.!?][)\]])[”’\"']*\s+(?=[“‘\"'(]?[^\W\d_a-z])")
# It ends one behind "1.", none behind "(1) It is so.", and one within "A. M. Holloran".
ITEM_MARK = re.compile(r"\s*(?P<mark>\(?(?:\d{1,3}|[a-z]|[ivxl]{1,4})[.)])\s+(?=\S)")
INITIALS = re.compile(r"\b[A-Z]\.\s[A-Z]\.$")

NARROWEST, NEARLY_FULL = 40, 0.8
"""Characters of the longest line from which on prose is wrapped, and the share of it that a line fills."""

RUNS_ON = re.compile(r"[^\W_],?\n[a-z]")
ASKS = ("?", "？")  # noqa: RUF001 - the second is that of East Asia
LEADS_IN = (":", "：", *ASKS)  # noqa: RUF001 - likewise
"""How a sentence ends that says nothing without the next one: "There are three:", "Who may come?"."""
CELL = " | "
"""What stands between the cells of a table's row."""


Span = tuple[int, int]


def is_behind(span: Span, other: Span) -> bool:
    """Whether a sentence stands right behind another in its paragraph: there is one blank between them, or none."""
    return 0 <= span[0] - other[1] <= 1


def shares_half(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 >= min(one[1] - one[0], other[1] - other[0])


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
