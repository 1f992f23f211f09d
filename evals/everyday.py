"""What people type about texts of many kinds, from the file to the answer: `python -m evals.everyday`.

Each text lies in its folder as somebody saved it (plain text, Markdown, HTML), its cases beside it. Exit codes: 0
measured; 1 a quote is not exact, which must never be; 2 an error.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from assistant.ask import Assistant
from evals.case import CaseError, read_cases
from evals.run import Run, run
from evals.terminal import FAILED, INEXACT, MEASURED, show
from index.errors import Error

FOLDER = Path(__file__).parent / "everyday"


def main(
    folder: Annotated[Path, typer.Option(help="Texts, each with its cases: NAME.md and NAME.jsonl.")] = FOLDER,
) -> None:
    """Ask every case of every text, and say how many answers are right."""
    try:
        outcome = ask_all(folder)
    except Error as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise SystemExit(FAILED) from error
    show(Console(), "Everyday questions", outcome)
    raise SystemExit(INEXACT if any(score.inexact for score in outcome.scores) else MEASURED)


def ask_all(folder: Path) -> Run:
    """The scores of all texts together.

    Raises:
        CaseError: there are no texts, or cases without a text.
        Error: a text cannot be read.
    """
    pairs = list(_pairs(folder))
    if not pairs:
        message = f"No cases in {folder}. Give a folder with texts and their cases: --folder FOLDER"
        raise CaseError(message)
    outcomes = [
        run(Assistant.open(text), read_cases(cases))
        for text, cases in track(pairs, "Asking", console=Console(stderr=True), transient=True)
    ]
    scores = [score for outcome in outcomes for score in outcome.scores]
    return Run(tuple(scores), tuple(unscored for outcome in outcomes for unscored in outcome.unscored))


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    for cases in sorted(folder.glob("*.jsonl")):
        texts = [path for path in folder.glob("*") if path.stem == cases.stem and path != cases]
        if len(texts) != 1:
            message = f"{cases} has not one text beside it, such as {cases.stem}.txt, but {len(texts)}."
            raise CaseError(message)
        yield texts[0], cases


if __name__ == "__main__":
    typer.run(main)
