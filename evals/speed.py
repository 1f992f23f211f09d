"""How fast, and how heavy? `python -m evals.speed` times the assistant and the naive chain in one run.

The store is the folder that is the default. Exit codes: 0 measured, 2 an error.
"""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant.settings import Settings
from evals.about import describe
from evals.case import DEFAULT, read_cases, thin
from evals.comparison import compare
from evals.output import open_folder, write
from evals.speed_report import speed_report, speed_table
from evals.timing import measure_speed
from index.embed import find_model
from index.errors import Error
from index.graph import fingerprint_of
from index.load import load

QUESTIONS = 60
ROUNDS = 3


def main(
    article: Annotated[str | None, typer.Option(help="Path or URL; the default article otherwise.")] = None,
    output: Annotated[Path, typer.Option(help="Folder for the report and the JSON.")] = Path("runs"),
    rounds: Annotated[int, typer.Option(min=1, help="Starts of each kind, and indexes built by each.")] = ROUNDS,
) -> None:
    """Time answers, starts, indexing and memory, as ratios to a naive chain; takes about two minutes."""
    try:
        _main(article, open_folder(output), rounds)
    except Error as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise SystemExit(2) from error


def _main(source: str | None, output: Path, rounds: int) -> None:
    settings = Settings.read(article=source)
    article = load(settings.article, max_bytes=settings.max_bytes, timeout=settings.timeout)
    about = describe(article, fingerprint_of(find_model(settings.embedding)), settings)
    console = Console()
    with tempfile.TemporaryDirectory() as folder, Console(stderr=True).status("Timing, about two minutes"):
        cases = thin(read_cases(DEFAULT), QUESTIONS)
        speed = measure_speed(article, settings.article, cases, rounds, Path(folder))
    rows = compare(speed)
    record = json.dumps({"about": about.to_dict(), "observed": asdict(speed)}, indent=2, ensure_ascii=False)
    page = write(output, f"speed-{about.started:%Y%m%d-%H%M%S}", record, speed_report(about, rows))
    console.print(speed_table(about, rows), highlight=False)
    console.print(f"Written to {page}", highlight=False, markup=False)


if __name__ == "__main__":
    typer.run(main)
