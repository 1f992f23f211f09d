"""Figures that count nothing themselves take the scale or the percent of one beside them: between 20 and 30 million."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.figures.figure import Figure, Mention

NEAR = 4
"""Figures on either side from which one may borrow."""

COUNTS_NOTHING = re.compile(r"\s*(?:$|[-–—,;.:!?)/]|(?:to|and|or|in|at|by|from|for|on|per|but|before|after)\b)")
_IN = re.compile(r"\bin\s$")
_JOINED = re.compile(r"(?:[\s\-–—,$€£¥₹]|(?:to|and|or|about|nearly|almost|roughly|around|some|us)\b)*")
_ENDS = re.compile(r"[.!?,;:]\s")
_OR_ELSE = re.compile(r",\s+or\b")


def borrowed(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, each read as well with what it may borrow."""
    return [_borrowing(text, found, at) for at in range(len(found))]


def _borrowing(text: str, found: Sequence[Mention], at: int) -> Mention:
    mention = found[at]
    own = mention.readings[0]
    if own.kind != "number" or own.scale != 1 or not COUNTS_NOTHING.match(text, mention.end):
        return mention
    lent = (
        Figure(own.value * unit.scale, unit.kind, unit.unit, unit.scale, own.place * unit.scale)
        for other in range(max(0, at - NEAR), min(len(found), at + NEAR + 1))
        for unit in found[other].readings[:1]
        if (unit.scale != 1 or unit.kind in {"percent", "points"})
        and own.unit in {None, unit.unit}
        and _is_joined(text, found[min(at, other) : max(at, other) + 1])
    )
    return replace(mention, readings=(*mention.readings, *lent))


def _is_joined(text: str, chain: Sequence[Mention]) -> bool:
    """Whether only joining words stand between, or the one is what something went from and the other what it went to.

    In "40, or 30 percent" the one is the other, and no list goes on.
    """
    one, other = chain[0], chain[-1]
    if text.endswith("from ", 0, one.start) and text.endswith(" to ", 0, other.start):
        return not _ENDS.search(text, one.end, other.start)
    gaps = [text[one.end : other.start] for one, other in pairwise(chain)]
    years = [other.readings[0].kind == "year" for other in chain[1:]]
    return all(
        _JOINED.fullmatch(_IN.sub("", gap) if is_year else gap) and not _OR_ELSE.match(gap)
        for gap, is_year in zip(gaps, years, strict=True)
    )
