"""Does the evidence bear the sentence out?"""

from pathlib import Path

import pytest

from assistant import Checker

EVIDENCE = "Last year the firm sold 36 percent more bread, for $190 million. Ann Lee, the baker, hoped for 20."


@pytest.fixture(scope="module")
def checker(folder: Path) -> Checker:
    """The checker that ships."""
    return Checker.open(directory=folder)


def test_scores_lie_between_0_and_1(checker: Checker) -> None:
    """One for each pair, in order."""
    scores = checker.score(
        [(EVIDENCE, "The firm sold bread."), (EVIDENCE, "Fish swim in \ud83d the sea."), (EVIDENCE, "x")]
    )

    assert len(scores) == 3
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize(
    ("evidence", "sentence", "score"),
    [
        (EVIDENCE, "Last year the firm sold 36 percent more bread, for $190 million.", 1.0),
        (EVIDENCE, " Ann Lee, the baker,\n hoped for 20. ", 1.0),
        ("", "The firm sold bread.", 0.0),
        (EVIDENCE, "", 0.0),
        (EVIDENCE, "…", 0.0),
        (f"{EVIDENCE} \ud83d", "Ann Lee, \ud83dthe baker, hoped for 20.", 1.0),
        (EVIDENCE, "\ud83d", 0.0),
    ],
)
def test_quotations_and_empty_texts_are_certain(checker: Checker, evidence: str, sentence: str, score: float) -> None:
    """A verbatim sentence is borne out; nothing bears out nothing."""
    assert checker.score([(evidence, sentence)]) == [score]


@pytest.mark.parametrize(
    ("borne_out", "not_borne_out"),
    [
        ("The firm sold 36 percent more last year.", "The firm sold 63 percent more last year."),
        ("The baker, Ann Lee, hoped for 20.", "The baker, Bob Roy, hoped for 20."),
        ("The baker is called Ann Lee.", "The baker is not called Ann Lee."),
        ("The bread was sold for $190 million.", "The moon is far away from the earth."),
    ],
)
def test_what_is_borne_out_scores_higher(checker: Checker, borne_out: str, not_borne_out: str) -> None:
    """A wrong figure, a wrong name, a denial, another matter."""
    right, wrong = checker.score([(EVIDENCE, borne_out), (EVIDENCE, not_borne_out)])

    assert right > wrong


def test_a_part_of_a_sentence_proves_nothing(checker: Checker) -> None:
    """Word for word it stands there, and the opposite is said."""
    (score,) = checker.score(
        [("Nobody believes that the firm sold more bread last year.", "The firm sold more bread last year.")]
    )

    assert score < 0.5


def test_long_evidence_is_read_whole(checker: Checker) -> None:
    """What stands beyond the model's limit counts too."""
    filler = "The weather was fine on that day. " * 200
    sentence = "The firm sold 36 percent more last year."

    assert checker.score([(filler + EVIDENCE, sentence)])[0] > checker.score([(filler, sentence)])[0]
