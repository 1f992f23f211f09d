"""A text -> the figures in it: digits and words, percentages, shares, ordinals, decades, centuries."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from assistant.figures import numerals, worded
from assistant.figures.borrowing import COUNTS_NOTHING, borrowed
from assistant.figures.figure import Figure, Mention
from assistant.figures.marks import CHANGE, mark_of
from assistant.figures.numerals import one_of
from assistant.figures.units import MONTHS, month_of, unit_of

UNSAID = frozenset({"one", "two", "first", "second", "third"})
"""Words that a sentence may count or order with for itself: the two countries."""

YEARS = range(1000, 2100)
LOOKED_BACK = 16
_SMALL = one_of(numerals.SMALL)
_CENTURIES = {word: 100 * count for word, count in numerals.SMALL.items() if 100 * count in YEARS}
_PART = one_of(numerals.PARTS)
_FIGURE = re.compile(
    rf"(?P<times>{worded.TIMES})|(?P<magnitude>{worded.MAGNITUDE})|(?P<span>{worded.SPAN})"
    rf"|(?P<share>\b(?:(?P<one>(?:an?|one)[\s-]{_PART})|{_SMALL}[\s-]{_PART}s|half(?!\san?\b))\b)"
    rf"|(?P<decade>(?:\b\d{{3}}|(?<!\w)[’‘']?\d)0s\b|\b(?:{one_of(_CENTURIES)}[\s-])?{one_of(numerals.DECADES)}\b)"
    rf"|(?P<ordinal>\b(?:\d{{1,9}}(?:st|nd|rd|th)|{one_of(numerals.ORDINALS)})\b)"
    r"|(?P<short>(?:(?<=\s[’‘'])|(?<=\d{4}[-–/]))\d\d\b(?![-–/]))"
    rf"|(?P<digits>(?<![A-Za-z\d])(?P<number>{numerals.DIGITS})"
    rf"(?:[\s-]?(?P<scale>{one_of(numerals.SCALES)})\b|\s?(?P<letters>mn|bn|trn|tn|[kmb])\b)?)"
    rf"|(?P<words>\b{numerals.WORDS})",
)
_RATIO = re.compile(
    rf"\b({_SMALL}|\d{{1,3}})\s(?:in|out\sof|of)(?:\s(?:every|the|its|their|all))?\s({_SMALL}|\d{{1,3}})\b(?![.,]?\d)",
)
_PERCENT = re.compile(r"[\s-]?(?:%|per\s?cents?\b)")
_POINTS = re.compile(r"[\s-]?(?:percentage[\s-])?points?\b")
_CENTURY = re.compile(r"[\s-]centur(?:y|ies)\b")
_DATED = re.compile(r"\b(?:in|since|until|till|of|during|from|by|before|after|year)\s$")
_OF = re.compile(
    r"\s(?:of(?!\san?\b)|less|more|fewer|higher|lower|larger|smaller"
    r"|(?:of\s)?(?:the|its|their|his|her|our|your|all|these|those)\b)"
)
_WEIGHED = re.compile(rf"(?:\b(?:than|by|about|nearly|almost|roughly|over|around|approximately|under)|{CHANGE})\s$")
_TIME = re.compile(r"\s(?:time|round|term|year|day)\b")
_ORDERED = re.compile(r"\b(?:first|second|latter|former|last|other)\s$")


def figures_of(text: str) -> list[Mention]:
    """The figures of the text, in order."""
    text = _plain(text)
    found = [_READERS[match.lastgroup or ""](text, match) for match in _FIGURE.finditer(text)]
    return [_marked(text, mention) for mention in borrowed(text, found)]


def ratios_of(text: str) -> Iterator[Mention]:
    """Ratios such as "one in four", as shares; their numbers are figures of their own."""
    for match in _RATIO.finditer(_plain(text)):
        part, whole = (numerals.SMALL[each] if each in numerals.SMALL else int(each) for each in match.groups())
        if 0 < part < whole:
            yield Mention(match.start(), match.end(), (Figure(Fraction(100 * part, whole), "share"),))


def _marked(text: str, mention: Mention) -> Mention:
    mark = mark_of(text, mention.start, mention.readings[0])
    return replace(mention, readings=tuple(replace(each, mark=each.mark or mark) for each in mention.readings))


def _plain(text: str) -> str:
    """The text in small letters, as long as it was."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _share(text: str, match: re.Match[str]) -> Mention:
    counted, _, part = re.sub(r"\s", "-", match[0]).rpartition("-")
    divisor = numerals.PARTS[part.removesuffix("s")]
    share = Figure(Fraction(100 * numerals.SMALL.get(counted, 1), divisor), "share")
    if part == "half" and _ORDERED.search(text, max(0, match.start() - LOOKED_BACK), match.start()):
        return Mention(*match.span(), (share,), is_said=False)  # of a year, or of a match
    is_weighed = _WEIGHED.search(text, max(0, match.start() - LOOKED_BACK), match.start())
    if (
        not (match["one"] or part == "half")
        or (is_weighed and not _TIME.match(text, match.end()))
        or _OF.match(text, match.end())
    ):
        return Mention(*match.span(), (share,))
    return Mention(*match.span(), (share, Figure(Fraction(divisor), "ordinal")), is_said=False)


def _decade(_: str, match: re.Match[str]) -> Mention:
    written = match[0].strip("’‘'")
    century, _, decade = re.sub(r"\s", "-", written).rpartition("-")
    value = numerals.DECADES.get(decade) or int(written[:-1])
    value += _CENTURIES.get(century, 0)
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
        is_dated = _DATED.search(text, max(0, match.start() - LOOKED_BACK), match.start())
        place = Fraction(int(not is_dated and not COUNTS_NOTHING.match(text, end)))  # a year is never rounded
        return Mention(match.start(), end, (Figure(bare, "year"), Figure(bare, place=place)))
    place = Fraction(1) if in_words else Fraction(1, 10 ** len(match["number"].partition(".")[2]))
    figure = Figure(bare * scale, kind, unit, scale, place * scale)
    others = [replace(figure, value=bare, scale=1, place=place)] if match["letters"] and not unit else []  # metres
    others += [Figure(bare, "ordinal", unit)] if unit and unit.base in MONTHS else []
    return Mention(match.start(), end, (figure, *others), is_said=match[0] not in UNSAID or bool(behind))


_READERS = {
    "times": worded.times,
    "magnitude": worded.magnitude,
    "span": worded.span,
    "share": _share,
    "decade": _decade,
    "ordinal": _ordinal,
    "short": _short,
    "digits": _number,
    "words": _number,
}
