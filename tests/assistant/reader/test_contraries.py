"""Claims that are borne out, made false in one point."""

import random

import pytest

from assistant.reader.contraries import contrary, contrary_question

EVIDENCE = "In 1931 the miller Ann Lee sued Bob Roy, who had lent Lee 300 crowns. Yet Tom Fox defended him."


def made(claim: str, evidence: str = EVIDENCE) -> set[str | None]:
    """All that many draws make of it."""
    return {contrary(claim, evidence, random.Random(seed)) for seed in range(60)}  # noqa: S311 - a draw, not a secret


@pytest.mark.parametrize(
    ("claim", "others"),
    [
        ("She sued the lender.", {"She sued the borrower."}),
        ("It was seen before.", {"It was seen after.", "It was not seen before."}),
        ("It was seen.", {"It was not seen."}),
        ("It was not seen.", {"It was seen."}),
        ("It had not only burned.", {None}),
        ("Nobody was seen.", {None}),
    ],
)
def test_a_word_becomes_its_opposite(claim: str, others: set[str | None]) -> None:
    """A small word "not" comes or goes; but nothing is denied twice."""
    assert made(claim) == others


def test_two_names_change_places() -> None:
    """Whole ones, without what makes them owners; months are none."""
    assert made("That May they heard Ann Lee’s lawyer sue Bob Roy.", "") == {
        "That May they heard Bob Roy’s lawyer sue Ann Lee."
    }
    assert {"Bob Roy sued Ann Lee.", "Ann Lee sued Tom Fox."} <= made("Ann Lee sued Bob Roy.")


@pytest.mark.parametrize(
    "claim",
    ["The court fined Ann Lee and Bob Roy.", "The court chose between Ann Lee and Bob Roy.", "So Lee sued Ann Lee."],
)
def test_names_of_which_the_same_is_said_stay(claim: str) -> None:
    """The claim would say the same."""
    assert made(claim, "") == {None}


def test_a_figure_becomes_another_of_the_evidence() -> None:
    """Of as many digits."""
    assert made("It took 450 crowns.") == {"It took 300 crowns."}


@pytest.mark.parametrize(
    ("question", "others"),
    [
        (
            "Why did Ann Lee sue Bob Roy?",
            {("Why did Bob Roy sue Ann Lee?", True), ("Why did Tom Fox sue Bob Roy?", False)},
        ),
        ("Why was lending cheap?", {("Why was lending expensive?", True)}),
        ("What was the cheap part?", {("What was the expensive part?", False)}),
        ("How many came first?", {("How many came last?", False)}),
        ("What did it cost in 1931?", {None}),
    ],
)
def test_a_question_is_asked_of_something_else(question: str, others: set[tuple[str, bool] | None]) -> None:
    """Whoever asks why takes the rest for granted; "how many" has no opposite."""
    made = {contrary_question(question, EVIDENCE, random.Random(seed)) for seed in range(60)}  # noqa: S311

    assert others <= made
    assert None in others or None not in made


@pytest.mark.parametrize("question", ["Did Ann Lee sue Bob Roy?", "was it cheap?"])
def test_a_question_for_yes_or_no_is_answered_either_way(question: str) -> None:
    """With yes or with no."""
    assert contrary_question(question, EVIDENCE, random.Random(0)) is None  # noqa: S311
