"""Two questions in one."""

import pytest

from assistant.parts import parts_of, without_courtesy


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("What did he call it, and how did the plan turn out?", ("What did he call it?", "how did the plan turn out?")),
        (
            "In what year was it settled and with which country?",
            ("In what year was it settled?", "with which country?"),
        ),
        ("Where is the bridge? Who built the bridge?", ("Where is the bridge?", "Who built the bridge?")),
        ("What do China and Russia trade?", ("What do China and Russia trade?",)),
        ("How and why did it happen?", ("How and why did it happen?",)),
        ("How many ships sailed, and when?", ("How many ships sailed, and when?",)),
        (
            "What is this? Who is that? Where is he? When was it? Why is that?",
            ("What is this?", "Who is that?", "Where is he?", "When was it? Why is that?"),
        ),
        ("How long is it? Thank you very much.", ("How long is it? Thank you very much.",)),
        ("Where is it? Please be brief. Who built it?", ("Where is it?", "Please be brief. Who built it?")),
        ("Why", ("Why",)),
        (
            "How long is the border? When was it settled? Why?",
            ("How long is the border?", "When was it settled? Why?"),
        ),
        ("Can you explain how and why the trade grew?", ("Can you explain how and why the trade grew?",)),
        ("Do we know whether and when they met?", ("Do we know whether and when they met?",)),
        ("", ("",)),
    ],
)
def test_only_whole_questions_are_taken_apart(question: str, parts: tuple[str, ...]) -> None:
    """What is joined by "and" with a question word of its own, and long enough to be asked alone."""
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Thank you. How long is it? Please answer in one sentence.", "How long is it?"),
        ("Hello! How long is it?", "How long is it?"),
        ("Is it long? Thanks a lot", "Is it long?"),
        ("Please tell me how long it is.", "Please tell me how long it is."),
        ("It is long, I read. Is that true?", "It is long, I read. Is that true?"),
        ("Did they thank Hi Tech? Why?", "Did they thank Hi Tech? Why?"),
        ("Thanks.", "Thanks."),
        ("Hello, I am writing on the long border. How long is it?", "I am writing on the long border. How long is it?"),
        ("Thanks for the numbers, but what of Crimea? Why?", "Thanks for the numbers, but what of Crimea? Why?"),
        ("Please cite what Blinken said. When was it?", "Please cite what Blinken said. When was it?"),
        ("Thanks, that is what I wanted. How long is it?", "How long is it?"),
    ],
)
def test_courtesies_are_left_out(message: str, asked: str) -> None:
    """Where a question remains."""
    assert without_courtesy(message) == asked
