"""Which blocks that stand alone are headings. Judges by shape and neighbours, since plain text marks none. Pure.

A heading ends without a full stop and something stands under it. It is in CAPITALS, or numbered, or in Title Case, or
a few words above a real paragraph. A numbered line beside another item of its list is none, nor is a line repeated like
a speaker's name.
"""

# ruff: noqa: SIM905 - lists of words

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.loading.characters import weigh
from index.loading.draft import Block

STRUCTURE = re.compile(
    r"(?:chapter|part|book|section|act|scene|appendix|kapitel|teil|abschnitt|chapitre|partie|cap[ií]tulo|parte|глава|"
    r"часть)\s+(?:\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|\w+(?:st|nd|rd|th))\b.{0,80}"
    r"|第[\d一二三四五六七八九十百]+[章节部回].{0,40}"
    r"|(?:abstract|introduction|background|summary|overview|methods?|methodology|results|findings|discussion|"
    r"conclusions?|references|bibliography|acknowledge?ments|notes|preface|foreword|prologue|epilogue|contents|"
    r"einleitung|zusammenfassung|ergebnisse|fazit|literatur|résumé|введение|заключение|выводы|摘要|引言|结论)\.?",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVXL]{1,6}\.|§\s?\d+)\s+\S.*")
ITEM = re.compile(r"(?:[-–—*•·‣◦]|\(?(?:\d{1,3}|[a-z])[.)]|\[\d+\])\s+\S")
DIGITS = re.compile(r"\d+")
FULL_STOPS = (".", ",", ";", "。", "\uff0c", "\uff1b", "…")
STOPPED = re.compile(r"[.,;…。\uff0c\uff1b]$|[.,;!?…][”’\"'»“]$")
ENDS = (".", "!", "?", "…", "”", '"', "»", "“", ")", "*", "。", "\uff01", "\uff1f")
COLONS = (":", "\uff1a")
SMALL_WORDS = frozenset(
    "a an the and or nor but of in on at to for from by with as is are be vs via per into over than that it its "
    "der die das und oder von zu im am de la le les du des et en y el los las e di da do dos".split()
)
LONGEST = 110
MOST_WORDS = 14
FEW_WORDS = 8
PARAGRAPH = 80
REPEATED = 3


def is_heading_shaped(line: str) -> bool:
    """Whether the line is in CAPITALS or Title Case, or names a part of a book or paper; without a full stop."""
    if STRUCTURE.fullmatch(line):
        return True
    words = line.split()
    if "\n" in line or len(line) > LONGEST or len(words) > MOST_WORDS or STOPPED.search(line):
        return False
    return is_capitals(line) or (len(words) > 1 and not line.endswith(COLONS) and _is_title_case(words))


def is_capitals(line: str) -> bool:
    """Whether all letters are capitals, but for an initial "Mc" and words in brackets."""
    letters = re.sub(r"\bMc(?=[A-Z])|\([^)]*\)", "", line)
    return letters.isupper() and sum(map(str.isalpha, letters)) > 1


def is_numbered_above(line: str, following: str) -> bool:
    """Whether a line is numbered like a heading of the text under it: of sentences, or of items marked otherwise."""
    if not NUMBERED.fullmatch(line) or len(line) > LONGEST or len(line.split()) > MOST_WORDS or STOPPED.search(line):
        return False
    mark = read_mark(line)
    if ITEM.match(following):
        return not (mark.isdigit() or line.endswith(COLONS) or mark == read_mark(following))
    is_numbered_under = read_mark(following).startswith(f"{mark.rstrip('.')}.1")
    return is_numbered_under or weigh(following) >= PARAGRAPH or following.endswith((*FULL_STOPS, *COLONS))


def read_mark(line: str) -> str:
    """The first word, a 1 for each number in it, so that items of one list are marked alike: "1." and "12."."""
    return DIGITS.sub("1", line.split(maxsplit=1)[0])


def mark_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those of unknown kind that are headings of the kind "heading"."""
    repeated = Counter(block.text.rstrip(":") for block in blocks)
    marked = list(blocks)
    for number, (block, following) in enumerate(zip(blocks, _following(blocks), strict=True)):
        if block.kind == "unknown" and following and repeated[block.text.rstrip(":")] < REPEATED:
            before = marked[number - 1] if number else None
            if _is_heading(block.text, before, following):
                marked[number] = replace(block, kind="heading")
    return marked


def _following(blocks: Sequence[Block]) -> list[Block | None]:
    """For each block, the next one that is a paragraph or may be one."""
    following: list[Block | None] = []
    nearest = None
    for block in reversed(blocks):
        following.append(nearest)
        if block.kind in {"unknown", "paragraph"}:
            nearest = block
    return following[::-1]


def _is_heading(line: str, before: Block | None, following: Block) -> bool:
    if STRUCTURE.fullmatch(line):
        return True
    if "\n" in line or len(line) > LONGEST or len(line.split()) > MOST_WORDS or STOPPED.search(line):
        return False
    if ITEM.match(line) or NUMBERED.fullmatch(line):
        beside = [block.text for block in (before, following) if block and block.kind != "heading"]
        items = [text for text in beside if ITEM.match(text)]
        is_item = not NUMBERED.fullmatch(line) or read_mark(line) in map(read_mark, items)
        is_above = following.kind == "paragraph" and not ITEM.match(following.text)
        return not is_item and (is_above or is_numbered_above(line, following.text))
    if is_heading_shaped(line):
        return is_capitals(line) or _is_paragraph(following) or is_heading_shaped(following.text)
    return _stands_between(line, before, following)


def _is_paragraph(block: Block) -> bool:
    return weigh(block.text) >= PARAGRAPH or block.kind == "paragraph"


def _stands_between(line: str, before: Block | None, following: Block) -> bool:
    """A few words, the first with a capital, behind a finished paragraph or a list and above another paragraph."""
    if line.endswith((*COLONS, "?", "!", "\uff1f", "\uff01")) or line.isdigit():
        return False
    is_text = before is not None and before.kind in {"unknown", "paragraph"} and "\n" not in before.text
    ended = before is None or not is_text or before.text.endswith(ENDS)
    first = line[0]
    begins = first.isupper() or first.isdigit() or not (first.islower() or first.isascii())
    return (
        ended
        and begins
        and len(line.split()) <= FEW_WORDS
        and len(line) < len(following.text)
        and _is_paragraph(following)
    )


def _is_title_case(words: Sequence[str]) -> bool:
    """Every word but the small ones has a capital or is a number; so has the first."""
    letters = [word.strip("“”‘’\"'()[]«»,:;!?–—-") for word in words]
    large = [word for word in letters if word and word.casefold() not in SMALL_WORDS]
    return bool(large) and letters[0][:1] != letters[0][:1].lower() and all(not word[0].islower() for word in large)
