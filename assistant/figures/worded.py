"""Figures in words that have no number: thousands, tens of millions; doubled, threefold, twice as many; a decade."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from assistant.figures.figure import NEAR, Figure, Mention
from assistant.figures.numerals import SCALES, SMALL, one_of
from assistant.figures.units import UNITS

_GROUPS = {"": 1, "tens": 10, "hundreds": 100}
MAGNITUDE = rf"\b(?:(?P<group>tens|hundreds)\sof\s)?(?P<plural>{one_of(SCALES)})s\b"
_WIDE = frozenset(SCALES.values()) - {SCALES["dozen"], SCALES["hundred"]}

_FOLDS = {
    **dict.fromkeys(("half", "halv"), Fraction(1, 2)),
    **dict.fromkeys(("twice", "doubl"), Fraction(2)),
    **dict.fromkeys(("thrice", "tripl", "trebl"), Fraction(3)),
    **dict.fromkeys(("quadrupl",), Fraction(4)),
    **dict.fromkeys(("quintupl",), Fraction(5)),
    **{word: Fraction(value) for word, value in SMALL.items()},
}
_COUNTS = rf"(?:{one_of(SMALL)}|\d{{1,3}}(?:\.\d{{1,3}})?)"
_COMPARED = r"(?=\s(?:as|more|less|fewer|larger|higher|bigger|greater|the|its|their|his|her|that|what)\b)"
_MULTIPLE = r"(?:doubl|tripl|trebl|quadrupl|quintupl)"
TIMES = (
    rf"\b(?:{_COUNTS}[\s-]?fold\b|{_COUNTS}\stimes\b{_COMPARED}|(?:half(?=\sas\b)|(?:twice|thrice))\b"
    rf"|halv(?:e|ed|ing)\b|{_MULTIPLE}(?:ed|ing)\b(?!\s(?:down|back|over|up)\b)"
    # Whoever plays a double game doubles nothing.
    rf"|(?:(?<=\bto\s)|(?<=\bwill\s)|(?<=\bwould\s)|(?<=\bcould\s)|(?<=\bmay\s)|(?<=\bmore than\s)){_MULTIPLE}e\b"
    rf"|{_MULTIPLE}es?\b(?=\s(?:the|its|their|his|her|that|what)\b))"
)
_FOLD = re.compile(rf"{one_of(_FOLDS)}|[\d.]+")
_OFTEN = re.compile(r"(?:twice|thrice)(?!\s(?:as|the|its|their|his|her|that|what)\b)")
"""What only counts how often."""

SPAN = (
    r"\b(?:an?\s)?(?:(?P<part>half|quarter)(?:\sof\san?\s|\san?\s|[\s-])(?:decade|century|year)"
    r"|(?<=\ba\s)(?:decade|century|year(?=\sand\sa\shalf))(?P<more>\sand\sa\shalf)?)\b"
)
_PARTS = {None: Fraction(1), "half": Fraction(1, 2), "quarter": Fraction(1, 4)}


def magnitude(_: str, match: re.Match[str]) -> Mention:
    """Such as "tens of thousands": the least that it may be."""
    value = Fraction(_GROUPS[match["group"] or ""] * SCALES[match["plural"]])
    return Mention(*match.span(), (Figure(value, "magnitude"),))


def is_in_magnitude(given: Figure, told: Figure) -> bool:
    """Whether a number is in the thousands, where the sentence says thousands; a year is in none."""
    most = told.value * (1000 if told.value in _WIDE else 10)
    return given.kind == "number" and given.place > 0 and told.value <= given.value < most


def times(text: str, match: re.Match[str]) -> Mention:
    """Such as "doubled"; "twice" alone may only count."""
    found = _FOLD.match(match[0])
    written = found[0] if found else ""
    value = Fraction(written) if written[:1].isdigit() else _FOLDS[written]
    figure = Figure(value, "times", place=Fraction(1))
    if _OFTEN.match(text, match.start()):
        return Mention(*match.span(), (Figure(value), figure), is_said=False)
    return Mention(*match.span(), (figure,))


def as_change(figure: Figure) -> Figure:
    """Times as a change in percent: what doubled rose by 100 percent, and what fell by half was halved."""
    if figure.kind != "times":
        return figure
    return Figure(abs(figure.value - 1) * 100, "percent", place=Fraction(1), mark="by")


def is_ratio(told: Figure, given: Sequence[Figure], *, is_more: bool) -> bool:
    """Whether one of two levels there is as many times the other, or about that, or a percentage says so."""
    most = told.value + 1 if is_more else told.value * (1 + NEAR)
    levels = [each for each in given if each.kind in {"number", "percent"} and each.place and each.mark != "by"]
    ratios = [more / less for one, other in permutations(levels, 2) for more, less in _alike(one, other) if less]
    ratios += [each.value / 100 for each in levels if each.kind == "percent"]
    return any(told.value * (1 - NEAR) <= ratio <= most for ratio in ratios)


def _alike(one: Figure, other: Figure) -> list[tuple[Fraction, Fraction]]:
    """Their values, where they may be of one thing: 38 seconds and 71, but no dollars and tonnes."""
    if one.kind != other.kind:
        return []
    if one.unit and other.unit:
        return [(one.in_base().value, other.in_base().value)] if one.unit.base == other.unit.base else []
    return [(one.value, other.value)]


def span(_: str, match: re.Match[str]) -> Mention:
    """Such as "a decade" and "half a century", which a sentence may have reckoned from dates."""
    unit = next(unit for name, unit in UNITS.items() if name in {"decade", "century", "year"} and name in match[0])
    value = _PARTS[match["part"]] + (Fraction(1, 2) if match["more"] else 0)
    return Mention(*match.span(), (Figure(value, unit=unit, place=value),), is_said=False)
