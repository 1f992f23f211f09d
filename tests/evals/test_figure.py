"""Figures are written with their doubt, in units that people read."""

import pytest

from evals.figure import CHANCE, COUNT, MEGABYTES, MILLISECONDS, SHARE, TIMES, Figure, Unit
from evals.metrics import Estimate


@pytest.mark.parametrize(
    ("unit", "estimate", "value", "interval", "span"),
    [
        (SHARE, Estimate(0.845, 0.789, 0.888, (197,)), "84.5 %", "78.9 to 88.8", "79–89"),
        (CHANCE, Estimate(0.912, 0.85, 0.95, (100, 30)), "0.912", "0.850 to 0.950", "0.850–0.950"),
        (COUNT, Estimate(2.1, 1.95, 2.26, (204,)), "2.10", "1.95 to 2.26", "1.9–2.3"),
        (MILLISECONDS, Estimate(0.0314, 0.03, 1.2, (9,)), "31 ms", "30 to 1,200", "30–1,200"),
        (MEGABYTES, Estimate(4.2e8, 4.1e8, 4.3e8, (3,)), "420 MB", "410 to 430", "410–430"),
        (TIMES, Estimate(0.25, 0.2, 0.3, (3, 3)), "0.25×", "0.20 to 0.30", "0.20–0.30"),
    ],
)
def test_written(unit: Unit, estimate: Estimate, value: str, interval: str, span: str) -> None:
    """Value and interval share the unit, which is named once."""
    figure = Figure("any", estimate, unit)

    assert (value, interval, span) == (figure.value, figure.interval, figure.span)


def test_brief() -> None:
    """In one cell, the value comes with its interval and its n."""
    figure = Figure("any", Estimate(0.5, 0.25, 0.75, (1200,)), SHARE)

    assert figure.brief == "50.0 % (25.0 to 75.0, n 1,200)"


def test_two_groups() -> None:
    """Where groups are compared, both are counted."""
    assert Figure("any", Estimate(0.5, 0.2, 0.8, (155, 37)), CHANCE).n == "155 + 37"


@pytest.mark.parametrize("n", [(1,), (1, 1)])
def test_one_observation_has_no_interval(n: tuple[int, ...]) -> None:
    """Who looked once knows nothing of how it varies."""
    assert Figure("any", Estimate(2.0, 2.0, 2.0, n), COUNT).interval == "–"


def test_nothing_observed() -> None:
    """A dash is no number, and n says why."""
    figure = Figure("any", None, SHARE)

    assert ("–", "–", "–", "0", "–") == (figure.value, figure.interval, figure.span, figure.n, figure.brief)
