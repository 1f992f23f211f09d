"""A reader that needs no training: late interaction over the embedding model's token vectors.

A sentence scores the mean, over the question's tokens, of the best match among its own tokens, each of which the model
saw within its whole passage: so "it fell by half" knows what fell. What fuses best was measured on the visible
articles (`python -m evals.reading`): the passage's score, plus the sentence's for the question as asked, plus the
sentence's for the question as it stands alone, each brought to mean 0 and deviation 1.

The confidence is a logistic function of how near the nearest passage is and how many of the question's words it has,
fitted by `python -m evals.calibrate`. It tells a question on another subject from one on this; it cannot tell a near
miss from an answer.
"""

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from assistant.reading import Evidence, Reading
from index.embed import Embedder
from index.lexical import stems
from index.search import Hit, standard
from index.split import Passage
from index.tokens import Tokens

SHARPNESS = 0.75
"""Log odds of being evidence that a standard deviation is worth, as `python -m evals.fit_reader --untrained` finds."""

REMEMBERED = 256
"""Passages whose token vectors are kept; 0.2 MB each at most."""


class SimilarityReader:
    """An `assistant.reading.Reader` on the index's own embedding model."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._calibration = json.loads((files("assistant") / "calibration.json").read_text(encoding="utf-8"))
        self._passage_tokens = lru_cache(maxsize=REMEMBERED)(self._embed_passage)

    def read(self, question: str, standalone: str, hits: Sequence[Hit]) -> Reading:
        """What the passages say to the question; see `Reader.read`."""
        threshold = self._calibration["threshold"]
        if not hits:
            return Reading((), 0.0, threshold)
        alone, *other = self._embedder.tokens(list(dict.fromkeys([standalone, question])), "query")
        asked = other[0] if other else alone
        sentences = [(hit, span) for hit in hits for span in hit.passage.sentences]
        matches = [_sentence_tokens(self._passage_tokens(hit.passage), hit.passage, span) for hit, span in sentences]
        scores = (
            np.array([hit.score for hit, _ in sentences])
            + standard(np.array([late_interaction(asked.vectors, vectors) for vectors in matches]))
            + standard(np.array([late_interaction(alone.vectors, vectors) for vectors in matches]))
        )
        order = np.argsort(-scores, kind="stable")
        evidence = tuple(
            Evidence(start, end, SHARPNESS * float(scores[place]))
            for place in order
            for start, end in [sentences[place][1]]
        )
        return Reading(evidence, self._confidence(standalone, hits), threshold)

    def _embed_passage(self, passage: Passage) -> Tokens:
        return self._embedder.tokens([passage.text])[0]

    def _confidence(self, standalone: str, hits: Sequence[Hit]) -> float:
        near, covered = nearness(hits), coverage(standalone, hits)
        weights = self._calibration
        logit = weights["nearness"] * near + weights["coverage"] * covered + weights["intercept"]
        return 1 / (1 + math.exp(-logit))


def nearness(hits: Sequence[Hit]) -> float:
    """How near the nearest passage and the nearest sentence are: the mean of both cosines, -1 to 1."""
    return (max(hit.similarity for hit in hits) + max(hit.best_sentence for hit in hits)) / 2


def coverage(question: str, hits: Sequence[Hit]) -> float:
    """The largest share of the question's words that stands in one passage, 0 to 1."""
    asked = set(stems([question])[0])
    if not asked:
        return 0.0
    return max(len(asked & set(words)) for words in stems([hit.passage.text for hit in hits])) / len(asked)


def late_interaction(question: NDArray[np.float32], sentence: NDArray[np.float32]) -> float:
    """Mean over the question's tokens of the best cosine among the sentence's; rows have length 1."""
    if not len(question) or not len(sentence):
        return 0.0
    return float((question @ sentence.T).max(axis=1).mean())


def _sentence_tokens(tokens: Tokens, passage: Passage, span: tuple[int, int]) -> NDArray[np.float32]:
    start, end = span[0] - passage.start, span[1] - passage.start
    inside = (tokens.spans[:, 0] >= start) & (tokens.spans[:, 1] <= end)
    return tokens.vectors[inside]
