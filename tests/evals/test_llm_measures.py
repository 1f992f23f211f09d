"""What is told of a tiny article, and what of it is counted."""

import pytest
from made_answers import ARTICLE, case

from evals.case import Case
from evals.llm_measures import Told, is_supported, precision, recall, refused, right, rows, supported
from evals.metrics import Estimate

LONG = "The old bridge is 300 meters long."
LENGTH = case(paragraphs=[1], facts=[("300 meters",)])
BOTH = case(paragraphs=[1, 2], facts=[("300 meters",), ("40 million", "forty million")])
EITHER = case(paragraphs=[1, 2], any_one=True)
NO_FACTS = case(paragraphs=[1])
NO_GOLD = case("not_in_article")


def told(*sentences: str, asked: Case = LENGTH, cited: tuple[int, ...] = (), refuses: bool = False) -> Told:
    """The sentences, all by the model."""
    return Told(asked, sentences, frozenset(cited), refuses, len(sentences))


def brief(estimate: Estimate | None) -> tuple[float, int] | None:
    """The value and its n."""
    return estimate and (estimate.value, estimate.n[0])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (LONG, True),
        ("It is 300 meters long, and old.", True),
        ("It is 301 meters long.", False),
        ("It is 300 meters long, and cost $40 million.", False),
        ("It is 300 meters long, says Tom Roe.", False),
        ("It is a long bridge.", None),
    ],
)
def test_the_gold_bears_out_refutes_or_cannot_tell(sentence: str, *, expected: bool | None) -> None:
    """A fact is told and nothing foreign; a figure or name is foreign to the gold, though it is in the article."""
    assert is_supported(ARTICLE, LENGTH, sentence) is expected


def test_what_the_gold_cannot_judge_is_not_counted() -> None:
    """Nor are sentences told to a question without facts."""
    column = [told(LONG, "It is 301 meters long.", "It is long."), told("It is 7 meters long.", asked=NO_FACTS)]

    assert brief(supported(ARTICLE)(column)) == (0.5, 2)
    assert supported(ARTICLE)([told("It is long.")]) is None


def test_an_answer_is_right_with_every_fact() -> None:
    """Of each one form is enough, in whichever sentence; a question without facts is not asked."""
    column = [
        told(LONG, "The new one cost forty million.", asked=BOTH),
        told(LONG, asked=BOTH),
        told(asked=BOTH),
        told(LONG, asked=NO_FACTS),
    ]

    assert brief(right(column)) == (pytest.approx(1 / 3), 3)


def test_precision_is_the_mean_share_of_what_is_cited() -> None:
    """What cites nothing, and what has no gold, is left out."""
    column = [told(cited=(1,)), told(cited=(1, 2)), told(), told(asked=NO_GOLD, cited=(1,))]

    assert brief(precision(column)) == (0.75, 2)


def test_recall_wants_every_gold_paragraph_or_any_where_one_suffices() -> None:
    """What else is cited takes nothing away; without gold there is nothing to cite."""
    column = [
        told(asked=BOTH, cited=(2,)),
        told(asked=EITHER, cited=(2,)),
        told(asked=EITHER),
        told(cited=(1, 2)),
        told(asked=NO_GOLD, cited=(1,)),
    ]

    assert brief(recall(column)) == (0.5, 4)


def test_refusals_are_counted_by_what_was_to_be_said() -> None:
    """A refusal is right where the article does not say, and wrong where it does."""
    column = [
        told(LONG),
        told(refuses=True),
        told(LONG),
        told(LONG),
        told(asked=NO_GOLD, refuses=True),
    ]

    assert brief(refused("answered")(column)) == (0.25, 4)
    assert brief(refused("not_in_article")(column)) == (1, 1)
    assert refused("corrected")(column) is None


def test_each_row_is_a_measure_of_both() -> None:
    """Each with its interval and n, or a dash; sentences are counted by who wrote them."""
    table = list(rows(ARTICLE, {"raw": [told(LONG, cited=(1,))], "checked": []}))

    assert [len(row) for row in table] == [3] * 7
    assert table[0][1:] == ["100.0 % (–, n 1)", "–"]
    assert table[-1] == ["sentences", "1 by the model, 0 quoted, 0 withheld", "0 by the model, 0 quoted, 0 withheld"]
