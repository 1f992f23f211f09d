"""Figures -> tables in a terminal, through rich, and the exit codes that stand beside them. Decides nothing."""

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.figure import Figure
from evals.run import Run
from evals.summary import by_type, summarise, summarise_type

MEASURED, INEXACT, FAILED = 0, 1, 2


def show(console: Console, title: str, outcome: Run) -> None:
    """The figures as tables, the unscored apart."""
    scored = f"{title}: {len(outcome.scores)} cases scored, {len(outcome.unscored)} unscored"
    types = {name: summarise_type(scores) for name, scores in by_type(outcome.scores).items()}
    console.print(types_table("By type", types), figures_table(scored, summarise(outcome.scores)), sep="\n\n")
    for unscored in outcome.unscored:
        console.print(f"unscored {unscored.case.id}: {unscored.reason}", style="yellow", highlight=False, markup=False)


def figures_table(title: str, figures: Sequence[Figure]) -> Table:
    """A line for each figure: name, value, interval and n."""
    table = narrow_table(title, "", "value", "95 % interval", "n")
    for figure in figures:
        table.add_row(Text(figure.name), Text(figure.value, style="bold"), figure.interval, figure.n)
    return table


def types_table(title: str, types: Mapping[str, Sequence[Figure]]) -> Table:
    """A line for each type and a column for each figure; beneath the value its interval, and beneath that its n."""
    names = [figure.name for figure in next(iter(types.values()), ())]
    table = narrow_table(title, "type", *names)
    for name, figures in types.items():
        table.add_row(Text(name), *(_cell(figure) for figure in figures))
    return table


def narrow_table(title: str, first: str, *others: str) -> Table:
    """An empty table that fits a terminal of 80 columns."""
    table = Table(
        title=Text(title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, padding=0, show_edge=False
    )
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, justify="right", overflow="fold")
    return table


def _cell(figure: Figure) -> Text:
    return Text.assemble((figure.value, "bold"), "\n", (f"{figure.span}\nn {figure.n}", "dim"))
