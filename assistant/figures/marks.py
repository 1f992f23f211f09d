"""What the words before a figure say of it: what something rose by, or to; which part of a decade or a year is meant.

Two marks that differ are opposed: "rose to 240" does not tell that it rose by 240. Most figures have none.
"""

import re

from assistant.figures.figure import Figure
from assistant.figures.units import MONTHS

CHANGE = (
    r"\b(?:rose|rise[sn]?|rising|grew|grow(?:s|n|ing|th)?|fell|fall(?:s|en|ing)?|(?:in|de)creas\w+|climb\w*|drop\w*|"
    r"declin\w+|jump\w*|surg(?:e[sd]?|ing)|soar\w*|s[aiu]nk\w*|shr[aiu]nk\w*|rais(?:e[sd]?|ing)|lower(?:s|ed|ing)|"
    r"reduc\w+|cut(?:s|ting)?|expand\w*|swell\w*|swollen|plung\w+|plummet\w*|tumbl\w+|slid\w*|slip\w*|gain\w*|"
    r"widen\w*|narrow(?:s|ed|ing)|(?:went|goes|gone|going|go)\s(?:up|down))\b"
)
_HEDGED = (
    r"(?:(?:about|nearly|almost|roughly|around|some|over|under|only|just|approximately|another|more than|less than|"
    r"at least|as (?:much|many) as|between)\s)*(?:us\s?)?[$€£¥₹]?\s?$"
)
_LOOKED_BACK = 100
_SENTENCE_END = re.compile(r"[.;!?]\s")

_CHANGE = re.compile(CHANGE)
_REACHED = re.compile(
    rf"\b(?:(?:c[ao]mes?|coming|amount\w*|adds? up|added up)\sto|reach\w*|hit|st(?:oo|an)ds?\sat|total\w*)\s{_HEDGED}"
)
_RANGE = re.compile(rf"\bby\s(?:about\s|nearly\s|between\s)?[$€£¥₹]?(?:[\d.,]+%?|[a-z]+)\s(?:to|and|or)\s{_HEDGED}")
_BY = re.compile(
    rf"(?:{CHANGE}(?:.{{0,60}}\sby)?|{CHANGE}\sof|\b(?:is|are|was|were|been|be)\s(?:up|down)(?:\sby)?)\s{_HEDGED}"
)
_LEVEL = re.compile(rf"{CHANGE}.{{0,60}}\s(?:to|from)\s{_HEDGED}")

_TIME = re.compile(
    r"(?P<range>\b(?:early|mid|late)(?:\s(?:to|and|or)\s|[-–/]))?"
    r"\b(?:(?P<early>early|(?:beginning|start|outset) of)|(?P<mid>mid|middle of)|(?P<late>late|(?:end|close) of))"
    r"[\s-](?:(?:in|of)\s)?(?:the\s)?(?:year\s)?$"
)
_RATE = re.compile(r"\b(?:growth|inflation|rates?|pace|speed|rises|increases?)\b")
"""What is by how much something changes, and may itself change to that: growth fell to 2 percent."""

_AMOUNTS = frozenset({"number", "percent", "points", "share"})
_TIMES = frozenset({"year", "decade", "century", "ordinal"})
_EARLY, _LATE = 0.3, 0.7


def mark_of(text: str, start: int, figure: Figure) -> str:
    """The mark of the figure that begins there, or "".

    "by" for how much something changes, "level" for what it changes to or from; "early", "mid" or "late" of a time.
    """
    before = _SENTENCE_END.split(text[max(0, start - _LOOKED_BACK) : start])[-1]
    if figure.kind in _TIMES:
        found = _TIME.search(before)
        return found.lastgroup or "" if found and not found["range"] else ""
    if figure.kind not in _AMOUNTS or (figure.unit and figure.unit.base in MONTHS):
        return ""
    if reached := _REACHED.search(before):  # "the rise came to 240" tells of no level
        return "" if _CHANGE.search(before[: reached.start()]) else "level"
    if _RANGE.search(before):  # "by 3 to 5 percent"
        return ""
    if _BY.search(before):
        return "by"
    return "level" if _LEVEL.search(before) and not _RATE.search(before) else ""


def part_of(passed: float) -> str:
    """The mark of a time of which a share has passed, 0 to 1; "" where people may differ."""
    return "early" if passed < _EARLY else "late" if passed >= _LATE else ""
