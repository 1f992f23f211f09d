"""Every case is asked as a person would; what cannot be scored stops nothing."""

from dataclasses import replace

import pytest
from made_answers import FakeAssistant, answer, case

from assistant.answer import Turn
from evals.case import CaseError
from evals.run import Run, run
from evals.score import Unscored

GOLD = case(paragraphs=[1], facts=[("300",)])


def test_asked_with_its_history() -> None:
    """The question is asked as typed, after what was asked before."""
    history = (Turn("Which bridges are there?", "Two."),)
    assistant = FakeAssistant({"and how long?": answer(1)})
    followup = replace(GOLD, question="and how long?", history=history, standalone="How long is the old bridge?")

    run(assistant, [followup])

    assert [("and how long?", history)] == assistant.asked


def test_order_is_kept() -> None:
    """Scores stand in the order of their cases."""
    cases = [replace(GOLD, id=name) for name in ("c", "a", "b")]

    found = run(FakeAssistant({GOLD.question: answer(1)}), cases)

    assert ["c", "a", "b"] == [score.case.id for score in found.scores]


def test_time_is_taken_from_outside() -> None:
    """What the answer says of its own time is not believed."""
    slow = replace(answer(1), seconds=1000.0)

    assert run(FakeAssistant({GOLD.question: slow}), [GOLD]).scores[0].seconds < 1


def test_a_case_that_raises_is_unscored() -> None:
    """Whatever asking raises, the case is unscored with the reason, and the next one is asked."""
    broken = replace(GOLD, id="broken", question="not in the table")
    found = run(FakeAssistant({GOLD.question: answer(1)}), [broken, GOLD])

    assert (Unscored(broken, "asking raised KeyError: 'not in the table'"),) == found.unscored
    assert [GOLD] == [score.case for score in found.scores]


def test_unusable_gold_is_not_even_asked() -> None:
    """A paragraph that the article lacks makes no answer wrong."""
    assistant = FakeAssistant({GOLD.question: answer(1)})
    lacking = replace(GOLD, id="lacking", paragraphs=(34,))
    found = run(assistant, [GOLD, lacking])

    assert (Unscored(lacking, "the article has no paragraph 34"),) == found.unscored
    assert len(assistant.asked) == 1


def test_another_article() -> None:
    """Where no gold fits, the unanswerable cases mean nothing either: that is an error with what to do."""
    cases = [replace(GOLD, paragraphs=(34,)), case("not_in_article")]

    with pytest.raises(CaseError, match=r"on 'The Two Bridges' \(the article has no paragraph 34\).*--cases FILE"):
        run(FakeAssistant({GOLD.question: answer()}), cases)


def test_unanswerable_cases_alone() -> None:
    """A run without any gold paragraph is a run."""
    assert not run(FakeAssistant({GOLD.question: answer()}), [case("not_in_article")]).unscored


def test_no_cases() -> None:
    """Nothing asked is nothing found."""
    assert Run((), ()) == run(FakeAssistant({}), [])
