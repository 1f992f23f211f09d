"""What was timed becomes figures with their n, ratios, and aims that are reached or missed."""

import io

from made_answers import ARTICLE
from rich.console import Console

from assistant.settings import Settings
from evals.about import describe
from evals.comparison import compare
from evals.page_start import PageStart
from evals.process import Finished
from evals.speed_report import speed_report, speed_table
from evals.timing import Speed, Times

OURS = Times(
    first=[Finished(10.0, 1_500_000_000)],
    cold=[Finished(2.0, 300_000_000), Finished(1.0, 300_000_000), Finished(4.0, 320_000_000)],
    warm=[[0.02, 0.04, 0.03], [0.01, 0.02, 0.01]],
    warm_bytes=[400_000_000],
    indexing=[4.0, 2.0, 3.0],
)
NAIVE = Times(
    first=[Finished(5.0, 800_000_000)],
    cold=[Finished(8.0, 600_000_000)] * 3,
    warm=[[0.01, 0.01, 0.01]] * 2,
    warm_bytes=[800_000_000],
    indexing=[1.5] * 3,
)
ROWS = compare(Speed(2000, 3, OURS, NAIVE, [PageStart(0.3, 3.0, 6.5)]))


def written(name: str) -> tuple[str, ...]:
    """Ours, the naive chain's, the ratio, n and the aim, as a table shows them."""
    row = next(row for row in ROWS if row.ours.name == name)
    return (
        row.ours.value,
        row.naive.value if row.naive else "",
        row.ratio.value if row.ratio else "",
        row.ours.n,
        row.aimed,
    )


def test_cold_start() -> None:
    """The median of three starts, a quarter of the naive chain's, under the aim."""
    assert written("cold start to answer") == ("2.00 s", "8.00 s", "0.25×", "3", "under 3 s: reached")


def test_passes_stand_apart() -> None:
    """The first pass and the second are two lines."""
    assert written("warm, pass 1, p50") == ("30 ms", "10 ms", "3.00×", "3", "under 150 ms: reached")
    assert written("warm, pass 2, p50") == ("10 ms", "10 ms", "1.00×", "3", "under 150 ms: reached")


def test_indexing_is_by_1000_words() -> None:
    """Three seconds for 2,000 words are 1.5 for 1,000."""
    assert written("indexing 1,000 words") == ("1.50 s", "0.75 s", "2.00×", "3", "")


def test_memory() -> None:
    """Memory is aimed at, and a miss is called one."""
    assert written("memory, warm") == ("400 MB", "800 MB", "0.50×", "1", "under 1,000 MB: reached")
    assert written("memory, first answer")[-1] == "under 1,000 MB: missed"


def test_page_has_no_counterpart() -> None:
    """The naive chain has no page."""
    assert written("page: first answer") == ("6.50 s", "", "", "1", "under 6 s: missed")


def test_every_measure_is_shown() -> None:
    """The page and the terminal show each; within 80 columns no cell is cut."""
    about = describe(ARTICLE, "cd" * 8, Settings())
    console = Console(file=io.StringIO(), width=80)
    console.print(speed_table(about, ROWS))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    page = speed_report(about, ROWS)

    assert all(row.ours.name in shown and row.ours.brief in page for row in ROWS)
    assert "…" not in shown
