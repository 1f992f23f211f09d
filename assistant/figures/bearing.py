"""Does one figure bear out another: the same in another spelling, the same rounded, or on its side of a bound?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from assistant.figures.figure import NEAR, Figure, Mention
from assistant.figures.marks import part_of
from assistant.figures.mentions import figures_of, ratios_of
from assistant.figures.units import MONTHS
from assistant.figures.worded import as_change, is_in_magnitude, is_ratio

RECKONED = frozenset((*(Fraction(100, whole) for whole in range(2, 11)), Fraction(200, 3)))
"""Shares that a sentence may have reckoned from counts, such as a third: only another share tells them wrong."""

NEAR_SHARE = Fraction(3, 2)
"""Percentage points that "a third" may be off."""

FEWEST = 10
"""How many of its last place a figure must be, two digits, that is rounded and does not say so."""

RECKONED_FROM = 2
"""Counts that a share is reckoned from."""

SHARES = frozenset({"share", "percent"})
_ROUNDED = frozenset({"number", "percent", "points", "times"})
_MORE = r"(?:more|longer|higher|larger|greater|bigger|older|taller|deeper|heavier|wider|later|further|farther)"
_LESS = r"(?:less|fewer|shorter|lower|smaller|younger|lighter|narrower|earlier|nearer)"
_HEDGE = re.compile(
    r"\b(?:(?P<nearly>nearly|almost|just under)"
    rf"|(?P<most>(?:no|not) {_MORE} than|up to|at most|under|below)"
    rf"|(?P<least>(?:no|not) {_LESS} than|at least|upwards of|over|above|beyond|past|passed|passes)"
    rf"|(?P<below>{_LESS} than)"
    rf"|(?P<above>{_MORE} than|exceed\w*|in excess of|surpass\w*|topp(?:ed|ing))"
    r"|about|around|roughly|approximately|some|circa|close to|an estimated)\s?(?:US)?[$€£¥]?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s?(?:\+|(?:[a-z]+ )?(?:or|and) (?:more|above|over|upwards?|longer|older|higher)\b|plus\b)(?P<above>)|"
    r"\s?(?:[a-z]+ )?or (?:less|fewer|below|under|shorter|younger|lower)\b(?P<below>)",
    re.IGNORECASE,
)
"""What makes a bound of the figure before it."""

_DENIED = re.compile(r"\b(?:no|not|none|nobody|nothing|never|neither|nor)\b|n[’']t\b", re.IGNORECASE)
_LOOKED_BACK = 24
_GROUP = re.compile(r"\b(?i:covid)-19\b|\bG-\d+\b|\bGroup of (?:\d+|[A-Z][a-z]+)\b")
"""What is named by a number: a name and no figure."""

_COUNTED = re.compile(r"[\s-]+(\w{3,}?)s?\b")
"""What a number counts: the next word."""


def missing_figures(evidence: str, sentence: str) -> list[str]:
    """The figures of the sentence that the evidence does not bear out, in order, in small letters."""
    given = _given(evidence)
    named = [match.span() for match in _GROUP.finditer(sentence)]
    ratios = [ratio for ratio in ratios_of(sentence) if _is_borne(ratio, given, sentence)]
    return [
        sentence[mention.start : mention.end].lower()
        for mention in figures_of(sentence)
        if not any(ratio.start <= mention.start < ratio.end for ratio in ratios)
        and not any(start <= mention.start < end for start, end in named)
        and not _is_borne(mention, given, sentence)
        and (_counts_otherwise(mention, evidence, sentence) or not _is_reckoned(mention, given, sentence))
    ]


@lru_cache(maxsize=64)
def _given(evidence: str) -> tuple[Figure, ...]:
    """What the evidence gives; a year gives its decade and its century as well."""
    given = [
        replace(figure, bound=_bound(_hedge(mention, evidence)) or _bound_behind(mention, evidence))
        for mention in (*figures_of(evidence), *ratios_of(evidence))
        for figure in mention.readings
    ]
    years = [int(figure.value) for figure in given if figure.kind == "year"]
    decades = (Figure(Fraction(year - year % 10), "decade", mark=part_of(year % 10 / 10)) for year in years)
    centuries = (Figure(Fraction(year // 100 + 1), "century", mark=part_of(year % 100 / 100)) for year in years)
    return (*given, *decades, *centuries)


def _is_borne(mention: Mention, given: Sequence[Figure], sentence: str) -> bool:
    hedge = _hedge(mention, sentence)
    is_strict = _is_strict(hedge, mention, sentence)
    return any(_bears(each, told, hedge, is_strict=is_strict) for told in mention.readings for each in given)


def _is_strict(hedge: re.Match[str] | None, mention: Mention, sentence: str) -> bool:
    """Whether it says that something is more, or less, and so not that. What is written in words is often reckoned."""
    if not hedge or not (hedge["above"] or hedge["below"]):
        return False
    is_written = any(letter.isdigit() for letter in sentence[mention.start : mention.end])
    return is_written and not _DENIED.search(sentence[: mention.start])


def _hedge(mention: Mention, sentence: str) -> re.Match[str] | None:
    return _HEDGE.search(sentence[max(0, mention.start - _LOOKED_BACK) : mention.start].rstrip())


def _bound(hedge: re.Match[str] | None) -> str:
    """On which side of a figure the true one is: "above", "below", or "" where that is not said."""
    if not hedge:
        return ""
    if hedge["above"] or hedge["least"]:
        return "above"
    return "below" if hedge["below"] or hedge["most"] or hedge["nearly"] else ""


def _bound_behind(mention: Mention, text: str) -> str:
    behind = _BEHIND.match(text, mention.end)
    return behind.lastgroup or "" if behind else ""


def _counts_otherwise(mention: Mention, evidence: str, sentence: str) -> bool:
    """Whether the evidence has another small number, or another rank, of the same: two sisters for its three."""
    kind, value = mention.readings[0].kind, mention.readings[0].value
    counted = _COUNTED.match(sentence, mention.end)
    if mention.is_said or kind not in {"number", "ordinal"} or not counted:
        return False
    others = [
        each
        for each in figures_of(evidence)
        if (each.readings[0].kind, each.readings[0].value != value) == (kind, True)
    ]
    there = [_COUNTED.match(evidence, each.end) for each in others]
    return counted[1].lower() in {match[1].lower() for match in there if match}


def _is_difference(told: Figure, given: Sequence[Figure]) -> bool:
    """Whether it is how far two years, or two percentages, are apart."""
    if told.kind == "points":
        ends, apart = [each.value for each in given if each.kind == "percent" and each.mark != "by"], told.value
    elif told.kind == "number" and told.unit and told.unit.base == "month":
        ends, apart = [each.value for each in given if each.kind == "year"], told.in_base().value / 12
    else:
        return False
    return any(abs(one - other) == apart for one, other in combinations(set(ends), 2))


def _is_reckoned(mention: Mention, given: Sequence[Figure], sentence: str) -> bool:
    """Whether the sentence may reckon it; not where other shares stand there, or two hours for its two days."""
    told, hedge = mention.readings[0], _hedge(mention, sentence)
    if _is_difference(told, given):
        return True
    if told.kind == "times":
        return is_ratio(told, given, is_more=_bound(hedge) == "above")
    if not mention.is_said:
        return bool(hedge) or not any(_is_misread(each, told) for each in given)
    if told.kind != "share" or told.value not in RECKONED or any(each.kind in SHARES for each in given):
        return False
    is_inverse = any(each.kind == "times" and each.value == 100 / told.value for each in given)
    return is_inverse or len({each.value for each in given if each.kind == "number" and each.place}) >= RECKONED_FROM


def _is_misread(given: Figure, told: Figure) -> bool:
    """Whether something else is there: two hours for two days, thirty years for half a century.

    A day of a month is no count.
    """
    if given.kind != "number" or not (given.unit and told.unit):
        return False
    if given.unit == told.unit and told.unit.base in {"minute", "month"} and told.value >= 1:
        return True
    if told.value < 1 or told.value.denominator > 1:
        return given.unit.base == told.unit.base
    return given.value == told.value and (given.unit.base in MONTHS) == (told.unit.base in MONTHS)


def _bears(given: Figure, told: Figure, hedge: re.Match[str] | None, *, is_strict: bool) -> bool:
    if told.kind == "magnitude" != given.kind:
        return is_in_magnitude(given, told)
    if given.kind != told.kind and "times" in {given.kind, told.kind}:
        given, told = as_change(given), as_change(told)
    is_opposed = bool(given.mark and told.mark and given.mark != told.mark)
    is_share = "share" in {given.kind, told.kind} <= SHARES
    is_other = bool(given.unit and told.unit and given.unit.base != told.unit.base)
    if is_opposed or is_other or (given.kind != told.kind and not is_share):
        return False
    if given.unit and told.unit:
        given, told = given.in_base(), told.in_base()
    if given.value == told.value:
        return given.bound == _bound(hedge) or (not (given.bound and _bound(hedge)) and not is_strict)
    if hedge and (is_share or told.kind in _ROUNDED):
        return _is_near(given, told, hedge, is_share=is_share)
    if is_share:
        return abs(given.value - told.value) <= NEAR_SHARE
    return told.kind in _ROUNDED and _is_rounded(given, told)


def _is_near(given: Figure, told: Figure, hedge: re.Match[str], *, is_share: bool) -> bool:
    if not is_share and not (given.place and told.place):
        return False
    off = given.value - told.value
    bound = _bound(hedge)
    if off < 0 if bound == "above" else off > 0 and bound == "below":
        return False
    is_bound = bool(bound and not hedge["nearly"])
    return (is_share and is_bound) or abs(off) <= NEAR * told.value


def _is_rounded(given: Figure, told: Figure) -> bool:
    is_exact_enough = told.value >= FEWEST * told.place and 0 < given.place < told.place
    return is_exact_enough and abs(given.value - told.value) * 2 <= told.place
