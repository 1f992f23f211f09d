"""A question beside a passage, whole and cut."""

import random
from dataclasses import replace

import pytest
from made_passage import COST, PASSAGE, told

from assistant.reader.examples import example_of, holds_evidence, pair_example, window


def test_evidence_and_phrase_are_placed_in_the_passage() -> None:
    """By their offsets in the article."""
    assert told(example_of(COST.text, PASSAGE, COST)) == (["It cost 3 million."], "3 million")


def test_a_passage_is_read_behind_its_context() -> None:
    """The context is no sentence of it."""
    read = example_of(COST.text, replace(PASSAGE, context="The dam:"), COST)

    assert read.text == f"The dam: {PASSAGE.text}"
    assert told(read) == (["It cost 3 million."], "3 million")


@pytest.mark.parametrize("seed", range(8))
def test_a_window_keeps_evidence_and_phrase(seed: int) -> None:
    """Wherever it lies, and however small it is."""
    example = example_of(COST.text, PASSAGE, COST)

    assert told(window(example, random.Random(seed), most=50)) == told(example)  # noqa: S311
    assert len(window(example, random.Random(seed), most=50).text) <= 50  # noqa: S311


def test_a_passage_holds_what_it_shares_half_with() -> None:
    """An annotator's span may end elsewhere than the sentence does."""
    assert holds_evidence(PASSAGE, replace(COST, evidence=((40, 60),)))
    assert not holds_evidence(PASSAGE, replace(COST, evidence=((71, 90),)))


def test_a_claim_beside_evidence_has_no_sentences() -> None:
    """Nothing is known of its evidence but whether it bears the claim out."""
    example = pair_example("The dam was opened in 1994.", "The dam is old.", supported=False)

    assert (example.question, example.text) == ("The dam is old.", "The dam was opened in 1994.")
    assert (example.sentences, example.evidence, example.supported) == ((), frozenset(), False)
