"""Follow-ups, made to stand alone."""

import pytest

from assistant.answer import Turn
from assistant.condense import beside, condense, is_follow_up

BORDER = Turn("How long is the border?", "")


@pytest.mark.parametrize(
    "question",
    [
        "And when was it settled?",
        "what about 2023?",
        "Why?",
        "who paid?",
        "did it work?",
        "What would she change?",
        "and in Europe?",
        "How many of them were there?",
        "what did the accountant make of it",
        "Which ones succeeded?",
        "Is there a reason?",
        "Who said that?",
        "Is it true?",
        "How much in 2021?",
        "Okay and in 2023?",
        "I see. And why?",
        "Really? Why?",
        "Can I see his exact words?",
        "How many times did he visit Moscow?",
        "What main reasons does he give?",
        "When did Blinken say this?",
        "Did the EU do the same?",
        "Does Gabuev agree?",
        "What are the consequences?",
        "Please explain in more detail",
        "Does it say anything about it?",
    ],
)
def test_what_leans_on_an_earlier_question_is_a_follow_up(question: str) -> None:
    """Pronouns without a name, openings such as "and", and very short questions point back."""
    assert is_follow_up(question)


@pytest.mark.parametrize(
    "question",
    [
        "How long is the border between China and Russia?",
        "Who is Kim Jong Un?",
        "What does the article say about Taiwan?",
        "Did the writer herself get it wrong at the start?",
        "Why did Corvenia fail to use the balance that it piled up?",
        "What does the author of this article conclude about Europe?",
        "Who is Lavrov?",
        "Is there a nonaggression pact between the two countries?",
        "Was there a battle in 1242?",
        "Is it true that grain was sold abroad?",
        "Who said that China is weak?",
        "What does it say about India?",
        "Does it mention Japan?",
        "Why is it urgent for the West to act?",
        "Is it likely that grain will be sold?",
        "How long would it take Europe to replace American forces?",
        "Who are the leaders that visited Moscow in 2023?",
        "How many military exercises are there?",
        "On which findings do Lorimer and Aldane agree?",
        "Is Putin a vassal or does he have a choice?",
        "Did the committee find that figures had been made up?",
    ],
)
def test_what_names_its_subject_stands_alone(question: str) -> None:
    """A question with its own names and nouns is left as it is."""
    assert not is_follow_up(question)


def test_without_history_nothing_changes() -> None:
    """A first question is untouched, however short."""
    assert condense("Why?", []) == "Why?"


def test_a_follow_up_stands_behind_the_question_that_it_leans_on() -> None:
    """The question before comes first, then the follow-up."""
    assert condense("And when was it settled?", [BORDER]) == "How long is the border? And when was it settled?"


def test_a_chain_of_follow_ups_is_followed_to_its_start() -> None:
    """A follow-up to a follow-up takes what both lean on."""
    history = [BORDER, Turn("And when was it settled?", "")]

    assert condense("Why?", history) == "How long is the border? And when was it settled? Why?"


def test_a_chain_is_bounded() -> None:
    """At most three earlier questions are taken, so that a long talk does not drown the question."""
    assert condense("Why?", [Turn(f"And {n}?", "") for n in range(9)]) == "And 6? And 7? And 8? Why?"


def test_a_new_subject_leaves_the_old_one_behind() -> None:
    """A question that names its subject is not mixed with the one before."""
    assert condense("What does Blinken think of Russia?", [BORDER]) == "What does Blinken think of Russia?"


@pytest.mark.parametrize("part", ["who sold grain?", "how did the plan turn out?", "Who sent doctors?"])
def test_a_part_that_says_all_stands_alone(part: str) -> None:
    """However short it is."""
    assert beside(part, "How long is the border?") == part


@pytest.mark.parametrize("part", ["when was it settled?", "with which country?", "who was blamed?"])
def test_a_part_that_leaves_something_out_stands_beside_the_first(part: str) -> None:
    """A pronoun, or hardly a word of its own."""
    assert beside(part, "How long is the border?") == f"How long is the border? {part}"
