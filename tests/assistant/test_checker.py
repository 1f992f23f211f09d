"""Does the evidence bear the sentence out?"""

import pytest

from assistant import Checker
from index.embed import Embedder

EVIDENCE = "In 2022 trade grew by 36 percent to $190 billion. Ann Lee, the minister, had expected 20 percent."


@pytest.fixture(scope="module")
def checker(embedder: Embedder) -> Checker:
    """The checker on the bundled model."""
    return Checker(embedder)


def test_scores_lie_between_0_and_1(checker: Checker) -> None:
    """One for each pair, in order."""
    scores = checker.score([(EVIDENCE, "Trade grew."), (EVIDENCE, "Fish swim in the sea."), (EVIDENCE, "x")])

    assert len(scores) == 3
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize(
    ("evidence", "sentence", "score"),
    [
        (EVIDENCE, "In 2022 trade grew by 36 percent to $190 billion.", 1.0),
        (EVIDENCE, "trade grew by  36\npercent", 1.0),
        ("", "Trade grew.", 0.0),
        (EVIDENCE, "", 0.0),
        (EVIDENCE, "…", 0.0),
    ],
)
def test_quotations_and_empty_texts_are_certain(checker: Checker, evidence: str, sentence: str, score: float) -> None:
    """A verbatim sentence is borne out; nothing bears out nothing."""
    assert checker.score([(evidence, sentence)]) == [score]


@pytest.mark.parametrize(
    ("borne_out", "not_borne_out"),
    [
        ("Trade rose by 36 percent in 2022.", "Trade rose by 63 percent in 2022."),
        ("The minister, Ann Lee, had expected 20 percent.", "The minister, Bob Roy, had expected 20 percent."),
        ("Trade grew in 2022.", "Trade did not grow in 2022."),
        ("Trade reached $190 billion.", "Bread and fish are sold at the market."),
    ],
)
def test_what_is_borne_out_scores_higher(checker: Checker, borne_out: str, not_borne_out: str) -> None:
    """A wrong figure, a wrong name, a denial, another matter."""
    right, wrong = checker.score([(EVIDENCE, borne_out), (EVIDENCE, not_borne_out)])

    assert right > wrong


def test_long_evidence_is_read_whole(checker: Checker) -> None:
    """What stands beyond the model's limit counts too."""
    filler = "The weather was fine on that day. " * 200
    sentence = "Trade rose by 36 percent in 2022."

    assert checker.score([(filler + EVIDENCE, sentence)])[0] > checker.score([(filler, sentence)])[0]
