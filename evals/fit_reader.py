"""Set how the reader weighs its signals, and say what it reaches: `python -m evals.fit_reader`.

On the held-out articles. The weights that ship are fitted on all of them; every figure comes from weights and
thresholds that were fitted on the other articles. Exit code 0; the table is Markdown.
"""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from assistant.reader.graph import open_graph
from assistant.reader.trained import TrainedReader
from assistant.reader.weigh import CONFIDENCE, SENTENCE, Calibration
from assistant.reader.weights import SHIPPED
from assistant.similarity import SimilarityReader
from evals.fitting import cross_fitted, fit
from evals.held_out import read_held_out
from evals.reader_table import reliability, table, types
from index.embed import open_embedder

TARGET = Path(__file__).parent.parent / "assistant" / "reader" / "calibration.json"
UNTRAINED = frozenset({"similarity", "nearness", "coverage"})
TRAINED = frozenset({*SENTENCE, *CONFIDENCE, "premise"})


def main(
    weights: Annotated[Path, typer.Option(help="Trained weights; those that ship by default.")] = SHIPPED,
    untrained: Annotated[bool, typer.Option(help="Weigh similarity alone.")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Read the held-out articles, print what is reached; with the weights that ship, write the calibration."""
    cache = Path(tempfile.gettempdir()) / "article-assistant-models"
    embedder = open_embedder(cache=cache)
    reader = TrainedReader(SimilarityReader(embedder), open_graph(cache, weights))
    points = list(read_held_out(reader, embedder))
    signals = UNTRAINED if untrained else TRAINED
    calibration = fit(points, signals)
    pairs = list(zip(points, cross_fitted(points, signals), strict=True))
    for line in (*table(pairs), "", *types(pairs), "", *reliability(pairs)):
        print(line)
    if weights == SHIPPED and not untrained:
        TARGET.write_text(json.dumps(record(calibration), indent=2) + "\n", encoding="utf-8")


def record(calibration: Calibration) -> dict[str, object]:
    """The calibration as it is kept."""
    return {
        "sentence": _named(SENTENCE, calibration.sentence),
        "confidence": _named(CONFIDENCE, calibration.confidence),
        "threshold": round(calibration.threshold, 4),
        "premise": round(calibration.premise, 4),
    }


def _named(names: Sequence[str], values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


if __name__ == "__main__":
    typer.run(main)
