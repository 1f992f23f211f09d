"""Comparisons -> a table in a terminal, and a Markdown page. Decides nothing."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from evals.about import About
from evals.comparison import Comparison
from evals.figure import NOTHING, Figure
from evals.report import made_with, opening, table
from evals.terminal import narrow_table

METHOD = """\
Both ran in turns on this machine, each in processes of its own, on the same text. The naive chain is Chroma with
MiniLM through sentence-transformers and the nearest four of 1,000-character chunks: it only retrieves, where the
assistant chooses sentences, cites them, and may refuse. Times of starts count from the command to the end of the
process. The first answer of all finds neither index nor prepared model, a cold start finds both on the disk. Indexing
is split, embed and store with a loaded model. Pass 2 asks the questions of pass 1 again. The page is timed without a
browser. Values are medians where no percentile is named."""


def speed_report(about: About, rows: Sequence[Comparison]) -> str:
    """The page: the comparisons, and how they were made."""
    lines = [
        [row.ours.name, row.ours.brief, _brief(row.naive), _brief(row.ratio), row.aimed or NOTHING] for row in rows
    ]
    head = ["", "the assistant", "the naive chain", "ratio", "aim"]
    blocks = [
        "# How fast, and how heavy?",
        opening(about),
        "Each cell: value (95 % interval, n).",
        table(head, lines),
        METHOD,
        "## Made with",
        made_with(about),
    ]
    return "\n\n".join(blocks) + "\n"


def speed_table(about: About, rows: Sequence[Comparison]) -> Table:
    """A line for each measure."""
    title = f"{about.title}: {about.words:,} words"
    shown = narrow_table(title, "", "assistant", "naive chain", "ratio", "n", "aim")
    for row in rows:
        cells = [Text(NOTHING) if figure is None else _cell(figure) for figure in (row.ours, row.naive, row.ratio)]
        shown.add_row(row.ours.name, *cells, row.ours.n, row.aimed.replace(": ", "\n"))
    return shown


def _brief(figure: Figure | None) -> str:
    return NOTHING if figure is None else figure.brief


def _cell(figure: Figure) -> Text:
    return Text.assemble((figure.value, "bold"), "\n", (figure.span, "dim"))
