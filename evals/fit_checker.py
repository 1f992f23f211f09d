"""Weigh the checker's signals, and measure it: `python -m evals.fit_checker [--weights FILE]`.

On claims about articles that nothing was trained on, and on public pairs kept back from training, a tenth of each
source by evidence; all of WiCE. Every figure comes from weights that were fitted on other evidence. Prints a Markdown
table; writes the weights beside the network's.
"""

import json
import random
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.reader.checking import SIGNALS, TrainedScorer
from assistant.reader.claims import (
    LATER,
    MEASURED,
    is_kept_back,
    own_claims,
    placed,
    read_pairs,
    unasserted_claims,
    written_claims,
)
from assistant.reader.graph import open_graph
from assistant.reader.visible import SEED, SHARED, is_held_out, read_own, read_public
from assistant.reader.weights import CHECKER
from evals.figure import CHANCE, SHARE, Figure
from evals.metrics import auroc, balanced_accuracy, rate
from evals.report import table
from index.split import split_sentences

MOST = 400
"""Pairs of a public source."""

FITTED = frozenset(
    {"adversarial", "natural", "cited", "written", "unasserted", "foolmetwice", "cg2c-doc", "summedits-news", "wice"}
)
"""Sources that the weights are fitted on: claims about articles."""

FOLDS = 4
EVEN = 0.5
STRANGE = -2.0
"""Weight, at most, of sharing no word at all: too few claims do for a fit to find it."""

LEFT_OUT = ("help",)
"""Made by rule, with an artefact of length."""

TARGET = CHECKER.parent / "checker.json"

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Pair:
    """Evidence and a claim.

    Attributes:
        source: where it is from.
        evidence: what it is held against.
        claim: one sentence.
        supported: whether it is borne out.
        edit: what was changed in it; "" where that is not known.
        article: what the evidence is from; "" where that is not known.
    """

    source: str
    evidence: str
    claim: str
    supported: bool
    edit: str = ""
    article: str = ""


def own_pairs(folder: Path = SHARED) -> Iterator[Pair]:
    """The claims about the project's articles that are held out.

    Each beside the paragraphs of its evidence, beside the evidence alone, as an answer cites it, and beside sentences
    of the same article that have nothing to do with it.
    """
    claims, draw = own_claims(folder), random.Random(SEED)  # noqa: S311 - a draw, not a secret
    for visible in read_own(folder):
        if is_held_out(visible):
            spans = split_sentences(visible.article.text)
            for claim in claims[visible.article.source]:
                evidence = " ".join(
                    visible.article.text[paragraph.start : paragraph.end]
                    for paragraph in visible.article.paragraphs
                    if any(paragraph.start <= start < paragraph.end for start, _ in claim.evidence)
                )
                supported = claim.label == "supported"
                yield Pair(visible.source, evidence, claim.text, supported, claim.edit, visible.article.source)
                cited = " ".join(visible.article.text[start:end] for start, end in claim.evidence)
                yield Pair("cited", cited, claim.text, supported, article=visible.article.source)
                far = [span for span in spans if not any(min(span[1], e) > max(span[0], s) for s, e in claim.evidence)]
                for start, end in draw.sample(far, 2):
                    far_off = visible.article.text[start:end]
                    yield Pair("cited", far_off, claim.text, supported=False, article=visible.article.source)


def written_pairs(folder: Path = SHARED) -> Iterator[Pair]:
    """The claims written for the checker that are kept back: beside their paragraphs, and beside the evidence alone."""
    written = written_claims(part=LATER)  # the others are known to half of the checker
    told = [
        ("written", visible, list(placed(visible, written[visible.article.source])))
        for visible in read_public("squad1-train", folder, 0)
        if visible.article.source in written and is_kept_back(visible.article.source)
    ]
    for source, visible, claims in [*told, ("unasserted", *unasserted_claims(kept_back=True))]:
        text = visible.article.text
        for number, claim in enumerate(claims):
            spans = [
                (paragraph.start, paragraph.end)
                for paragraph in visible.article.paragraphs
                if any(paragraph.start <= start < paragraph.end for start, _ in claim.evidence)
            ]
            cited = " ".join(text[start:end] for start, end in (claim.evidence if number % 2 else spans))
            place = visible.article.source if source == "written" else cited
            yield Pair(source, cited, claim.text, claim.label == "supported", article=place)


