"""Set the confidence of the similarity reader and the threshold of refusal: `python -m evals.calibrate`.

The confidence is a logistic function of two numbers, how near the nearest passage is and how many of the question's
words it has, fitted on the visible articles: questions that an article answers against questions about another
article. Near misses, which these numbers cannot tell from answers, are only counted. The threshold refuses five in a
hundred of the answered ones. Both are written to `assistant/calibration.json`, with what they cost.
"""

import json
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import typer
from numpy.typing import NDArray

from assistant.reader.visible import SEED, Visible, read_visible
from assistant.settings import PASSAGES
from assistant.similarity import coverage, nearness
from index.embed import Embedder, open_embedder
from index.search import open_index

REFUSED = 0.05
"""Share of the questions that are answered in the article which may be refused."""

FOREIGN_AN_ARTICLE = 20
TARGET = Path(__file__).parent.parent / "assistant" / "calibration.json"

Group = Literal["answered", "near_miss", "foreign"]


@dataclass(frozen=True)
class Point:
    """One question of one article: where the article is from, whether it answers, and what the confidence rests on."""

    source: str
    group: Group
    nearness: float
    coverage: float


def collect(articles: Sequence[Visible], embedder: Embedder) -> list[Point]:
    """A point for each question of each article, and for some questions about other articles."""
    draw = random.Random(SEED)  # noqa: S311 - a draw, not a secret
    points = []
    for visible in articles:
        others = [question.standalone for other in articles if other is not visible for question in other.questions]
        asked: list[tuple[Group, str]] = [("foreign", text) for text in draw.sample(others, FOREIGN_AN_ARTICLE)]
        for question in visible.questions:
            group: Group = "near_miss" if question.kind == "unanswerable" else "answered"
            asked.append((group, question.standalone))
        with tempfile.TemporaryDirectory() as directory:
            index = open_index(visible.article, embedder, directory=Path(directory))
            for group, text in asked:
                hits = index.search(text, PASSAGES)
                points.append(Point(visible.source, group, nearness(hits), coverage(text, hits)))
            index.close()
    return points


def fit(points: Sequence[Point]) -> dict[str, float]:
    """The weights of the logistic function, and the threshold on it."""
    from sklearn.linear_model import LogisticRegression

    told = [point for point in points if point.group != "near_miss"]
    answered = [point.group == "answered" for point in told]
    model = LogisticRegression(C=1e6, class_weight="balanced").fit(_matrix(told), answered)
    weights = dict(zip(("nearness", "coverage"), model.coef_[0], strict=True)) | {"intercept": model.intercept_[0]}
    rounded = {name: round(float(weight), 3) for name, weight in weights.items()}
    confidence = confidences([point for point in points if point.group == "answered"], rounded)
    return rounded | {"threshold": round(float(np.quantile(confidence, REFUSED)), 3)}


def confidences(points: Sequence[Point], weights: dict[str, float]) -> NDArray[np.float64]:
    """(n,) float64, 0 to 1: the confidence at each point."""
    logit = _matrix(points) @ [weights["nearness"], weights["coverage"]] + weights["intercept"]
    return np.asarray(1 / (1 + np.exp(-logit)))


def _matrix(points: Sequence[Point]) -> NDArray[np.float64]:
    return np.array([(point.nearness, point.coverage) for point in points])


def refused(points: Sequence[Point], calibration: dict[str, float]) -> dict[str, dict[str, float]]:
    """Per source and group: how many questions there are, and the share of them that is refused."""
    table: dict[str, dict[str, float]] = {}
    for source, group in sorted({(point.source, point.group) for point in points}):
        chosen = [point for point in points if (point.source, point.group) == (source, group)]
        share = float((confidences(chosen, calibration) < calibration["threshold"]).mean())
        table[f"{source} {group}"] = {"n": len(chosen), "refused": round(share, 3)}
    return table


def main() -> None:
    """Fit, print what it costs, and write it down."""
    articles = [visible for visible in read_visible() if visible.source != "squad1"]
    points = collect(articles, open_embedder(cache=Path(tempfile.gettempdir()) / "article-assistant-models"))
    calibration = fit(points)
    record = {**calibration, "refused": refused(points, calibration)}
    TARGET.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(TARGET.read_text(encoding="utf-8"))


if __name__ == "__main__":
    typer.run(main)
