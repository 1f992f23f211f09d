"""Texts with their cases beside them."""

from pathlib import Path

import pytest

from evals.case import CaseError, read_cases
from evals.everyday import FOLDER, ask_all
from evals.score import find_problem
from index.load import load

CASE = (
    '{"id": "a-1", "type": "answerable", "history": [], "question": "how long is the eel", "verdict": "answered", '
    '"paragraphs": [1], "facts": [["two metres"]]}'
)


def test_each_text_is_asked_its_own_cases(tmp_path: Path) -> None:
    """And the scores come together."""
    for name, word in (("a", "eel"), ("b", "pike")):
        (tmp_path / f"{name}.txt").write_text(f"The {word} in the harbour is two metres long.\n\nIt eats frogs.\n")
        (tmp_path / f"{name}.jsonl").write_text(CASE.replace("eel", word) + "\n")

    outcome = ask_all(tmp_path)

    assert len(outcome.scores) == len(("a", "b"))
    assert not any(score.missed for score in outcome.scores)


def test_cases_without_a_text_are_an_error(tmp_path: Path) -> None:
    """And so is a folder without cases."""
    with pytest.raises(CaseError, match="No cases in"):
        ask_all(tmp_path)
    (tmp_path / "a.jsonl").write_text(CASE)
    with pytest.raises(CaseError, match="not one text beside it"):
        ask_all(tmp_path)


@pytest.mark.parametrize("cases", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_gold_fits_the_text(cases: Path) -> None:
    """Every fact stands in its paragraphs."""
    (text,) = (path for path in FOLDER.glob(f"{cases.stem}.*") if path != cases)
    article = load(str(text))

    assert [problem for case in read_cases(cases) if (problem := find_problem(case, article))] == []
