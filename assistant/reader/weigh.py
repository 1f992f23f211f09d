"""What is known of each sentence -> a reading: sentences in order, confidence, and whether the premise holds. Pure.

The weights are fitted on articles that nothing was trained on (`python -m evals.fit_reader`).
"""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Self

import numpy as np
from numpy.typing import NDArray

from assistant.reading import Evidence, Reading
from index.sentences import Span

SENTENCE = ("evidence", "answers", "similarity", "phrase")
"""What a sentence is weighed by, in this order."""

CONFIDENCE = ("evidence", "answers", "phrase", "best_passage", "all_sentences", "nearness", "coverage", "intercept")
"""What the confidence is weighed by, in this order: the first three of the best sentence, `all_sentences` the mean
evidence of all that were read."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Signals:
    """What is known of n sentences before anything is weighed.

    Attributes:
        places: (start, end) of each sentence in `Article.text`.
        phrases: of each sentence the likeliest answering phrase, likewise.
        sentences: (n, 4), columns as in `SENTENCE`: evidence and its passage's answer in logits, similarity in
            log odds, the phrase's log probability within its passage.
        premise: (n,) logits that the sentence contradicts the premise, given that it is evidence.
        passages: (p,) logits that the passage answers.
        nearness: see `assistant.similarity`.
        coverage: likewise.
    """

    places: tuple[Span, ...]
    phrases: tuple[Span, ...]
    sentences: Floats
    premise: Floats
    passages: Floats
    nearness: float
    coverage: float


@dataclass(frozen=True)
class Calibration:
    """How signals are weighed.

    Attributes:
        sentence: (4,) as in `SENTENCE`.
        confidence: (8,) as in `CONFIDENCE`.
        threshold: confidence from which on an answer is given.
        premise: log odds from which on the evidence contradicts the premise.
    """

    sentence: Floats
    confidence: Floats
    threshold: float
    premise: float

    @classmethod
    def shipped(cls) -> Self:
        """Those that ship."""
        record = json.loads((files("assistant.reader") / "calibration.json").read_text(encoding="utf-8"))
        return cls(
            np.array([record["sentence"][name] for name in SENTENCE]),
            np.array([record["confidence"][name] for name in CONFIDENCE]),
            record["threshold"],
            record["premise"],
        )


def weigh(signals: Signals, calibration: Calibration) -> Reading:
    """The reading; without sentences there is no confidence."""
    if not signals.places:
        return Reading((), 0.0, calibration.threshold)
    scores = signals.sentences @ calibration.sentence
    order = np.argsort(-scores, kind="stable")
    evidence = tuple(
        Evidence(start, end, float(scores[place]), signals.phrases[place])
        for place in order.tolist()
        for start, end in [signals.places[place]]
    )
    logit = confidence_signals(signals, int(order[0])) @ calibration.confidence
    return Reading(
        evidence,
        float(1 / (1 + np.exp(-logit))),
        calibration.threshold,
        contradicts=contradiction(signals, scores) >= calibration.premise,
    )


def confidence_signals(signals: Signals, best: int) -> Floats:
    """(8,) as in `CONFIDENCE`, for the sentence that is shown first."""
    evidence, answers, _, phrase = signals.sentences[best]
    level = signals.sentences[:, SENTENCE.index("evidence")].mean()
    passage = signals.passages.max()
    return np.array([evidence, answers, phrase, passage, level, signals.nearness, signals.coverage, 1.0])


def contradiction(signals: Signals, scores: Floats) -> float:
    """Log odds that the evidence contradicts the premise: each sentence counts by its chance to be the evidence.

    That chance is the softmax of the scores, for which the weights of the sentences are fitted.
    """
    return float(np.logaddexp.reduce(scores - np.logaddexp.reduce(scores) + signals.premise))
