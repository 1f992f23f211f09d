"""Messages that are too long to be read whole."""

from assistant.condense import is_follow_up
from assistant.focus import focus

LIMIT = 20


def count(text: str) -> int:
    """Words as tokens."""
    return len(text.split())


def test_a_short_message_is_left_as_it_is() -> None:
    """What fits is read as it came."""
    assert focus("How long is it?", LIMIT, count, is_follow_up) == "How long is it?"


def test_the_last_question_of_a_long_message_is_kept() -> None:
    """A pasted text with a question in it: the question counts."""
    message = "Lorem ipsum dolor sit amet. " * 50 + "How long is the border? I wonder. " + "Thanks a lot. " * 20

    assert focus(message, LIMIT, count, is_follow_up) == "How long is the border?"
    assert focus("Lorem ipsum. " * 50 + "多长？ Lorem.", LIMIT, count, is_follow_up) == "多长？"


def test_what_a_question_leans_on_is_kept() -> None:
    """As much of it as fits; nothing behind it."""
    kept = focus("The dam cost two crowns. " * 50 + "Is this correct? Thanks a lot.", LIMIT, count, is_follow_up)

    assert kept.endswith("The dam cost two crowns. Is this correct?")
    assert LIMIT // 2 < count(kept) <= LIMIT


def test_without_a_question_the_end_is_kept() -> None:
    """As many of the last words as fit."""
    kept = focus("word " * 500 + "end", LIMIT, count, is_follow_up)

    assert (kept.endswith("end"), count(kept) <= LIMIT) == (True, True)


def test_one_endless_word_is_cut() -> None:
    """Ten thousand letters without a blank are no reason to read them all."""
    assert len(focus("x" * 10_000, LIMIT, len, is_follow_up)) <= 4 * LIMIT
