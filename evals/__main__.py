"""How good are the answers? `python -m evals` asks every case of the default article and says so.

Exit codes: 0 measured; 1 a quote is not exact, which must never be; 2 an error.
"""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from assistant.ask import Assistant
from assistant.settings import Settings
from evals.about import describe
from evals.case import DEFAULT, read_cases, thin
from evals.output import open_folder, write
from evals.record import record
from evals.report import report
from evals.run import run
from evals.terminal import FAILED, INEXACT, MEASURED, show
from index.errors import Error


def main(
    article: Annotated[str | None, typer.Option(help="Path or URL; the default article otherwise.")] = None,
    output: Annotated[Path, typer.Option(help="Folder for the report and the JSON.")] = Path("runs"),
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many cases, evenly spaced.")] = None,
    cases: Annotated[Path, typer.Option(help="Cases, as JSON lines.")] = DEFAULT,
) -> None:
    """Ask every case, and say how many answers are right, how many quotes exact, and how sure that is."""
    console = Console()
    try:
        raise SystemExit(measure(console, article, open_folder(output), limit, cases))
    except Error as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise SystemExit(FAILED) from error


def measure(console: Console, article: str | None, output: Path, limit: int | None, cases: Path) -> int:
    """Run the cases, print the figures and write them down; returns the exit code."""
    chosen = thin(read_cases(cases), limit)
    settings = Settings.read(article=article)
    assistant = Assistant.open(settings.article)
    about = describe(assistant.article, assistant.index.embedder.fingerprint, settings)
    outcome = run(assistant, track(chosen, "Asking", console=Console(stderr=True), transient=True))
    text = json.dumps(record(about, outcome), indent=2, ensure_ascii=False)
    page = write(output, f"evals-{about.started:%Y%m%d-%H%M%S}", text, report(about, outcome))
    show(console, about.title, outcome)
    console.print(f"Every miss, with what was shown: {page}", highlight=False, markup=False)
    return INEXACT if any(score.inexact for score in outcome.scores) else MEASURED


if __name__ == "__main__":
    typer.run(main)
