"""A rewording that a language model made of a follow-up asks what was asked, or is not taken."""

import pytest

from assistant.answer import Turn
from assistant.rewording import is_same_question

HISTORY = [Turn("How long is the border with China?", "It is 2,615 miles long. [1]")]


@pytest.mark.parametrize(
    ("question", "rewritten", "is_same"),
    [
        ("what about it", "What about the border with China?", True),
        ("And when was it delimited?", "When was the border with China delimited?", True),
        ("Is it long?", "Is the border with China long?", True),
        ("Why did trade, oil and gas grow?", "How long is the border?", False),
        ("And when was it delimited?", "Mongolia: when was it delimited?", False),
        ("And when was it delimited?", "Taiwan's border with China was delimited when?", False),
        ("And when was it delimited?", "When was the border not delimited?", False),
        ("And when was it delimited?", "Why was the border delimited?", False),
        ("And when was it delimited?", "When and why was the border delimited?", False),
    ],
)
def test_it_may_leave_filling_words_out(question: str, rewritten: str, *, is_same: bool) -> None:
    """But not what the question is about; and it adds no name, no denial and no other question."""
    assert is_same_question(rewritten, question, HISTORY) is is_same