def public_pairs(folder: Path = SHARED) -> Iterator[Pair]:
    """The public pairs that were kept back, at most so many of a source; all of WiCE.

    Without claims that were trained on beside other evidence.
    """
    trained = {
        record["claim"]
        for record in read_pairs(folder)
        if record["source"] not in MEASURED and not is_kept_back(record["evidence"])
    }
    found: dict[str, int] = {}
    for record in read_pairs(folder):
        source = record["source"]
        if source in LEFT_OUT or not (source in MEASURED or is_kept_back(record["evidence"])):
            continue
        if record["claim"] in trained:
            continue
        found[source] = found.get(source, 0) + 1
        if found[source] <= MOST:
            yield Pair(source, record["evidence"], record["claim"], record["label"] == "supported")


def fit(signals: Floats, truth: NDArray[np.bool_], sources: Sequence[str]) -> Floats:
    """Weights in the order of `SIGNALS`: of each source, what is borne out and what is not weigh alike."""
    groups = [f"{source} {label}" for source, label in zip(sources, truth, strict=True)]
    share = np.array([1 / groups.count(group) for group in groups])
    sign = np.where(truth, 1.0, -1.0)

    def loss(weights: Floats) -> float:
        return float((share * np.logaddexp(0, -sign * (signals @ weights))).sum() / share.sum())

    # What plainly is not in the evidence may never speak for a claim.
    bounds = [(0, None), (None, 0), (None, STRANGE), (None, 0), (None, 0), (0, None), (None, None)]
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
    rows = []
    for source in dict.fromkeys(pair.source for pair in pairs):
        chosen = np.array([pair.source == source for pair in pairs])
        rows.append(_row(source, scores[chosen], truth[chosen], 1 - signals[chosen, SIGNALS.index("unborne")]))
    print(table(("source", "balanced accuracy", "AUROC", "figures and names alone"), rows))
    cited = np.array([pair.source == "cited" for pair in pairs])
    rows = []
    for limit in (0.5, 0.6, 0.7, 0.8):
        told, rest = (Figure("", rate((scores[cited & own] >= limit).tolist()), SHARE) for own in (truth, ~truth))
        rows.append([str(limit), told.brief, rest.brief])
    print("", table(("threshold, evidence alone", "borne out, shown", "others, shown"), rows), "", sep="\n")
    right = {
        edit: [(scores[place] >= EVEN) == truth[place] for place, pair in enumerate(pairs) if pair.edit == edit]
        for edit in sorted({pair.edit for pair in pairs} - {""})
    }
    rows = [[edit, Figure(edit, rate(each), SHARE).brief] for edit, each in right.items()]
    print(table(("what was changed, own articles", "told rightly"), rows))
    print(dict(zip(SIGNALS, found.round(4).tolist(), strict=True)))
    if weights == CHECKER:
        record = {"weights": dict(zip(SIGNALS, found.round(4).tolist(), strict=True))}
        TARGET.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _row(source: str, scores: Floats, truth: NDArray[np.bool_], plain: Floats) -> list[str]:
    def told(values: Floats) -> str:
        right = (values[truth] >= EVEN).tolist(), (values[~truth] < EVEN).tolist()
        return Figure(source, balanced_accuracy(*right), SHARE).brief

    ranked = Figure(source, auroc(scores[truth].tolist(), scores[~truth].tolist()), CHANCE)
    return [source, told(scores), f"{ranked.value} ({ranked.interval})", told(plain)]


if __name__ == "__main__":
    typer.run(main)
