"""What a reader reaches on held-out articles, as Markdown tables: every figure with its interval and n. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.quote import quote
from assistant.reader.weigh import Calibration, weigh
from evals.figure import CHANCE, COUNT, SHARE, Figure
from evals.fitting import confidence_of, premise_of
from evals.held_out import Point
from evals.metrics import Estimate, auroc, balanced_accuracy, mean, rate, wilson

BINS = 5
EVEN = 0.5
"""The confidence at which half of the questions like it are answered."""

WRONG = 0.05
"""Share of the answered questions that may be refused."""

Flags = NDArray[np.bool_]
Pair = tuple[Point, Calibration]
"""A point, and weights that were not fitted on it."""


def table(pairs: Sequence[Pair]) -> Iterator[str]:
    """What is reached on each source, a figure a line."""
    sources = sorted({point.source for point, _ in pairs})
    yield "| held-out articles | " + " | ".join(sources) + " |"
    yield "| --- |" + " --- |" * len(sources)
    columns = [list(figures([pair for pair in pairs if pair[0].source == source])) for source in sources]
    for row in zip(*columns, strict=True):
        yield f"| {row[0].name} | " + " | ".join(figure.brief for figure in row) + " |"


def figures(pairs: Sequence[Pair]) -> Iterator[Figure]:
    """What is reached on those points."""
    answered = _of(pairs, "answerable")
    for first in (1, 3):
        found = [bool(ranked(*pair)[:first].any()) for pair in answered]
        yield Figure(f"evidence among the first {first}", rate(found), SHARE)
    drafts = [shown(*pair) for pair in answered]
    share = [_share(gold, point) for gold, (point, _) in zip(drafts, answered, strict=True)]
    yield Figure("evidence among those shown", rate([bool(gold.any()) for gold in drafts]), SHARE)
    yield Figure("share of the evidence that is shown", mean(share), SHARE)
    yield Figure("sentences shown", mean([len(gold) for gold in drafts]), COUNT)
    yield from _abstention(pairs)
    yield from _premises(pairs)


def _abstention(pairs: Sequence[Pair]) -> Iterator[Figure]:
    names = {"answerable": "wrongly refused", "unanswerable": "near misses refused", "foreign": "foreign refused"}
    sure = {kind: [confidence_of(*pair) for pair in _of(pairs, kind)] for kind in names}
    given, missed = sure["answerable"], sure["unanswerable"]
    yield Figure("AUROC, answerable against not", auroc(given, missed), CHANCE)
    even = balanced_accuracy([each >= EVEN for each in given], [each < EVEN for each in missed])
    yield Figure("balanced abstention at confidence 0.5", even, SHARE)
    low = np.quantile(given, WRONG)
    yield Figure("near misses refused, at 5 % wrong refusals here", rate([bool(each < low) for each in missed]), SHARE)
    for kind, name in names.items():
        refused = [confidence_of(*pair) < pair[1].threshold for pair in _of(pairs, kind)]
        yield Figure(f"{name}, at the threshold", rate(refused), SHARE)


def _premises(pairs: Sequence[Pair]) -> Iterator[Figure]:
    for kind, name in (("false_premise", "wrong premises corrected"), ("answerable", "wrongly called a correction")):
        told = [
            premise_of(point, own) >= own.premise and confidence_of(point, own) >= own.threshold
            for point, own in _of(pairs, kind)
        ]
        yield Figure(name, rate(told), SHARE)


def types(pairs: Sequence[Pair]) -> Iterator[str]:
    """Of the project's own articles, the evidence that is found for each type of question."""
    yield "| type | first | first 3 | share shown | sentences |"
    yield "| --- | --- | --- | --- | --- |"
    answered = _of(pairs, "answerable")
    for name in sorted({point.type for point, _ in answered} - {""}):
        own = [pair for pair in answered if pair[0].type == name]
        drafts = [shown(*pair) for pair in own]
        share = [_share(gold, point) for gold, (point, _) in zip(drafts, own, strict=True)]
        cells = [rate([bool(ranked(*pair)[:count].any()) for pair in own]) for count in (1, 3)]
        figures = [Figure(name, each, SHARE) for each in (*cells, mean(share))]
        figures.append(Figure(name, mean([len(gold) for gold in drafts]), COUNT))
        yield f"| {name} | {' | '.join(each.brief for each in figures)} |"


def reliability(pairs: Sequence[Pair]) -> Iterator[str]:
    """Of the questions of about the same confidence, the share that is answered; both kinds weighing alike."""
    sure = np.array([confidence_of(*pair) for pair in pairs])
    answered = np.array([point.kind in {"answerable", "false_premise"} for point, _ in pairs])
    share = np.where(answered, 0.5 / answered.sum(), 0.5 / (~answered).sum())
    yield "| confidence | mean confidence | answered |"
    yield "| --- | --- | --- |"
    places, error = np.minimum((sure * BINS).astype(int), BINS - 1), 0.0
    for place in range(BINS):
        inside = places == place
        if inside.any():
            told = float(np.average(sure[inside], weights=share[inside]))
            true = _evened(answered[inside], answered)
            figure = Figure("answered", true, CHANCE)
            error += float(share[inside].sum()) * abs(told - true.value)
            yield f"| {place / BINS:.1f} to {(place + 1) / BINS:.1f} | {told:.2f} | {figure.brief} |"
    yield f"| expected calibration error, n {len(pairs)} | {error:.3f} | |"


def _evened(part: Flags, answered: Flags) -> Estimate:
    """The share of the part that is answered, were both kinds equally many in the whole; it rises with the share."""
    one, other = 1 / answered.sum(), 1 / (~answered).sum()

    def even(value: float) -> float:
        return float(value * one / (value * one + (1 - value) * other))

    low, high = wilson(int(part.sum()), len(part))
    return Estimate(even(part.mean()), even(low), even(high), (len(part),))


def shown(point: Point, calibration: Calibration) -> Flags:
    """Of the sentences that would be shown were the confidence high enough, which are evidence."""
    reading = replace(weigh(point.signals, calibration), confidence=1.0)
    gold = {place[0]: bool(own) for place, own in zip(point.signals.places, point.gold, strict=True)}
    return np.array([gold[draft.pointers[0].start] for draft in quote(point.question, [reading])], dtype=bool)


def ranked(point: Point, calibration: Calibration) -> Flags:
    """Of the sentences, best first, which are evidence."""
    return point.gold[np.argsort(-(point.signals.sentences @ calibration.sentence), kind="stable")]


def _of(pairs: Sequence[Pair], kind: str) -> list[Pair]:
    return [pair for pair in pairs if pair[0].kind == kind]


def _share(gold: Flags, point: Point) -> float:
    return min(1.0, float(gold.sum()) / point.wanted)
