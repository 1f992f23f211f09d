"""What travels here: a figure where it stands, and what it may mean."""

from dataclasses import dataclass, replace
from fractions import Fraction

from assistant.figures.units import Unit

NEAR = Fraction(1, 10)
"""How far a figure may be off, by its size, where the sentence says that it is about right, or that it is a bound."""


@dataclass(frozen=True)
class Figure:
    """One reading of a figure.

    Attributes:
        value: with its scale; shares and percentages in percent.
        kind: "number", "year", "ordinal", "percent", "points", "share", "decade", "century", "times" or "magnitude".
        unit: where it has one.
        scale: what the number was multiplied with, such as a million.
        place: of the last digit that is written; 0 where a figure is never rounded.
        mark: what the words before say of it, see `mark_of`.
        bound: "above" or "below" where it is given as a bound; "" where it is not, or not known.
    """

    value: Fraction
    kind: str = "number"
    unit: Unit | None = None
    scale: int = 1
    place: Fraction = Fraction(0)
    mark: str = ""
    bound: str = ""

    def in_base(self) -> "Figure":
        """The same in the base of its unit."""
        factor = self.unit.factor if self.unit else 1
        return replace(self, value=self.value * factor, place=self.place * factor)


@dataclass(frozen=True)
class Mention:
    """A figure in a text.

    Attributes:
        start: of its first character.
        end: behind its last character.
        readings: what it may mean, the likeliest first.
        is_said: whether a sentence that has it says a figure; "two" and "half" may be mere words.
    """

    start: int
    end: int
    readings: tuple[Figure, ...]
    is_said: bool = True
