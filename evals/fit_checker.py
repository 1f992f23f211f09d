"""Weigh the checker's signals, and measure it: `python -m evals.fit_checker [--weights FILE]`.

On claims about articles that nothing was trained on, and on public pairs kept back from training, a tenth of each
source by evidence; all of WiCE. Every figure comes from weights that were fitted on other evidence. Prints a Markdown
table; writes the weights beside the network's.
"""

import json
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.reader.checking import SIGNALS, TrainedScorer
from assistant.reader.graph import open_graph
from assistant.reader.weights import CHECKER
from evals.claim_pairs import Pair, own_pairs, public_pairs, written_pairs
from evals.figure import CHANCE, SHARE, Figure
from evals.metrics import auroc, balanced_accuracy, rate
from evals.report import table

FITTED = frozenset(
    {
        "adversarial",
        "natural",
        "mixed",
        "hard",
        "cited",
        "written",
        "unasserted",
        "foolmetwice",
        "cg2c-doc",
        "summedits-news",
        "wice",
    }
)
"""Sources that the weights are fitted on: claims about articles."""

FOLDS = 4
EVEN = 0.5
STRANGE = -2.0
"""Weight, at most, of sharing no word at all: too few claims do for a fit to find it."""

TARGET = CHECKER.parent / "checker.json"

Floats = NDArray[np.float64]


def fit(signals: Floats, truth: NDArray[np.bool_], sources: Sequence[str]) -> Floats:
    """Weights in the order of `SIGNALS`: of each source, what is borne out and what is not weigh alike."""
    groups = [f"{source} {label}" for source, label in zip(sources, truth, strict=True)]
    share = np.array([1 / groups.count(group) for group in groups])
    sign = np.where(truth, 1.0, -1.0)

    def loss(weights: Floats) -> float:
        return float((share * np.logaddexp(0, -sign * (signals @ weights))).sum() / share.sum())

    # What plainly is not in the evidence may never speak for a claim.
    bounds = [(0, None), (None, 0), (None, STRANGE), (None, 0), (None, 0), (None, 0), (0, None), (None, None)]
    return np.asarray(minimize(loss, np.zeros(len(SIGNALS)), method="L-BFGS-B", bounds=bounds).x)


def main(
    weights: Annotated[Path, typer.Option(help="Weights of the network, as they ship.")] = CHECKER,
) -> None:
    """Fit, measure, print; write where the weights are those that ship."""
    scorer = TrainedScorer(open_graph(Path(tempfile.gettempdir()) / "article-assistant-models", weights))
    pairs = [*own_pairs(), *written_pairs(), *public_pairs()]
    started = time.perf_counter()
    signals = np.array(scorer.signals([(pair.evidence, pair.claim) for pair in pairs]))
    seconds = (time.perf_counter() - started) / len(pairs)
    truth = np.array([pair.supported for pair in pairs])
    sources = np.array([pair.source if pair.source in FITTED else "" for pair in pairs])
    folds = np.array([zlib.crc32((pair.article or pair.evidence).encode()) % FOLDS for pair in pairs])
    scores = np.zeros(len(pairs))
    for fold in range(FOLDS):
        others = (folds != fold) & (sources != "")
        apart = fit(signals[others], truth[others], sources[others].tolist())
        scores[folds == fold] = 1 / (1 + np.exp(-(signals[folds == fold] @ apart)))
    found = fit(signals[sources != ""], truth[sources != ""], sources[sources != ""].tolist())
    print(f"{len(pairs)} pairs, {1000 * seconds:.1f} ms each with all cores busy\n")
    for part in _tables(pairs, signals, scores):
        print(part, end="\n\n")
    print(dict(zip(SIGNALS, found.round(4).tolist(), strict=True)))
    if weights == CHECKER:
        record = {"weights": dict(zip(SIGNALS, found.round(4).tolist(), strict=True))}
        TARGET.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _tables(pairs: Sequence[Pair], signals: Floats, scores: Floats) -> Iterator[str]:
    """What is told rightly: by source, at each threshold, by what was changed."""
    truth = np.array([pair.supported for pair in pairs])
    rows = []
    for source in dict.fromkeys(pair.source for pair in pairs):
        chosen = np.array([pair.source == source for pair in pairs])
        rows.append(_row(source, scores[chosen], truth[chosen], 1 - signals[chosen, SIGNALS.index("unborne")]))
    yield table(("source", "balanced accuracy", "AUROC", "figures and names alone"), rows)
    cited = np.array([pair.source == "cited" for pair in pairs])
    rows = []
    for limit in (0.5, 0.6, 0.7, 0.8):
        told, rest = (Figure("", rate((scores[cited & own] >= limit).tolist()), SHARE) for own in (truth, ~truth))
        rows.append([str(limit), told.brief, rest.brief])
    yield table(("threshold, evidence alone", "borne out, shown", "others, shown"), rows)
    right = {
        edit: [(scores[place] >= EVEN) == truth[place] for place, pair in enumerate(pairs) if pair.edit == edit]
        for edit in sorted({pair.edit for pair in pairs} - {""})
    }
    rows = [[edit, Figure(edit, rate(each), SHARE).brief] for edit, each in right.items()]
    yield table(("what was changed, own articles", "told rightly"), rows)


def _row(source: str, scores: Floats, truth: NDArray[np.bool_], plain: Floats) -> list[str]:
    def told(values: Floats) -> str:
        right = (values[truth] >= EVEN).tolist(), (values[~truth] < EVEN).tolist()
        return Figure(source, balanced_accuracy(*right), SHARE).brief

    ranked = Figure(source, auroc(scores[truth].tolist(), scores[~truth].tolist()), CHANCE)
    return [source, told(scores), f"{ranked.value} ({ranked.interval})", told(plain)]


if __name__ == "__main__":
    typer.run(main)
