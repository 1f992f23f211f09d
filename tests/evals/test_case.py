"""Cases are read as they stand, and a line that is none is named."""

import json
from pathlib import Path

import pytest

from assistant.answer import Turn
from evals.case import DEFAULT, Case, CaseError, read_cases, thin

LINE = {
    "id": "followup-01",
    "type": "followup",
    "history": [{"question": "How long is it?", "answer": "300 meters."}],
    "question": "and the other?",
    "standalone": "How long is the other?",
    "paragraphs": [1, 2],
    "any": True,
    "facts": [["40", "forty"]],
    "verdict": "answered",
}


def write_lines(folder: Path, *lines: object) -> Path:
    """A file of cases."""
    path = folder / "cases.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_read(tmp_path: Path) -> None:
    """Every key of a line has its place."""
    expected = Case(
        id="followup-01",
        type="followup",
        history=(Turn("How long is it?", "300 meters."),),
        question="and the other?",
        verdict="answered",
        paragraphs=(1, 2),
        any=True,
        facts=(("40", "forty"),),
        standalone="How long is the other?",
    )

    assert (expected,) == read_cases(write_lines(tmp_path, LINE))


def test_shipped_cases_are_read() -> None:
    """Every line of the shipped file becomes a case, in its order."""
    expected = [json.loads(line)["id"] for line in DEFAULT.read_text(encoding="utf-8").splitlines()]

    assert expected == [case.id for case in read_cases()]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (LINE | {"verdict": "maybe"}, "verdict"),
        (LINE | {"paragraphs": ["four"]}, "paragraphs.0"),
        (LINE | {"fact": []}, "fact"),
        ({key: LINE[key] for key in LINE if key != "question"}, "question"),
        ("no object", "the line"),
    ],
)
def test_bad_line(tmp_path: Path, line: object, named: str) -> None:
    """What is no case is told with its line and the key that is wrong."""
    path = write_lines(tmp_path, LINE, line)

    with pytest.raises(CaseError) as caught:
        read_cases(path)

    assert str(caught.value).startswith(f"{path}:2 is no case: {named}: ")


def test_no_file(tmp_path: Path) -> None:
    """A missing file is told with what to give."""
    with pytest.raises(CaseError, match=r"No cases at .*none\.jsonl.*--cases FILE"):
        read_cases(tmp_path / "none.jsonl")


def test_empty_file(tmp_path: Path) -> None:
    """A file without a case is no set of cases."""
    with pytest.raises(CaseError, match="it is empty"):
        read_cases(write_lines(tmp_path))


def test_thin_keeps_the_share_of_every_type() -> None:
    """Few of many are spread over all of them."""
    cases = read_cases()

    expected = {case.type for case in cases}

    assert expected == {case.type for case in thin(cases, 40)}
    assert len(thin(cases, 40)) == 40


@pytest.mark.parametrize("most", [None, 3, 99])
def test_thin_keeps_all(most: int | None) -> None:
    """Nothing is left out where nothing needs to be."""
    three = read_cases()[:3]

    assert three == thin(three, most)
