"""The checks as a table."""

import sys
from collections.abc import Sequence

from assistant.doctor.check import Check, State
from assistant.export import printable

COLOURS: dict[State, str] = {"ok": "green", "warn": "yellow", "fail": "bold red"}


def report(checks: Sequence[Check]) -> str:
    """The checks as a table, in colour where stdout is a terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 1000)
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True, min_width=4)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        told = f"{check.found}\nDo: {check.advice}" if check.advice else check.found
        table.add_row(Text(check.state, COLOURS[check.state]), Text(check.name), Text(printable(told)))
    with console.capture() as capture:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
