"""What a figure is of, where that is a unit: money, time, length, weight, the days of a month.

Units of one kind are brought to one base, so that 24 months are two years. Knows no rates between kinds: a mile is no
kilometre, and a dollar no euro.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from assistant.figures.numerals import one_of

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_KINDS = {
    "dollar": "$ usd dollar:1",
    "euro": "€ eur euro:1",
    "pound": "£ gbp pound lb:1",
    "yen": "¥ yen:1",
    "yuan": "rmb yuan renminbi:1",
    "rupee": "₹ rupee:1",
    "rouble": "ruble rouble:1",
    "franc": "franc:1",
    "minute": "sec seconds:1/60 minute:1 hour hr:60 day:1440 week:10080 fortnight:20160",
    "month": "month:1 year yr:12 decade:120 century centuries:1200",
    "morning": "am a.m:1",
    "afternoon": "pm p.m:1",
    "gram": "mg milligram:1/1000 gram gramme:1 kg kilo kilogram:1000 tonne ton:1000000",
    "metre": "mm millimeter millimetre:1/1000 cm centimeter centimetre:1/100 meter metre:1 km kilometer kilometre:1000",
    "foot": "inch inches:1/12 foot feet ft:1 yard:3 mile:5280",
    "litre": "ml milliliter millilitre:1/1000 liter litre:1",
    "acre": "acre:1",
    "hectare": "hectare:1",
    "watt": "w watt:1 kw kilowatt:1000 mw megawatt:1000000 gw gigawatt:1000000000 tw terawatt:1000000000000",
    "celsius": "°c celsius:1",
    "fahrenheit": "°f fahrenheit:1",
}
"""For each base its units, each group followed by how many of the base one is."""


@dataclass(frozen=True)
class Unit:
    """A unit: its base, and how many of it one is."""

    base: str
    factor: Fraction = Fraction(1)


UNITS = {
    name: Unit(base, Fraction(factor))
    for base, groups in _KINDS.items()
    for names, factor in re.findall(r"([^:]+):([\d/]+)", groups)
    for name in names.split()
}
_LOOKED_BACK = 16
_SYMBOL = re.compile(r"([$€£¥₹])\s?$")
_UNIT = re.compile(
    rf"[\s-]?(?:U\.?S\.?\s|American\s|degrees\s)?(?:(square|sq|cubic)\.?\s)?({one_of(UNITS)})s?(?!\w)", re.IGNORECASE
)
_MONTH = rf"({one_of((*MONTHS, *(month[:3] for month in MONTHS), 'sept'))})\b\.?"
_MONTH_BEHIND = re.compile(rf"(?:\sof)?\s{_MONTH}", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s(?:the\s)?$", re.IGNORECASE)


def unit_of(text: str, start: int, end: int) -> Unit | None:
    """The unit of the figure that stands there, if it has one."""
    if symbol := _SYMBOL.search(text, max(0, start - _LOOKED_BACK), start):
        return UNITS[symbol[1]]
    if found := _UNIT.match(text, end):
        unit, power = UNITS[found[2].lower()], {"": 1, "cubic": 3}.get((found[1] or "").lower(), 2)
        return unit if power == 1 else Unit(f"{unit.base}^{power}", unit.factor**power)
    return None


def month_of(text: str, start: int, end: int) -> Unit | None:
    """The month whose day the number there is, if it is one."""
    found = _MONTH_BEHIND.match(text, end) or _MONTH_BEFORE.search(text, max(0, start - _LOOKED_BACK), start)
    return Unit(next(month for month in MONTHS if month.startswith(found[1].lower()[:3]))) if found else None
