"""Two questions in one."""

import pytest

from assistant.parts import parts_of


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
        ("", ("",)),
    ],
)
def test_only_whole_questions_are_taken_apart(question: str, parts: tuple[str, ...]) -> None:
    """What is joined by "and" with a question word of its own, and long enough to be asked alone."""
    assert parts_of(question) == parts
