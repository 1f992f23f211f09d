"""A metric with a name and a unit, and how it is written in a table. Pure; knows neither terminals nor files."""

from dataclasses import dataclass, replace

from evals.metrics import Estimate

NOTHING = "–"
"""Stands where there was nothing to measure."""


@dataclass(frozen=True)
class Unit:
    """How a number is written: times a factor, with so many digits behind the point, and a mark behind it."""

    factor: float
    digits: int
    mark: str = ""

    def number(self, value: float) -> str:
        """The number without the mark."""
        return f"{self.factor * value:,.{self.digits}f}"


SHARE = Unit(100, 1, " %")
CHANCE = Unit(1, 3)
COUNT = Unit(1, 2)
SECONDS = Unit(1, 2, " s")
MILLISECONDS = Unit(1000, 0, " ms")
MEGABYTES = Unit(1e-6, 0, " MB")
TIMES = Unit(1, 2, "×")


@dataclass(frozen=True)
class Figure:
    """One metric over some observations.

    Attributes:
        name: what is measured.
        estimate: the value, its interval and its n; None where there was nothing to measure.
        unit: how it is written; times are measured in seconds and written in milliseconds where they are short.
        meaning: over what it is taken, and what counts.
    """

    name: str
    estimate: Estimate | None
    unit: Unit
    meaning: str = ""

    @property
    def value(self) -> str:
        """The value with its unit: "84.5 %", "0.912" or "31 ms"."""
        return NOTHING if self.estimate is None else self.unit.number(self.estimate.value) + self.unit.mark

    @property
    def interval(self) -> str:
        """The interval, in the unit of the value: "78.9 to 88.9"; a single observation has none."""
        ends = self._ends(self.unit.digits)
        return " to ".join(ends) or NOTHING

    @property
    def span(self) -> str:
        """The interval for a narrow column, a digit shorter where that suffices: "79–89"."""
        ends = self._ends(self.unit.digits - 1 if self.unit in {SHARE, COUNT} else self.unit.digits)
        return "–".join(ends) or NOTHING

    @property
    def n(self) -> str:
        """How many observations: "214", or of two groups "175 + 37"."""
        return "0" if self.estimate is None else " + ".join(f"{n:,}" for n in self.estimate.n)

    @property
    def brief(self) -> str:
        """All in one: "84.5 % (78.9 to 88.9, n 197)"."""
        return NOTHING if self.estimate is None else f"{self.value} ({self.interval}, n {self.n})"

    def _ends(self, digits: int) -> tuple[str, ...]:
        if self.estimate is None or set(self.estimate.n) == {1}:
            return ()
        unit = replace(self.unit, digits=digits)
        return unit.number(self.estimate.low), unit.number(self.estimate.high)
