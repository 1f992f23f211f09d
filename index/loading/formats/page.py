"""Lines on pages to blocks: what belongs together by place and size, without what repeats on every page. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.loading.draft import Block, BlockKind
from index.loading.joining import join
from index.loading.lines import FINISHED

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.?|стр\.?|第)?\W*(?:\d{1,4}|[ivxl]{1,6})(?:\W*(?:of|von|из|/|页)?\W*\d{0,4})?\W*", re.IGNORECASE
)
DIGITS = re.compile(r"\d+")
EDGE = 2
REPEATED = 0.4
WIDER_GAP = 1.35
INDENT = (6.0, 60.0)
SAME_SIZE = 0.1
LARGER, MUCH_LARGER = 1.12, 1.3
SHORT_HEADING = 200
BOLD_HEADING = 100


@dataclass(frozen=True)
class Line:
    """A line: its text, page (0-based), left edge, base line and type size (all in points), and whether it is bold."""

    text: str
    page: int
    x: float
    y: float
    size: float
    is_bold: bool


def drop_running_lines(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines but page numbers and those that stand at the top or bottom of many pages alike."""
    edges = [_edges(page) for page in pages]
    times = Counter(key for page in edges for key in {_key(line) for line in page})
    enough = max(EDGE, REPEATED * len(pages))
    running = {line for page in edges for line in page if times[_key(line)] >= enough or _is_page_number(line.text)}
    return [line for page in pages for line in page if line not in running]


def _is_page_number(text: str) -> bool:
    """Whether it is one, and not a sentence's last word."""
    return bool(PAGE_NUMBER.fullmatch(text)) and not text.rstrip().endswith(".")


def _edges(page: Sequence[Line]) -> list[Line]:
    """The two highest and the two lowest lines."""
    by_height = sorted(page, key=lambda line: line.y)
    return [*by_height[:EDGE], *by_height[-EDGE:]] if len(page) > EDGE else []


def _key(line: Line) -> tuple[str, int]:
    return DIGITS.sub("#", line.text.casefold()), round(line.size)


def join_lines(lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks of the lines; what is in larger type is a heading, the largest on the first page the title."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0
    words = frozenset(word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.casefold()))
    largest = max((line.size for line in lines), default=0)
    for group in _group(lines, _leading(lines, body)):
        text = join([line.text for line in group], words).translate(LIGATURES)
        yield Block(text, _kind(group, text, body, largest))


def _leading(lines: Sequence[Line], body: float) -> float:
    """The usual distance between two lines of the body."""
    gaps = [
        above.y - below.y
        for above, below in pairwise(lines)
        if above.page == below.page and above.size == below.size == body and 0 < above.y - below.y < 3 * body
    ]
    return median(gaps) if gaps else 1.2 * body


def _group(lines: Sequence[Line], leading: float) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _begins(group, line, leading):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(group: Sequence[Line], line: Line, leading: float) -> bool:
    """Whether a line begins another block than the lines above it."""
    above = group[-1]
    if abs(above.size - line.size) > SAME_SIZE * above.size or above.is_bold != line.is_bold:
        return True
    gap = above.y - line.y
    ended = bool(FINISHED.search(above.text))
    if above.page != line.page or gap < 0:  # another page or column
        return ended
    is_indented = INDENT[0] < line.x - min(above.x, group[0].x if len(group) > 1 else above.x) < INDENT[1]
    return gap > WIDER_GAP * max(leading, line.size) or (ended and is_indented and line.text[0].isupper())


def _kind(group: Sequence[Line], text: str, body: float, largest: float) -> BlockKind:
    size, is_short = group[0].size, len(text) <= SHORT_HEADING and not text.endswith(".")
    if is_short and group[0].page == 0 and size == largest > MUCH_LARGER * body:
        return "title"
    is_bold = all(line.is_bold for line in group) and len(text) <= BOLD_HEADING and not FINISHED.search(text)
    return "heading" if is_short and (size > LARGER * body or (is_bold and size >= body)) else "unknown"
