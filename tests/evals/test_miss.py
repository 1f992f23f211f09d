"""What is wrong with an answer is named once."""

from dataclasses import replace

import pytest
from made_answers import ARTICLE, answer, case, cite

from assistant.answer import Answer
from evals.case import Case
from evals.miss import problems
from evals.score import score

BOTH = case(paragraphs=[1, 2], facts=[("300",), ("40",)])


@pytest.mark.parametrize(
    ("gold", "given", "expected"),
    [
        (BOTH, answer(1, 2), ()),
        (case("not_in_article"), answer(), ()),
        (case("corrected", [1], [("300",)]), answer(1, verdict="corrected"), ()),
        (BOTH, answer(), ("refused, though the article says it",)),
        (BOTH, answer(1), ("facts are missing", "gold paragraphs are not cited")),
        (case("not_in_article"), answer(1), ("answered, though the article does not say",)),
        (case("corrected", [1], [("300",)]), answer(1), ("the wrong premise is not corrected",)),
        (case("corrected", [1], [("300",)]), answer(), ("the wrong premise is not corrected",)),
        (BOTH, answer(1, 2, verdict="corrected"), ("a premise is corrected that is right",)),
    ],
)
def test_problems(gold: Case, given: Answer, expected: tuple[str, ...]) -> None:
    """Each way to go wrong has its words, and a refusal is not counted twice."""
    assert expected == problems(score(gold, given, ARTICLE, 0))


def test_an_inexact_quote_comes_first() -> None:
    """The worst is that the words of the article are not its words."""
    found = replace(score(BOTH, answer(1), ARTICLE, 0), inexact=(cite(1),))

    assert problems(found)[0] == "a quote is not exact"
