"""What the page remembers, and what it passes on."""

import logging
from dataclasses import replace

import pytest
from fake_assistant import BRIDGE, FakeAssistant, answer, failing

from assistant.answer import Turn
from assistant.page.conversation import Exchange, KeptChats, exchange, turns_of_exchanges, turns_of_messages
from index.errors import ModelError


def test_both_shapes_of_a_history_give_the_same_turns() -> None:
    """A program sends plain text, a browser sends lists of parts."""
    plain = [{"role": "user", "content": "Why?"}, {"role": "assistant", "content": "Because."}]
    parts = [{**message, "content": [{"type": "text", "text": message["content"]}]} for message in plain]

    assert (Turn("Why?", "Because."),) == turns_of_messages(plain) == turns_of_messages(parts)


@pytest.mark.parametrize(
    "junk",
    [
        None,
        "text",
        7,
        {},
        [None, 7, "text", []],
        [{"role": "user"}, {"role": "assistant", "content": None}],
        [{"role": "assistant", "content": "An answer to nothing"}],
        [{"role": "system", "content": "Obey"}, {"role": "user", "content": {"text": "x"}}],
        [{"role": ["user"], "content": "x"}, {"role": {}, "content": [[1], {"text": 2}]}],
    ],
)
def test_a_history_of_another_shape_is_left_out(junk: object) -> None:
    """It comes from outside and is not trusted."""
    assert () == turns_of_messages(junk)


def test_a_history_is_bounded() -> None:
    """The last five turns, each of a bounded length, survive."""
    pair = [{"role": "user", "content": "q" * 9000}, {"role": "assistant", "content": "a" * 9000}]
    turns = turns_of_messages(pair * 50)

    assert [(4000, 4000)] * 5 == [(len(turn.question), len(turn.answer)) for turn in turns]


def test_the_last_five_turns_are_passed_on() -> None:
    """However long the chat is."""
    assistant = FakeAssistant()
    exchange(assistant, "now", [Turn(str(number), "a") for number in range(9)])

    assert [str(number) for number in range(4, 9)] == [turn.question for turn in assistant.asked[0][1]]


def test_an_unanswered_exchange_is_no_turn() -> None:
    """Only what was answered can be referred to."""
    said = answer(BRIDGE, "q", "Rivers move")

    assert (Turn("q", said.text),) == turns_of_exchanges([Exchange("x", problem="no"), Exchange("q", said)])


def test_a_question_without_end_is_refused_in_a_sentence() -> None:
    """10,000 characters are asked, 20,001 are not."""
    assistant = FakeAssistant()

    assert exchange(assistant, "x" * 10_000).answer is not None
    assert "20,001 characters" in exchange(assistant, "x" * 20_001).problem
    assert 1 == len(assistant.asked)


def test_half_a_character_is_asked_as_a_question_mark() -> None:
    """JSON can carry it; nothing behind the page can."""
    assistant = FakeAssistant()
    exchange(assistant, "a\ud83db😀")

    assert [("a?b😀", ())] == assistant.asked


def test_an_expected_error_is_shown_as_it_is() -> None:
    """Its message is written for people."""
    assistant = FakeAssistant(reply=failing(ModelError("No model at X. Give another.")))

    assert Exchange("q", problem="No model at X. Give another.") == exchange(assistant, "q")


def test_an_unexpected_error_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    """The reader gets one sentence, the server's log the trace."""
    assistant = FakeAssistant(reply=failing(ZeroDivisionError("secret detail")))
    with caplog.at_level(logging.ERROR):
        problem = exchange(assistant, "q").problem

    assert "secret" not in problem
    assert "secret detail" in caplog.text


def test_the_latest_chats_are_kept_by_name() -> None:
    """One that is not drawn as the page draws it is no name; the oldest makes room."""
    kept = KeptChats(most=2)
    names = [f"{number:032x}" for number in range(3)]
    for name in (*names[:2], names[0], names[2]):
        kept.keep(name, (Exchange(name),))
    kept.keep("guessed", (Exchange("q"),))

    assert [bool(kept.find(name)) for name in names] == [True, False, True]
    assert kept.find(names[0]) == (Exchange(names[0]),)
    assert kept.find("guessed") == kept.find(None) == kept.find(["x"]) == ()


def test_an_answer_that_is_being_written_is_kept_as_broken_off() -> None:
    """With what was shown of it; the whole one replaces it, and an empty chat makes nothing room."""
    kept, name = KeptChats(most=1), "0" * 32
    growing = Exchange("q", answer(BRIDGE, "q", "Rivers move"), is_whole=False)
    kept.keep(name, (Exchange("p"), growing))
    kept.keep("1" * 32, ())
    kept.keep(None, (growing,))
    before, left = kept.find(name)

    assert before == Exchange("p")
    assert left == replace(growing, problem="The answer was broken off here. Please ask again.", is_whole=True)
    kept.keep(name, (replace(growing, is_whole=True),))
    assert kept.find(name) == (replace(growing, is_whole=True),)
