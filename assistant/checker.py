"""Does the evidence bear the sentence out? Plain signals, weighed by a small logistic function; no network of its own.

What it sees: how many of the sentence's words, figures and names stand in the evidence, how well each of its tokens is
matched there by the embedding model, and whether one of the two denies. It cannot see who did what to whom. Weights:
`python -m evals.fit_checker`, with what they reach.
"""

import json
import math
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Self

import numpy as np
from numpy.typing import NDArray

from assistant.settings import Settings
from index.embed import Embedder, open_embedder
from index.lexical import stems
from index.split import split_sentences
from index.tokens import Tokens

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
NAME = re.compile(r"(?<=[\w,;:] )[A-Z][\w’'-]+")
DENIAL = re.compile(
    r"\b(not|no|never|none|nobody|nothing|neither|nor|without|fail\w*|refus\w*|den(y|ied|ies)|\w+n[’']t)\b",
    re.IGNORECASE,
)

FEATURES = ("words", "figures", "names", "denial", "tokens", "weakest_token", "nearness", "length")


class Checker:
    """Scores sentences against evidence. Safe to share between threads."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._weights = json.loads((files("assistant") / "checker.json").read_text(encoding="utf-8"))["weights"]

    @classmethod
    def open(cls, **settings: object) -> Self:
        """The checker on the embedding model of the settings; see `Settings`."""
        chosen = Settings.read(**settings)
        return cls(open_embedder(chosen.embedding, chosen.directory / "models"))

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """For each (evidence, sentence), 0 to 1: the chance that the evidence bears the sentence out.

        A sentence that stands in its evidence word for word scores 1; one without words, or without evidence, 0.
        """
        return [self._score(evidence, sentence) for evidence, sentence in pairs]

    def _score(self, evidence: str, sentence: str) -> float:
        own, other = " ".join(sentence.split()), " ".join(evidence.split())
        if not re.search(r"\w", own) or not re.search(r"\w", other):
            return 0.0
        if own in other:
            return 1.0
        logit = self._weights["intercept"] + sum(
            self._weights[name] * value for name, value in zip(FEATURES, self.signals(other, own), strict=True)
        )
        return 1 / (1 + math.exp(-logit))

    def signals(self, evidence: str, sentence: str) -> NDArray[np.float64]:
        """(8,) float64 in the order of `FEATURES`: what the score is weighed from."""
        asked, said = self._embedder.tokens([sentence])[0], self._read(evidence)
        matched = (asked.vectors @ said.T).max(axis=1)
        middle = said.mean(axis=0) @ asked.vectors.mean(axis=0)
        words = set(stems([sentence])[0])
        return np.array(
            [
                _share(words, set(stems([evidence])[0])),
                _share(set(FIGURE.findall(sentence)), set(FIGURE.findall(evidence))),
                _share(
                    {name.lower() for name in NAME.findall(sentence)}, set(re.findall(r"[\w’'-]+", evidence.lower()))
                ),
                bool(DENIAL.search(sentence)) != bool(DENIAL.search(evidence)),
                matched.mean(),
                matched.min(),
                middle,
                math.log1p(len(words)),
            ],
            dtype=np.float64,
        )

    def _read(self, evidence: str) -> NDArray[np.float32]:
        """Token vectors of the whole evidence: in portions, since the model reads a few hundred tokens at once."""
        read: list[Tokens] = self._embedder.tokens(self._portions(evidence))
        return np.concatenate([tokens.vectors for tokens in read])

    def _portions(self, evidence: str) -> list[str]:
        portions = [""]
        for start, end in split_sentences(evidence):
            longer = f"{portions[-1]} {evidence[start:end]}".strip()
            if self._embedder.count(longer) <= self._embedder.limit or not portions[-1]:
                portions[-1] = longer
            else:
                portions.append(evidence[start:end])
        return portions


def _share(wanted: set[str], there: set[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 1.0
