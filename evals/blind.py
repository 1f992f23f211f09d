"""What can be told without reading the article: `python -m evals.blind`.

Of the held-out articles of the project, from the words of a question or claim alone: does the article answer, is it
borne out? Whatever does not beat this has learned how questions and claims are worded, and not to read.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
import typer

from assistant.reader.claims import own_claims
from assistant.reader.visible import Visible, is_held_out, read_own
from evals.figure import CHANCE, SHARE, Figure
from evals.metrics import auroc, balanced_accuracy
from evals.report import table

EVEN = 0.5

Told = list[tuple[str, bool]]
"""Texts, and whether the article answers them, or bears them out."""


def blind_scores(known: Told, texts: Sequence[str]) -> list[float]:
    """The chance of each text, from the runs of one and two words of those that are known; both kinds weigh alike."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(
        CountVectorizer(ngram_range=(1, 2), binary=True),
        LogisticRegression(class_weight="balanced", max_iter=1000),
    )
    model.fit([text for text, _ in known], [truth for _, truth in known])
    return [float(chance) for chance in model.predict_proba(list(texts))[:, 1]]


def questions(visible: Visible) -> Told:
    """Those of an article, and whether it answers; a wrong premise is answered by what corrects it."""
    return [(each.standalone, each.kind != "unanswerable") for each in visible.questions]


def rows() -> Iterator[list[str]]:
    """What is reached on the held-out articles of each source, from what is known of the others of the same."""
    claims = own_claims()
    articles = list(read_own())
    for source in dict.fromkeys(visible.source for visible in articles):
        own = [visible for visible in articles if visible.source == source]
        told = {
            "questions": {visible: questions(visible) for visible in own},
            "claims": {
                visible: [(claim.text, claim.label == "supported") for claim in claims[visible.article.source]]
                for visible in own
            },
        }
        for name, read in told.items():
            if not any(read.values()):
                continue
            known = list(chain.from_iterable(each for visible, each in read.items() if not is_held_out(visible)))
            asked = list(chain.from_iterable(each for visible, each in read.items() if is_held_out(visible)))
            scores = np.array(blind_scores(known, [text for text, _ in asked]))
            truth = np.array([answered for _, answered in asked])
            right, wrong = scores[truth], scores[~truth]
            even = balanced_accuracy((right >= EVEN).tolist(), (wrong < EVEN).tolist())
            ranked = auroc(right.tolist(), wrong.tolist())
            yield [f"{source}, {name}", Figure("", even, SHARE).brief, Figure("", ranked, CHANCE).brief]


def main() -> None:
    """Measure, and print a Markdown table."""
    print(table(("held-out articles, words alone", "balanced accuracy", "AUROC"), list(rows())))


if __name__ == "__main__":
    typer.run(main)
