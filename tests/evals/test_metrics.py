"""Metrics, against values worked out by hand."""

import pytest

from evals.metrics import auroc, balanced_accuracy, mean, percentile, rate, ratio, wilson


def test_wilson_interval_of_a_known_table() -> None:
    """8 of 10: 0.490 to 0.943; 0 of 10: 0 to 0.278; 10 of 10: 0.722 to 1."""
    ends = [wilson(successes, 10) for successes in (8, 0, 10)]

    assert ends == [
        pytest.approx((0.4902, 0.9433), abs=1e-4),
        pytest.approx((0, 0.2775), abs=1e-4),
        pytest.approx((0.7225, 1), abs=1e-4),
    ]


def test_a_rate_travels_with_its_n() -> None:
    """Three of four."""
    estimate = rate([True, True, True, False])

    assert estimate is not None
    assert (estimate.value, estimate.n, estimate.low < 0.75 < estimate.high) == (0.75, (4,), True)


def test_auroc_counts_ties_half() -> None:
    """Of six pairs, four are right, one is a tie: 4.5 / 6."""
    estimate = auroc([0.9, 0.5, 0.6], [0.5, 0.55])

    assert estimate is not None
    assert (estimate.value, estimate.n) == (pytest.approx(4.5 / 6), (3, 2))


def test_balanced_accuracy_weighs_both_groups_alike() -> None:
    """All of ten, and half of two: 0.75, however large the groups."""
    estimate = balanced_accuracy([True] * 10, [True, False])

    assert estimate is not None
    assert (estimate.value, estimate.n) == (0.75, (10, 2))


def test_percentiles_means_and_ratios() -> None:
    """Of 1 to 5; twice as much as half of it."""
    values = [1.0, 2.0, 3.0, 4.0, 5.0]
    estimates = (
        mean(values),
        percentile(values, 50),
        percentile(values, 100),
        ratio(values, [value / 2 for value in values]),
    )

    assert [estimate and estimate.value for estimate in estimates] == [3, 3, 5, 2]


def test_nothing_observed_is_neither_good_nor_bad() -> None:
    """None, and no division by zero."""
    assert [rate([]), mean([]), percentile([], 50), auroc([], [1.0]), balanced_accuracy([True], [])] == [None] * 5


def test_intervals_are_reproducible() -> None:
    """What is drawn is drawn with a fixed seed."""
    assert mean([1.0, 2.0, 4.0]) == mean([1.0, 2.0, 4.0])
