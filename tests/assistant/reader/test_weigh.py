"""Signals -> a reading."""

from dataclasses import replace

import numpy as np
import pytest

from assistant.reader.weigh import CONFIDENCE, SENTENCE, Calibration, Signals, confidence_signals, contradiction, weigh

SIGNALS = Signals(
    places=((0, 9), (10, 19), (30, 39)),
    phrases=((1, 4), (12, 15), (31, 35)),
    sentences=np.array([[1.0, 2.0, 0.0, -1.0], [3.0, 2.0, 1.0, -0.5], [0.0, -4.0, 2.0, -3.0]]),
    premise=np.array([5.0, -1.0, 0.0]),
    passages=np.array([2.0, -4.0]),
    nearness=0.6,
    coverage=0.25,
)
EVIDENCE_ALONE = Calibration(np.array([1.0, 0, 0, 0]), np.array([1.0, 0, 0, 0, 0, 0, 0, -3.0]), 0.4, 0.0)


def test_sentences_come_best_first_with_their_phrases() -> None:
    """By the weighed sum; here by the first signal alone."""
    reading = weigh(SIGNALS, EVIDENCE_ALONE)

    assert [(each.start, each.end, each.score, each.phrase) for each in reading.evidence] == [
        (10, 19, 3.0, (12, 15)),
        (0, 9, 1.0, (1, 4)),
        (30, 39, 0.0, (31, 35)),
    ]


def test_the_confidence_is_a_logistic_function_of_the_best_sentence() -> None:
    """Its signal 3 and the intercept -3 come to one half, above the threshold."""
    reading = weigh(SIGNALS, EVIDENCE_ALONE)

    assert (reading.confidence, reading.threshold, reading.answers) == (0.5, 0.4, True)


def test_the_likeliest_evidence_says_whether_the_premise_holds() -> None:
    """Scores 1, 3 and 0 are chances of 0.11, 0.84 and 0.04: the odds are 0.11 e⁵ + 0.84 e⁻¹ + 0.04, their log 2.85."""
    assert contradiction(SIGNALS, np.array([1.0, 3.0, 0.0])) == pytest.approx(2.85, abs=0.01)
    assert contradiction(SIGNALS, np.array([-20.0, 3.0, -20.0])) == pytest.approx(-1)
    assert weigh(SIGNALS, replace(EVIDENCE_ALONE, premise=2.8)).contradicts
    assert not weigh(SIGNALS, replace(EVIDENCE_ALONE, premise=2.9)).contradicts


def test_signals_of_the_confidence_are_in_the_order_of_their_names() -> None:
    """Those of the best sentence, then the best passage, the mean over all sentences, nearness and coverage."""
    named = dict(zip(CONFIDENCE, confidence_signals(SIGNALS, 1), strict=True))

    assert named == {
        "evidence": 3.0,
        "answers": 2.0,
        "phrase": -0.5,
        "best_passage": 2.0,
        "all_sentences": pytest.approx(4 / 3),
        "nearness": 0.6,
        "coverage": 0.25,
        "intercept": 1.0,
    }


def test_nothing_read_is_no_confidence() -> None:
    """An article without a passage answers nothing."""
    nothing = Signals((), (), np.zeros((0, 4)), np.zeros(0), np.zeros(0), 0.0, 0.0)
    reading = weigh(nothing, EVIDENCE_ALONE)

    assert (reading.evidence, reading.confidence, reading.answers) == ((), 0.0, False)


def test_what_ships_is_complete() -> None:
    """A weight for each name, and a threshold that is a chance."""
    shipped = Calibration.shipped()

    assert (shipped.sentence.shape, shipped.confidence.shape) == ((len(SENTENCE),), (len(CONFIDENCE),))
    assert 0 < shipped.threshold < 1
