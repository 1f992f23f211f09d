"""Lines of plain text to blocks: wrapped paragraphs are joined, verses, lists, chats and addresses keep their lines.

An empty line ends a block. Without any, each line is a paragraph, unless the lines are wrapped: then a line that
leaves room for the next word ends one. Tabs and several spaces become one space. What a mail quotes is read alike.
"""

# ruff: noqa: RUF001 - letters of other scripts are meant

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.loading.draft import Block
from index.loading.furniture import is_furniture
from index.loading.headings import FEW_WORDS, ITEM, STRUCTURE, is_heading_shaped, is_numbered_above, read_mark
from index.loading.joining import EAST_ASIAN, join, plain
from index.loading.mail import is_mail_head
from index.loading.names import are_names_with_notes
from index.loading.replies import split_replies

EMPTY = re.compile(r"\n(?:[ \t]*\n)+")
NARROWEST, NARROWEST_EAST_ASIAN, WIDEST = 40, 18, 132
EAST_ASIAN_LETTER = re.compile(f"[{EAST_ASIAN}]")
NEARLY_FULL = 0.8
MOSTLY = 0.75
VERSE = 4
HEAD_LINES, HEAD_WIDTH = 6, 120
SENTENCE_WIDTH = 60
FINISHED = re.compile(r"[.!?…:][”\"’)»“\]]*$|[。！？]$")
STAMP = re.compile(
    r"[\[(]?(?:\d{4}-\d\d-\d\d|\d{1,2}([./])\d{1,2}\1\d{2,4}|[A-Z][a-z]{2} +\d{1,2} +\d\d:\d\d|\d{1,2}:\d\d)(?!\d)"
)
"""The date or time of day that begins a line of a chat, a transcript or a log."""

DIGITS = re.compile(r"\d+")
SIGNS = (" | ", " – ", " — ", " - ")
QUOTES = "“\"‘'«„([—–-"


def read_blocks(text: str) -> list[Block]:
    """The blocks of a cleaned text, none empty.

    Args:
        text: as `characters.clean` leaves it.
    """
    chunks = [(run.is_quoted, chunk) for run in split_replies(text) for chunk in _chunks(run.text)]
    lengths: dict[bool, list[int]] = {False: [], True: []}
    for is_quoted, chunk in chunks:
        lengths[is_quoted] += map(len, chunk)
    widths = {is_quoted: _width(those) for is_quoted, those in lengths.items()}
    found: list[Block] = []
    for number, (is_quoted, chunk) in enumerate(chunks):
        texts = _split(chunk, widths[is_quoted], is_head=number == 0, is_alone=len(chunks) == 1)
        found += [Block(text) for text in texts if text]
    return found


def _chunks(text: str) -> list[list[str]]:
    """The lines of a text that are not empty, together where no empty one stands between them."""
    chunks = [
        [line.expandtabs(4).rstrip() for line in chunk.split("\n") if line.strip()] for chunk in EMPTY.split(text)
    ]
    return [chunk for chunk in chunks if chunk]


def _width(lengths: Sequence[int]) -> int:
    """The column at which nearly all lines end, 0 for no lines."""
    return sorted(lengths)[int(0.95 * (len(lengths) - 1))] if lengths else 0


def _split(chunk: Sequence[str], width: int, *, is_head: bool, is_alone: bool) -> Iterator[str]:
    """The texts of the blocks of a run of lines without an empty one between them."""
    if len(chunk) > 1 and _begins_apart(chunk, width):
        yield plain(chunk[0])
        chunk = chunk[1:]
    if len(chunk) == 1 or (is_head and is_mail_head(chunk)):
        yield from map(plain, chunk)
    elif any(map(STAMP.match, map(str.strip, chunk))) and _is_stamped(chunk):
        *above, listing = _split_list(chunk, STAMP)
        entries = listing.split("\n")
        yield from above
        yield from entries if _has_a_block_a_line(entries, is_head=False, is_alone=is_alone) else [listing]
    elif is_heading_shaped(chunk[0].strip()) and _is_wrapped(chunk[1:], width):
        yield plain(chunk[0])
        yield from _split_wrapped(chunk[1:], width)
    elif any(map(ITEM.match, map(str.strip, chunk))) and _is_list(chunk):
        yield from _split_list(chunk, ITEM)
    elif _is_wrapped(chunk, width):
        fields = _count_fields(chunk, width) if is_head else 0
        yield from map(plain, chunk[:fields])
        yield from _split_wrapped(chunk[fields:], width)
    elif _has_a_block_a_line(chunk, is_head=is_head, is_alone=is_alone):
        yield from map(plain, chunk)
    else:
        yield "\n".join(map(plain, chunk))


def _begins_apart(chunk: Sequence[str], width: int) -> bool:
    """Whether the first line is a heading, or the names of authors above notes on them, and no empty line says so."""
    is_byline = are_names_with_notes(*map(plain, chunk[:2]))
    return is_byline or _begins_with_a_number(chunk, width) or _begins_with_a_caption(chunk)


def _begins_with_a_number(chunk: Sequence[str], width: int) -> bool:
    """Whether the first line is a heading with a number, no item of a list and no wrapped sentence."""
    first, second, *others = map(plain, chunk)
    mark = read_mark(first)
    is_item = mark.isdigit() or mark in {read_mark(second), *map(read_mark, others)}
    goes_on = second[0].islower() and not ITEM.match(second)
    is_wrapped = width >= NARROWEST and _is_full(chunk[0], chunk[1], width)
    is_under = goes_on or is_wrapped or _indents(chunk[:2]) == {1}
    return is_numbered_above(first, second) and not (is_item or is_under)


