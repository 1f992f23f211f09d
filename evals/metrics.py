"""Observations -> a value that never travels without its doubt: an interval and how many there were. Pure.

Every interval holds 95 percent. What is drawn is drawn with a fixed seed. Nothing observed gives None: that is neither
good nor bad.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

LEVEL = 0.95
Z = NormalDist().inv_cdf((1 + LEVEL) / 2)
RESAMPLES = 1000
SEED = 0

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """A value and how far it may be trusted.

    Attributes:
        value: what was measured.
        low: lower end of the interval.
        high: upper end of the interval.
        n: how many observations; one number for each group where groups are compared.
    """

    value: float
    low: float
    high: float
    n: tuple[int, ...]


def rate(outcomes: Sequence[bool]) -> Estimate | None:
    """The share that is true, 0 to 1, with its Wilson interval."""
    if not outcomes:
        return None
    return Estimate(sum(outcomes) / len(outcomes), *wilson(sum(outcomes), len(outcomes)), (len(outcomes),))


def wilson(successes: int, n: int) -> tuple[float, float]:
    """The score interval of a proportion.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
    American Statistical Association 22 (1927), 209-212.
    """
    share, weight = successes / n, Z**2 / n
    centre = (share + weight / 2) / (1 + weight)
    reach = Z * sqrt(share * (1 - share) / n + weight / (4 * n)) / (1 + weight)
    return max(0.0, centre - reach), min(1.0, centre + reach)


def mean(values: Sequence[float]) -> Estimate | None:
    """The mean, with a percentile bootstrap interval."""
    return _bootstrapped(_mean, values)


def percentile(values: Sequence[float], percent: float) -> Estimate | None:
    """The value that so many percent do not exceed, with a percentile bootstrap interval."""
    return _bootstrapped(lambda sample: float(np.percentile(sample, percent)), values)


def ratio(values: Sequence[float], others: Sequence[float], percent: float = 50) -> Estimate | None:
    """A percentile of the first, the median by default, as a multiple of that of the others; bootstrap interval."""
    return _bootstrapped(
        lambda sample, other: float(np.percentile(sample, percent) / np.percentile(other, percent)), values, others
    )


def balanced_accuracy(positives: Sequence[bool], negatives: Sequence[bool]) -> Estimate | None:
    """The mean of two rates, each the share of its group that is judged rightly; 0.5 is what guessing gives.

    The interval joins the two Wilson intervals. Source: G. Y. Zou and A. Donner, "Construction of confidence limits
    about effect measures", Statistics in Medicine 27 (2008), 1693-1702 (the method of variance estimates recovery).
    """
    first, second = rate(positives), rate(negatives)
    if first is None or second is None:
        return None
    value = (first.value + second.value) / 2
    below = sqrt((first.value - first.low) ** 2 + (second.value - second.low) ** 2) / 2
    above = sqrt((first.high - first.value) ** 2 + (second.high - second.value) ** 2) / 2
    return Estimate(value, max(0.0, value - below), min(1.0, value + above), first.n + second.n)


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> Estimate | None:
    """The chance that a positive scores above a negative, ties counting half; stratified bootstrap interval."""
    return _bootstrapped(_auroc, positives, negatives)


def _mean(values: Values) -> float:
    return float(values.mean())


def _auroc(positives: Values, negatives: Values) -> float:
    ranked = np.sort(negatives)
    below = np.searchsorted(ranked, positives, "left") + np.searchsorted(ranked, positives, "right")
    return float(below.mean() / (2 * len(ranked)))


def _bootstrapped(statistic: Callable[..., float], *samples: Sequence[float]) -> Estimate | None:
    if not all(len(sample) for sample in samples):
        return None
    observed = [np.asarray(sample, dtype=np.float64) for sample in samples]
    draw = np.random.default_rng(SEED)
    redrawn = [statistic(*(draw.choice(sample, len(sample)) for sample in observed)) for _ in range(RESAMPLES)]
    low, high = np.percentile(redrawn, [50 * (1 - LEVEL), 50 * (1 + LEVEL)])
    return Estimate(statistic(*observed), float(low), float(high), tuple(len(sample) for sample in observed))
