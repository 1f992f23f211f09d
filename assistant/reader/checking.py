"""The trained checker: the network reads a sentence beside evidence, and its number is brought to a chance."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from assistant.names import names_of
from assistant.plain import coverage, denies_alone, unborne
from assistant.reader.graph import Numbers, ReaderGraph, open_graph
from assistant.reader.narrow import MOST, narrow
from assistant.reader.pairs import Pair, encode, open_tokenizer
from assistant.reader.tasks import EVIDENCE, PREMISE, SUPPORTS
from assistant.reader.weights import CHECKER
from assistant.turned import turned_round
from index.embed import BUNDLED, find_model
from index.sentences import split_sentences

SIGNALS = ("supports", "contradicts", "foreign", "unborne", "turned", "denies", "narrowed", "intercept")
"""What the chance is weighed from: the network's logits that the evidence bears the sentence out, and that its most
relevant sentence contradicts it; whether it is of another matter; whether something plainly is not in it, or stands
there the other way round; whether the sentence alone denies; and the log of how many times longer it is than what was
read of it: what bears the sentence out may be in the rest.
"""

RELEVANT = 1.5
"""Logit of being evidence below which a sentence that shares no word with the claim is of another matter."""


class TrainedScorer:
    """An `assistant.verify.Scorer`. Safe to share between threads."""

    def __init__(self, graph: ReaderGraph) -> None:
        self._graph = graph
        self._tokenizer = open_tokenizer(find_model(BUNDLED))
        record = json.loads((files("assistant.reader") / "checker.json").read_text(encoding="utf-8"))
        self._weights = [record["weights"][name] for name in SIGNALS]

    @classmethod
    def open(cls, cache: Path) -> "TrainedScorer":
        """The checker on the weights that ship; its graph is kept in that folder."""
        return cls(open_graph(cache, CHECKER))

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """For each (evidence, sentence), 0 to 1; see `assistant.checker.Checker.score`."""
        return [
            1 / (1 + math.exp(-sum(weight * value for weight, value in zip(self._weights, row, strict=True))))
            for row in self.signals(pairs)
        ]

    def signals(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, ...]]:
        """In the order of `SIGNALS`, for each (evidence, sentence)."""
        read = [narrow(evidence, sentence) for evidence, sentence in pairs]
        encoded = [
            encode(self._tokenizer, sentence, [(part, split_sentences(part))])[0]
            for part, (_, sentence) in zip(read, pairs, strict=True)
        ]
        told = map(_told, encoded, self._graph.run(encoded))
        return [_row(*pair, part, own) for pair, part, own in zip(pairs, read, told, strict=True)]


@dataclass(frozen=True)
class _Told:
    """The network's logits: of the whole, and of the sentence that is most relevant."""

    supports: float
    relevant: float
    contradicts: float


def _told(pair: Pair, numbers: Numbers) -> _Told:
    means = [numbers[pair.sentences == place].mean(axis=0) for place in np.unique(pair.sentences[pair.sentences >= 0])]
    best = max(means, key=lambda mean: float(mean[EVIDENCE]), default=numbers[0])
    return _Told(float(numbers[0, SUPPORTS]), float(best[EVIDENCE]), float(best[PREMISE]))


def _row(evidence: str, sentence: str, part: str, told: _Told) -> tuple[float, ...]:
    is_foreign = told.relevant < RELEVANT and not coverage(part, sentence)
    is_long = len(evidence) > MOST
    return (
        told.supports,
        # What is of another matter contradicts least of all, and so does the part of a long text that was read.
        0.0 if is_foreign or is_long else told.contradicts,
        float(is_foreign),
        float(bool(unborne(evidence, sentence))),
        float(bool(turned_round(_sentences(part), sentence, names_of(part) | names_of(sentence)))),
        float(denies_alone(evidence, sentence)),
        math.log(len(evidence) / max(1, len(part))) if is_long else 0.0,
        1.0,
    )


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]
