"""Values and intervals against numbers that were worked out by hand or stand in the literature."""

import pytest

from evals.metrics import Estimate, auroc, balanced_accuracy, mean, percentile, rate, ratio, wilson


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
        (81, 263, 0.2553, 0.3662),  # R. G. Newcombe, Statistics in Medicine 17 (1998), table I
        (15, 148, 0.0624, 0.1605),  # the same
    ],
)
def test_wilson(successes: int, n: int, low: float, high: float) -> None:
    """The interval is that of the formula, and stays within 0 and 1."""
    assert pytest.approx((low, high), abs=5e-5) == wilson(successes, n)


def test_rate() -> None:
    """A rate is the share that is true, and says of how many."""
    found = rate([True, True, True, False])

    assert found is not None
    assert (0.75, (4,)) == (found.value, found.n)
    assert wilson(3, 4) == (found.low, found.high)


@pytest.mark.parametrize(
    "found",
    [rate([]), mean([]), percentile([], 50), ratio([1.0], []), auroc([], [1.0]), balanced_accuracy([True], [])],
)
def test_nothing_is_no_value(found: Estimate | None) -> None:
    """Where nothing was observed there is no value, neither 0 nor 1."""
    assert found is None


def test_mean_of_equal_values() -> None:
    """What does not vary is certain."""
    assert Estimate(2.0, 2.0, 2.0, (3,)) == mean([2, 2, 2])


def test_mean_has_an_interval_around_it() -> None:
    """The bootstrap interval is near the normal one: 5.5 and 1.96 standard errors of 0.287 either way."""
    found = mean([value % 10 + 1 for value in range(100)])

    assert found is not None
    assert pytest.approx(5.5) == found.value
    assert pytest.approx((4.94, 6.06), abs=0.06) == (found.low, found.high)


def test_percentiles() -> None:
    """Of 1 to 101, half do not exceed 51, and 95 percent do not exceed 96."""
    values = list(range(1, 102))
    median, high = percentile(values, 50), percentile(values, 95)

    assert median is not None
    assert high is not None
    assert (51.0, 96.0) == (median.value, high.value)
    assert median.low < 51 < median.high


def test_the_same_twice() -> None:
    """What is drawn is drawn alike each time."""
    values = [0.3, 1.2, 5.0, 2.2, 0.1]

    assert percentile(values, 95) == percentile(values, 95)


def test_ratio_of_medians() -> None:
    """A median of 3 against one of 6 is a half, and both numbers of observations are kept."""
    found = ratio([2, 3, 4], [6, 6])

    assert found is not None
    assert (0.5, (3, 2)) == (found.value, found.n)
    assert pytest.approx((1 / 3, 2 / 3)) == (found.low, found.high)


@pytest.mark.parametrize(
    ("positives", "negatives", "value"),
    [
        ([0.9, 0.8], [0.2, 0.1], 1.0),
        ([0.1], [0.9], 0.0),
        ([0.5, 0.5], [0.5], 0.5),
        ([0.9, 0.4], [0.5, 0.4], 0.625),  # pairs: 1, 1, 0, 1/2
    ],
)
def test_auroc(positives: list[float], negatives: list[float], value: float) -> None:
    """It is the share of pairs in the right order, a tie being half a pair."""
    found = auroc(positives, negatives)

    assert found is not None
    assert (value, (len(positives), len(negatives))) == (found.value, found.n)


def test_auroc_interval_holds_the_value() -> None:
    """Of overlapping groups the interval is wider than nothing and lies around the value."""
    found = auroc([0.9, 0.4, 0.7, 0.6], [0.5, 0.4, 0.65])

    assert found is not None
    assert 0 <= found.low < found.value < found.high <= 1


def test_balanced_accuracy() -> None:
    """Groups of unlike size weigh alike: 9 of 10 and 1 of 2 make 0.7."""
    found = balanced_accuracy([True] * 9 + [False], [True, False])

    assert found is not None
    assert pytest.approx(0.7) == found.value
    assert (10, 2) == found.n


def test_balanced_accuracy_interval() -> None:
    """Two groups of 8 of 10: half the root of twice the squared Wilson distances, 0.3098 below and 0.1433 above."""
    eight = [True] * 8 + [False] * 2
    found = balanced_accuracy(eight, eight)

    assert found is not None
    assert pytest.approx((0.8 - 0.3098 / 2**0.5, 0.8 + 0.1433 / 2**0.5), abs=1e-4) == (found.low, found.high)


def test_always_refusing_is_guessing() -> None:
    """Who refuses everything has a balanced accuracy of a half, however many cases are unanswerable."""
    found = balanced_accuracy([False] * 5, [True] * 95)

    assert found is not None
    assert found.value == 0.5
