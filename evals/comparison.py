"""What was timed -> figures of both contenders, their ratio, and what was aimed at. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from evals.figure import MEGABYTES, MILLISECONDS, SECONDS, TIMES, Figure, Unit
from evals.metrics import percentile, ratio
from evals.timing import Speed, Times

WARM_AIM, COLD_AIM, PAGE_AIM, QUESTION_AIM = 0.15, 3.0, 3.0, 6.0
MEMORY_AIM = 1e9


@dataclass(frozen=True)
class Comparison:
    """One measure of both.

    Attributes:
        ours: the assistant's.
        naive: the naive chain's; None where it has no such thing.
        ratio: ours as a multiple of the naive chain's; below 1 is better.
        aim: what ours should stay under, in the figure's own seconds or bytes; None where nothing is aimed at.
    """

    ours: Figure
    naive: Figure | None = None
    ratio: Figure | None = None
    aim: float | None = None

    @property
    def aimed(self) -> str:
        """What was aimed at and whether it was reached: "under 150 ms: reached"; "" where nothing was."""
        if self.aim is None or self.ours.estimate is None:
            return ""
        unit = self.ours.unit
        reached = "reached" if self.ours.estimate.value < self.aim else "missed"
        return f"under {unit.factor * self.aim:,.0f}{unit.mark}: {reached}"


def compare(speed: Speed) -> tuple[Comparison, ...]:
    """Every measure, in the order in which a person meets it."""
    ours, naive = speed.ours, speed.naive
    return (
        _both("first answer of all", SECONDS, _seconds(ours, "first"), _seconds(naive, "first")),
        _both("cold start to answer", SECONDS, _seconds(ours, "cold"), _seconds(naive, "cold"), aim=COLD_AIM),
        *_warm(speed),
        _both("indexing 1,000 words", SECONDS, _per_1000(ours, speed), _per_1000(naive, speed)),
        *_memory(ours, naive),
        _page("page: HTTP 200", [page.shown for page in speed.pages], PAGE_AIM),
        _page("page: ready", [page.ready for page in speed.pages], None),
        _page("page: first answer", [page.answered for page in speed.pages], QUESTION_AIM),
    )


def _warm(speed: Speed) -> tuple[Comparison, ...]:
    return tuple(
        _both(f"warm, pass {number}, p{percent}", MILLISECONDS, mine, theirs, percent=percent, aim=aim)
        for number, (mine, theirs) in enumerate(zip(speed.ours.warm, speed.naive.warm, strict=True), 1)
        for percent, aim in ((50, WARM_AIM), (95, None))
    )


def _memory(ours: Times, naive: Times) -> tuple[Comparison, ...]:
    return (
        _both("memory, first answer", MEGABYTES, _bytes(ours, "first"), _bytes(naive, "first"), aim=MEMORY_AIM),
        _both("memory, cold start", MEGABYTES, _bytes(ours, "cold"), _bytes(naive, "cold"), aim=MEMORY_AIM),
        _both("memory, warm", MEGABYTES, ours.warm_bytes, naive.warm_bytes, aim=MEMORY_AIM),
    )


def _both(  # noqa: PLR0913 - a measure, its two samples, and how they are summed up
    name: str,
    unit: Unit,
    ours: Sequence[float],
    naive: Sequence[float],
    *,
    percent: float = 50,
    aim: float | None = None,
) -> Comparison:
    return Comparison(
        Figure(name, percentile(ours, percent), unit),
        Figure(name, percentile(naive, percent), unit),
        Figure(name, ratio(ours, naive, percent), TIMES),
        aim,
    )


def _page(name: str, seconds: Sequence[float], aim: float | None) -> Comparison:
    return Comparison(Figure(name, percentile(seconds, 50), SECONDS), aim=aim)


def _seconds(times: Times, kind: str) -> list[float]:
    return [finished.seconds for finished in getattr(times, kind)]


def _bytes(times: Times, kind: str) -> list[float]:
    return [finished.bytes for finished in getattr(times, kind)]


def _per_1000(times: Times, speed: Speed) -> list[float]:
    return [1000 * seconds / speed.words for seconds in times.indexing]
