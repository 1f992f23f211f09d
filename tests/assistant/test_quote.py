"""A reading -> the sentences that answer."""

import pytest

from assistant.draft import Pointer
from assistant.quote import quote, wants_more
from assistant.reading import Evidence, Reading

FACT = "How long is the border?"
REASON = "Why was the border closed?"


def reading(*evidence: tuple[int, float], confidence: float = 0.9) -> Reading:
    """A reading of ten-character sentences at these places, with these scores."""
    return Reading(tuple(Evidence(start, start + 9, score) for start, score in evidence), confidence, threshold=0.5)


def starts(question: str, *readings: Reading, text: str = "") -> list[int]:
    """Where the sentences that are shown begin, in the order in which they are shown."""
    drafts = quote(question, readings, text)
    assert all(draft.text is None for draft in drafts)
    return [pointer.start for draft in drafts for pointer in draft.pointers]


def test_a_fact_begins_with_its_best_sentence() -> None:
    """At most three sentences, best first."""
    assert starts(FACT, reading((50, 5.0), (10, 4.5), (90, 4.0), (0, 3.9))) == [50, 10, 90]


def test_a_reason_is_told_in_reading_order() -> None:
    """At most four sentences, as they stand in the article."""
    assert starts(REASON, reading((50, 5.0), (10, 4.5), (90, 4.0), (0, 3.9), (30, 3.8))) == [0, 10, 50, 90]


def test_what_falls_far_behind_is_not_shown() -> None:
    """A sentence much worse than the best is left out."""
    assert starts(FACT, reading((50, 5.0), (10, 2.4), (90, 2.3))) == [50]


def test_a_reason_goes_on_in_the_next_sentence() -> None:
    """The sentence behind the best one is favoured where several are wanted."""
    assert starts(REASON, reading((50, 5.0), (60, 2.0), (90, 2.0))) == [50, 60]


@pytest.mark.parametrize(
    "question", ["What is the phone number of Ann Lee?", "Which room is hers?", "What's the rent?"]
)
def test_one_thing_wants_no_more(question: str) -> None:
    """Its list is not shown whole."""
    assert not wants_more(question)


def test_two_questions_in_one_are_both_answered() -> None:
    """Each part contributes its best sentences, none twice."""
    assert starts(FACT, reading((50, 5.0), (10, 4.0)), reading((10, 6.0), (80, 5.0))) == [50, 10, 80]


def test_of_many_questions_in_one_each_has_its_sentence() -> None:
    """The last as well as the first."""
    readings = [reading((first, 5.0), (first + 10, 4.9)) for first in (10, 50, 90)]

    assert starts(FACT, *readings) == [10, 50, 90]


def test_weak_evidence_is_no_answer() -> None:
    """Below the threshold nothing is shown, however the sentences rank."""
    assert quote(FACT, [reading((50, 5.0), confidence=0.49)]) == []


def test_a_part_with_weak_evidence_is_left_out() -> None:
    """The part that the article answers is answered."""
    assert starts(FACT, reading((50, 5.0)), reading((10, 9.0), confidence=0.1)) == [50]


def test_nothing_read_is_no_answer() -> None:
    """No passage, no sentence."""
    assert quote(FACT, [reading(confidence=1.0)]) == []


def test_a_draft_points_at_whole_sentences() -> None:
    """Start and end are those of the evidence."""
    assert quote(FACT, [reading((50, 5.0))])[0].pointers == (Pointer(50, 59),)


def test_what_is_no_single_fact_gets_a_second_sentence() -> None:
    """The sentence that takes up the question's words is often followed by the one that tells."""
    assert starts("What does China supply?", reading((50, 5.0), (60, 0.0), (90, 1.0))) == [50, 60]
    assert starts(FACT, reading((50, 5.0), (60, 0.0), (90, 1.0))) == [50]