def _begins_with_a_caption(chunk: Sequence[str]) -> bool:
    """Whether the first line is a few words above a table or a list of dates: most lines have a sign that it lacks."""
    first, *others = map(plain, chunk)
    is_short = len(first.split()) <= FEW_WORDS and not FINISHED.search(first) and ". " not in first
    return is_short and any(
        sign not in first and sum(sign in line for line in others) > max(1, MOSTLY * len(others)) for sign in SIGNS
    )


def _is_list(chunk: Sequence[str]) -> bool:
    """Whether items begin again and again: two lines in three at least, or all that are not indented under one."""
    items = [bool(ITEM.match(line.strip())) for line in chunk]
    indents = [len(line) - len(line.lstrip()) for line in chunk]
    first = items.index(True)
    least = indents[first]
    follows = all(item or indent > least for item, indent in zip(items[first:], indents[first:], strict=True))
    return sum(items) > 1 and first <= 1 and (follows or sum(items) >= len(items) * 2 / 3)


def _is_stamped(chunk: Sequence[str]) -> bool:
    """Whether the first or second line begins with a date or time, and another one alike."""
    stamps = [STAMP.match(line.strip()) for line in chunk]
    alike = Counter(DIGITS.sub("#", stamp[0]) for stamp in stamps if stamp)
    return any(stamps[:2]) and max(alike.values()) > 1


def _split_list(chunk: Sequence[str], begin: re.Pattern[str]) -> Iterator[str]:
    """The line that introduces the list, if any, and the list with a line an item."""
    first = next(number for number, line in enumerate(chunk) if begin.match(line.strip()))
    yield from map(plain, chunk[:first])
    items: list[str] = []
    for line in map(plain, chunk[first:]):
        if begin.match(line) or not items:
            items.append(line)
        else:
            items[-1] = join([items[-1], line])
    yield "\n".join(items)


def _is_wrapped(chunk: Sequence[str], width: int) -> bool:
    """Whether most lines end because the next word had no room; verses begin each line with a capital."""
    narrowest = NARROWEST_EAST_ASIAN if EAST_ASIAN_LETTER.search(chunk[0]) else NARROWEST
    if not narrowest <= width <= WIDEST or len(chunk) == 1:
        return False
    full = [_is_full(line, following, width) for line, following in pairwise(chunk)]
    capitals = sum(line.strip()[0].isupper() for line in chunk[1:])
    is_verse = len(chunk) >= VERSE and capitals > MOSTLY * (len(chunk) - 1)
    ends = [done or bool(FINISHED.search(line)) for done, line in zip(full, chunk, strict=False)]
    return sum(full) >= len(full) / 2 and sum(ends) >= MOSTLY * len(ends) and not is_verse


def _count_fields(chunk: Sequence[str], width: int) -> int:
    """How many lines at the top leave room and end without a full stop: title, byline, date."""
    ends = (_is_full(line, following, width) or FINISHED.search(line) for line, following in pairwise(chunk))
    return next((number for number, end in enumerate(ends) if end or number == HEAD_LINES), 0)


def _is_full(line: str, following: str, width: int) -> bool:
    word = following.split(maxsplit=1)[0]
    needed = 1 if EAST_ASIAN_LETTER.match(word) else 1 + len(word)
    return len(line) + needed > NEARLY_FULL * width


def _split_wrapped(chunk: Sequence[str], width: int) -> Iterator[str]:
    """Joined paragraphs: one begins at an indent, behind a heading, and behind a finished line that leaves room."""
    begins = _indents(chunk)
    paragraph = [chunk[0]]
    for number in range(1, len(chunk)):
        before, line = chunk[number - 1], chunk[number]
        has_room = not _is_full(before, line, width)
        starts = line.strip()[0].isupper() or line.strip()[0] in QUOTES
        ended = (
            has_room
            and starts
            and (FINISHED.search(before) or (paragraph == [before] and is_heading_shaped(before.strip())))
        )
        if number in begins or ended or _is_alone_in_capitals(before) or _is_alone_in_capitals(line):
            yield join(paragraph)
            paragraph = []
        paragraph.append(line)
    yield join(paragraph)


def _is_alone_in_capitals(line: str) -> bool:
    line = line.strip()
    return STRUCTURE.fullmatch(line) is not None or (line.isupper() and is_heading_shaped(line))


def _indents(chunk: Sequence[str]) -> set[int]:
    """Numbers of the lines that begin a paragraph by their indent, or by hanging out where most lines are indented."""
    indents = [len(line) - len(line.lstrip()) for line in chunk]
    indented = {number for number, indent in enumerate(indents) if indent > min(indents) + 1}
    return indented if len(indented) <= len(chunk) / 2 else set(range(len(chunk))) - indented


def _has_a_block_a_line(chunk: Sequence[str], *, is_head: bool, is_alone: bool) -> bool:
    """Whether the lines are paragraphs, or the title, byline and date of the head, and no verse, list or address."""
    finished = sum(bool(FINISHED.search(line)) for line in chunk)
    is_long = max(map(len, chunk)) > WIDEST
    are_sentences = finished >= MOSTLY * len(chunk) and sum(map(len, chunk)) / len(chunk) >= SENTENCE_WIDTH
    are_fields = (
        is_head and not is_alone and len(chunk) <= HEAD_LINES and max(map(len, chunk)) <= HEAD_WIDTH and not finished
    )
    return is_long or are_sentences or are_fields or any(map(is_furniture, map(plain, chunk)))
