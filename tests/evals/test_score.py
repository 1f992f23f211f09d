"""An answer is judged by its sentences and its citations, and by nothing else."""

from dataclasses import replace

import pytest
from made_answers import ARTICLE, TITLE, answer, case, cite

from evals.facts import contains
from evals.score import find_problem, is_exact, score, texts_by_number


def test_right_answer() -> None:
    """A quote of the gold paragraph that holds the fact misses nothing."""
    found = score(case(paragraphs=[1], facts=[("300 meters",)]), answer(1), ARTICLE, 0.02)

    assert ((), True, (), True, 0.02) == (
        found.missed,
        found.has_evidence,
        found.inexact,
        found.has_right_verdict,
        found.seconds,
    )


def test_missed_facts_are_named() -> None:
    """Of two facts the one that is not told is missed, with all its forms."""
    gold = case(paragraphs=[1, 2], facts=[("300",), ("40 million", "forty million")])

    expected = (("40 million", "forty million"),)

    assert expected == score(gold, answer(1), ARTICLE, 0).missed


def test_the_note_states_no_fact() -> None:
    """What the assistant says of itself is not what the article says."""
    noted = answer(2, note="The article is 300 meters long.")

    assert (("300",),) == score(case(facts=[("300",)]), noted, ARTICLE, 0).missed


def test_the_numbers_in_brackets_state_no_fact() -> None:
    """The "[1]" behind a sentence is not the figure 1."""
    given = answer(1)

    assert contains(given.text, ["1"])
    assert (("1",),) == score(case(facts=[("1",)]), given, ARTICLE, 0).missed


@pytest.mark.parametrize(
    ("gold", "any_one", "cited", "expected"),
    [
        ([1, 2], False, [1, 2], True),
        ([1, 2], False, [2], False),
        ([1, 2], True, [2], True),
        ([1], False, [2, 1], True),
        ([1], True, [2], False),
        ([1], False, [], False),
        ([], False, [1], False),
        ([], True, [1], False),
    ],
)
def test_evidence(gold: list[int], any_one: bool, cited: list[int], expected: bool) -> None:  # noqa: FBT001 - a table
    """All gold paragraphs are needed, or any one where the case says so; where there are none, none is found."""
    assert expected is score(case(paragraphs=gold, any_one=any_one), answer(*cited), ARTICLE, 0).has_evidence


@pytest.mark.parametrize(
    "changed",
    [{"quote": "The old bridge is 301 meters long."}, {"start": 0}, {"end": 10**6, "quote": "x"}, {"quote": ""}],
)
def test_inexact_quotes_are_caught(changed: dict[str, int | str]) -> None:
    """A figure, an offset or an empty quote that is off is no exact quote."""
    citation = replace(cite(1), **changed)  # type: ignore[arg-type]
    given = answer(1)
    altered = replace(given, sentences=(replace(given.sentences[0], citations=(citation,)),))

    assert not is_exact(citation, ARTICLE)
    assert (citation,) == score(case(), altered, ARTICLE, 0).inexact


def test_refusal() -> None:
    """A refusal is known by its verdict, and is right where the article does not say."""
    found = score(case("not_in_article"), answer(), ARTICLE, 0)

    assert found.is_refusal
    assert found.has_right_verdict


def test_texts_by_number() -> None:
    """Paragraph 0 is the title and the other lines; the rest are the body's."""
    texts = texts_by_number(ARTICLE)

    assert [0, 1, 2] == list(texts)
    assert texts[0] == TITLE


@pytest.mark.parametrize(
    ("paragraphs", "facts", "expected"),
    [
        ([1, 2], [("300",), ("40",)], ""),
        ([0], [("Two Bridges",)], ""),
        ([], [], ""),
        ([3], [("300",)], "the article has no paragraph 3"),
        ([2], [("300", "three hundred")], "its gold paragraphs do not state '300'"),
    ],
)
def test_unusable_gold(paragraphs: list[int], facts: list[tuple[str, ...]], expected: str) -> None:
    """Gold that the article does not bear out cannot be used, and why is said."""
    assert expected == find_problem(case(paragraphs=paragraphs, facts=facts), ARTICLE)
