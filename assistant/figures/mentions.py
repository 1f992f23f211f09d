"""A text -> the figures in it: digits and words, percentages, shares, ordinals, decades, centuries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.figures import numerals
from assistant.figures.figure import Figure, Mention
from assistant.figures.numerals import one_of
from assistant.figures.units import MONTHS, month_of, unit_of

UNSAID = frozenset({"one", "two", "first", "second", "third"})
"""Words that a sentence may count or order with for itself: the two countries."""

YEARS = range(1000, 2100)
LOOKED_BACK = 16
NEAR = 4
"""Figures on either side from which one may take its scale: between 20 and 30 million."""

_SMALL = one_of(numerals.SMALL)
_PART = one_of(numerals.PARTS)
_FIGURE = re.compile(
    rf"(?P<share>\b(?:(?P<one>(?:an?|one)[\s-]{_PART})|{_SMALL}[\s-]{_PART}s|half(?!\san?\b))\b)"
    rf"|(?P<decade>(?:\b\d{{3}}|(?<!\w)[’‘']?\d)0s\b|\b{one_of(numerals.DECADES)}\b)"
    rf"|(?P<ordinal>\b(?:\d{{1,9}}(?:st|nd|rd|th)|{one_of(numerals.ORDINALS)})\b)"
    r"|(?P<short>(?:(?<=\s[’‘'])|(?<=\d{4}[-–/]))\d\d\b(?![-–/]))"
    rf"|(?P<digits>(?<![A-Za-z\d])(?P<number>{numerals.DIGITS})"
    rf"(?:[\s-]?(?P<scale>{one_of(numerals.SCALES)})\b|\s?(?P<letters>mn|bn|tn|[kmb])\b)?)"
    rf"|(?P<words>\b{numerals.WORDS})",
)
_RATIO = re.compile(
    rf"\b({_SMALL}|\d{{1,3}})\s(?:in|out\sof|of)(?:\s(?:every|the|its|their|all))?\s({_SMALL}|\d{{1,3}})\b(?![.,]?\d)",
)
_PERCENT = re.compile(r"[\s-]?(?:%|per\s?cents?\b)")
_POINTS = re.compile(r"[\s-]?(?:percentage[\s-])?points?\b")
_CENTURY = re.compile(r"[\s-]centur(?:y|ies)\b")
_COUNTS_NOTHING = re.compile(r"\s*(?:$|[-–—,;.:!?)/]|(?:to|and|or|in|at|by|from|for|on|per|but|before|after)\b)")
_OF = re.compile(r"\s(?:of(?!\san?\b)|less|more|fewer|higher|lower|larger|smaller)\b")
_WEIGHED = re.compile(r"\b(?:than|by|about|nearly|almost|roughly|over|around|approximately|under)\s$")


def figures_of(text: str) -> list[Mention]:
    """The figures of the text, in order."""
    text = _plain(text)
    found = [_READERS[match.lastgroup or ""](text, match) for match in _FIGURE.finditer(text)]
    return [_borrowing(text, each, found[max(0, at - NEAR) : at + NEAR + 1]) for at, each in enumerate(found)]


def ratios_of(text: str) -> Iterator[Mention]:
    """Ratios such as "one in four", as shares; their numbers are figures of their own."""
    for match in _RATIO.finditer(_plain(text)):
        part, whole = (numerals.SMALL[each] if each in numerals.SMALL else int(each) for each in match.groups())
        if 0 < part < whole:
            yield Mention(match.start(), match.end(), (Figure(Fraction(100 * part, whole), "share"),))


def _plain(text: str) -> str:
    """The text in small letters, as long as it was."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _share(text: str, match: re.Match[str]) -> Mention:
    counted, _, part = re.sub(r"\s", "-", match[0]).rpartition("-")
    divisor = numerals.PARTS[part.removesuffix("s")]
    share = Figure(Fraction(100 * numerals.SMALL.get(counted, 1), divisor), "share")
    is_one = bool(match["one"]) or part == "half"
    if (
        not is_one
        or _WEIGHED.search(text, max(0, match.start() - LOOKED_BACK), match.start())
        or _OF.match(text, match.end())
    ):
        return Mention(*match.span(), (share,))
    return Mention(*match.span(), (share, Figure(Fraction(divisor), "ordinal")), is_said=False)


