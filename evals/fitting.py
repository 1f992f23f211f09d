"""Points of held-out articles -> how signals are weighed. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.reader.weigh import CONFIDENCE, SENTENCE, Calibration, confidence_signals, contradiction
from evals.held_out import Point, folds

REFUSED = 0.05
"""Share of the questions that the article answers which may be refused, hard and easy articles weighing alike."""

CORRECTED = 0.02
"""Share of the questions with a right premise whose evidence may be called a correction."""

FOREIGN = 1.0
"""What a question about another article weighs against a near miss: less, and "best pizza recipe" is answered."""

FOLDS = 4
DECAY = 1e-3
NEVER = 1e9
"""Log odds that no premise reaches."""

Floats = NDArray[np.float64]


def fit(points: Sequence[Point], signals: frozenset[str]) -> Calibration:
    """The weights of those signals, the others left at zero.

    No signal counts against an answer: where questions without an answer were made to sound like the article, likeness
    goes with being unanswerable, which is an artefact of how they were made.

    The threshold refuses the share `REFUSED` of the answered questions, sources weighing alike. It and the limit of the
    premise are read off confidences from weights that were fitted on other articles.
    """
    sentence = fit_sentences(points, signals)
    confidence = fit_confidence(points, sentence, signals)
    return Calibration(sentence, confidence, *_limits(points, cross_fitted(points, signals), signals))


def cross_fitted(points: Sequence[Point], signals: frozenset[str]) -> list[Calibration]:
    """For each point what was fitted on the other articles: weights, threshold, and the premise's limit."""
    part = folds(points, FOLDS)
    fitted = []
    for fold in range(FOLDS):
        others = [point for point, own in zip(points, part, strict=True) if own != fold]
        sentence = fit_sentences(others, signals)
        apart = Calibration(sentence, fit_confidence(others, sentence, signals), 0.0, NEVER)
        threshold, premise = _limits(others, [apart] * len(others), signals)
        fitted.append(replace(apart, threshold=threshold, premise=premise))
    return [fitted[own] for own in part]


def _limits(
    points: Sequence[Point], calibrations: Sequence[Calibration], signals: frozenset[str]
) -> tuple[float, float]:
    """The threshold, under which sources weigh alike, and the premise's limit, read off the answered questions."""
    answered = [pair for pair in zip(points, calibrations, strict=True) if pair[0].kind == "answerable"]
    shares = _alike([point.source for point, _ in answered])
    threshold = _quantile([confidence_of(*pair) for pair in answered], shares, REFUSED)
    if "premise" not in signals:
        return threshold, NEVER
    # No source pays for another here: a wrong premise that is let pass costs more than one call too many.
    return threshold, float(np.quantile([premise_of(*pair) for pair in answered], 1 - CORRECTED))


def _quantile(values: Sequence[float], shares: Floats, wanted: float) -> float:
    """The value below which that share lies."""
    order = np.argsort(values)
    place = np.searchsorted(np.cumsum(shares[order]) / shares.sum(), wanted)
    return float(np.array(values)[order][min(int(place), len(values) - 1)])


def fit_sentences(points: Sequence[Point], signals: frozenset[str]) -> Floats:
    """(4,) weights under which evidence is likeliest to come first: a softmax over the sentences of each question."""
    told = [point for point in points if point.gold.any()]
    shares = _alike([point.source for point in told])

    def loss(weights: Floats) -> float:
        total = 0.0
        for point, share in zip(told, shares, strict=True):
            scores = point.signals.sentences @ weights
            total += share * (np.logaddexp.reduce(scores) - np.logaddexp.reduce(scores[point.gold]))
        return float(total / shares.sum() + DECAY * (weights**2).sum())

    bounds = [(0, None) if name in signals else (0, 0) for name in SENTENCE]
    start = np.array([float(name in signals) for name in SENTENCE])
    return np.asarray(minimize(loss, start, method="L-BFGS-B", bounds=bounds).x)


def fit_confidence(points: Sequence[Point], sentence: Floats, signals: frozenset[str]) -> Floats:
    """(8,) weights of the chance that the article answers, half of the questions being answered, sources alike."""
    read = [point for point in points if len(point.gold)]
    told = np.array([confidence_signals(point.signals, best_of(point, sentence)) for point in read])
    answered = np.array([point.kind in {"answerable", "false_premise"} for point in read])
    shares = np.zeros(len(read))
    for truth in (True, False):
        shares[answered == truth] = _alike(
            [
                point.source if own else f"{point.source} {point.kind}"
                for point, own in zip(read, answered, strict=True)
                if own == truth
            ]
        )
    shares[[point.kind == "foreign" for point in read]] *= FOREIGN
    for truth in (True, False):
        shares[answered == truth] /= shares[answered == truth].sum()
    sign = np.where(answered, 1.0, -1.0)
    scale = np.maximum(np.abs(told).max(axis=0), 1e-9)

    def loss(weights: Floats) -> float:
        margins = sign * (told / scale @ weights)
        return float((shares * np.logaddexp(0, -margins)).sum() + DECAY * (weights[:-1] ** 2).sum() / 100)

    bounds = [_bound(name, signals) for name in CONFIDENCE]
    found = minimize(loss, np.zeros(len(CONFIDENCE)), method="L-BFGS-B", bounds=bounds).x
    return np.asarray(found / scale)


def best_of(point: Point, sentence: Floats) -> int:
    """Which sentence comes first."""
    return int(np.argmax(point.signals.sentences @ sentence))


def confidence_of(point: Point, calibration: Calibration) -> float:
    """0 to 1; 0 where nothing was read."""
    if not len(point.gold):
        return 0.0
    told = confidence_signals(point.signals, best_of(point, calibration.sentence))
    return float(1 / (1 + np.exp(-(told @ calibration.confidence))))


def premise_of(point: Point, calibration: Calibration) -> float:
    """Log odds that the evidence contradicts the premise."""
    return contradiction(point.signals, point.signals.sentences @ calibration.sentence) if len(point.gold) else -NEVER


def _bound(name: str, signals: frozenset[str]) -> tuple[float | None, float | None]:
    if name == "intercept":
        return (None, None)
    return (0, None) if name in signals else (0, 0)


def _alike(groups: Sequence[str]) -> Floats:
    """(n,) shares under which every group weighs the same."""
    counts = Counter(groups)
    return np.array([1 / counts[group] for group in groups])
