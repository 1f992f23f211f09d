"""The articles that nothing was trained on, read: what is known of every sentence, and which sentences are evidence."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Turn
from assistant.condense import condense
from assistant.reader.trained import TrainedReader
from assistant.reader.visible import SEED, Question, Visible, is_held_out, read_visible
from assistant.reader.weigh import Signals
from assistant.settings import PASSAGES
from index.embed import Embedder
from index.search import open_index
from index.sentences import shares_half

FOREIGN_AN_ARTICLE = 10
Kind = Literal["answerable", "unanswerable", "false_premise", "foreign"]


@dataclass(frozen=True)
class Point:
    """One question of one held-out article, read.

    Attributes:
        source: where the article is from, such as "natural".
        article: its id.
        kind: that of the question; "foreign" is one about another article.
        type: what it asks for, such as "why"; "" where the source does not say.
        question: as it stands alone.
        wanted: how many sentences are evidence, in the whole article.
        signals: what is known of the sentences that were read.
        gold: (n,) bool, which of these are evidence.
    """

    source: str
    article: str
    kind: Kind
    type: str
    question: str
    wanted: int
    signals: Signals
    gold: NDArray[np.bool_]


def read_held_out(reader: TrainedReader, embedder: Embedder) -> Iterator[Point]:
    """Every question of the held-out articles, and some about other articles, retrieved and read as at run time."""
    articles = [visible for visible in read_visible() if is_held_out(visible) and visible.source != "squad1"]
    draw = random.Random(SEED)  # noqa: S311 - a draw, not a secret
    for visible in articles:
        others = [question for other in articles if other is not visible for question in other.questions]
        foreign = draw.sample(others, FOREIGN_AN_ARTICLE)
        with tempfile.TemporaryDirectory() as directory:
            index = open_index(visible.article, embedder, directory=Path(directory))
            for question in (*visible.questions, *foreign):
                standalone = condense(question.text, [Turn(earlier, "") for earlier in question.history])
                signals = reader.signals(question.text, standalone, index.search(standalone, PASSAGES))
                yield _point(visible, question, standalone, signals, is_foreign=question in foreign)
            index.close()


def _point(visible: Visible, question: Question, standalone: str, signals: Signals, *, is_foreign: bool) -> Point:
    evidence = () if is_foreign else question.evidence
    # An answer that several annotators gave differently is one sentence all the same.
    wanted = len(evidence) if visible.source not in {"squad1", "squad2"} else min(1, len(evidence))
    kind: Kind = "foreign" if is_foreign else question.kind  # type: ignore[assignment]
    gold = np.array([any(shares_half(place, span) for span in evidence) for place in signals.places])
    return Point(visible.source, visible.article.source, kind, question.type, standalone, wanted, signals, gold)


def folds(points: Sequence[Point], count: int) -> NDArray[np.int64]:
    """(n,) int64, the fold of each point: whole articles stay together."""
    places = {article: place % count for place, article in enumerate(sorted({point.article for point in points}))}
    return np.array([places[point.article] for point in points])