def _decade(_: str, match: re.Match[str]) -> Mention:
    written = match[0].strip("’‘'")
    value = numerals.DECADES.get(written) or int(written[:-1])
    values = (value,) if value in YEARS else (value, 1900 + value, 2000 + value)
    centuries = (Figure(Fraction(value // 100 + 1), "century"),) if value % 100 == 0 else ()
    return Mention(*match.span(), (*(Figure(Fraction(each), "decade") for each in values), *centuries))


def _ordinal(text: str, match: re.Match[str]) -> Mention:
    written = match[0]
    value = Fraction(numerals.ORDINALS.get(written) or int(written[:-2]))
    readings = [Figure(value, "ordinal")]
    if month := month_of(text, *match.span()):
        readings = [Figure(value, unit=month), Figure(value, "ordinal", month)]
    elif _CENTURY.match(text, match.end()):
        readings.insert(0, Figure(value, "century"))
    return Mention(*match.span(), tuple(readings), is_said=written not in UNSAID)


def _short(text: str, match: re.Match[str]) -> Mention:
    """A year without its century: '68, 2014-17."""
    before = text[max(0, match.start() - 5) : match.start() - 3]
    centuries = (before,) if before.isdigit() and text[match.start() - 1] in "-–/" else ("19", "20")
    years = (Figure(Fraction(int(century + match[0])), "year") for century in centuries)
    return Mention(*match.span(), (*years, Figure(Fraction(int(match[0])))))


def _number(text: str, match: re.Match[str]) -> Mention:
    in_words = match.lastgroup == "words"
    bare = numerals.value_of_words(match[0]) if in_words else numerals.value_of_digits(match["number"])
    written = match["scale"] or match["letters"] or ""
    scale = numerals.SCALES.get(written) or numerals.LETTERS.get(written, 1)
    behind = _POINTS.match(text, match.end()) or _PERCENT.match(text, match.end())
    end = behind.end() if behind else match.end()
    kind = "number" if not behind else "points" if behind.re is _POINTS else "percent"
    unit = unit_of(text, *match.span()) or (month_of(text, *match.span()) if scale == 1 else None)
    if kind == "number" and unit is None and match[0].isdigit() and bare in YEARS:
        return Mention(match.start(), end, (Figure(bare, "year"), Figure(bare)))
    place = Fraction(1) if in_words else Fraction(1, 10 ** len(match["number"].partition(".")[2]))
    figure = Figure(bare * scale, kind, unit, scale, place * scale)
    others = [replace(figure, value=bare, scale=1, place=place)] if match["letters"] and not unit else []  # metres
    others += [Figure(bare, "ordinal", unit)] if unit and unit.base in MONTHS else []
    return Mention(match.start(), end, (figure, *others), is_said=match[0] not in UNSAID or bool(behind))


_READERS = {
    "share": _share,
    "decade": _decade,
    "ordinal": _ordinal,
    "short": _short,
    "digits": _number,
    "words": _number,
}


def _borrowing(text: str, mention: Mention, near: Sequence[Mention]) -> Mention:
    """The mention, read as well with the scale or the percent of a figure beside it, where it counts nothing itself."""
    own = mention.readings[0]
    if own.kind != "number" or own.scale != 1 or own.unit or not _COUNTS_NOTHING.match(text, mention.end):
        return mention
    borrowed = (
        Figure(own.value * unit.scale, unit.kind, unit.unit, unit.scale, own.place * unit.scale)
        for other in near
        for unit in other.readings[:1]
        if (unit.scale != 1 or unit.kind in {"percent", "points"})
        and not re.search(r"[.!?]\s", text[min(mention.end, other.end) : max(mention.start, other.start)])
    )
    return replace(mention, readings=(*mention.readings, *borrowed))
