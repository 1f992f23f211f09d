"""Claims made from public questions and passages."""

import gzip
import json
import random
from pathlib import Path

import pytest

from assistant.reader import made_claims
from assistant.reader.made_claims import NOT_TOLD, OPENERS, TOLD, exchanged, wrapped, yes_or_no

OPENED = "The old dam was built by Ann Lee and paid for by Tom Roe, and it was opened in 1994 after nine years of work."
CLOSED = (
    "In spring it was closed by Tom Roe for a year, and opened again by Ann Lee in 2003, at a cost that nobody told."
)
RAISED = (
    "It was raised in 2011, by a wall of stone from the quarry of Uncle Joe, and the lake grew by a third that year."
)
PARAGRAPH = f"{OPENED} {CLOSED} {RAISED}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Public data: one article of one paragraph, and two questions with yes or no."""
    (tmp_path / "data").mkdir()
    for name, records in (
        ("squad1-train", [{"id": "x", "title": "Dams", "paragraphs": [PARAGRAPH], "questions": []}]),
        (
            "boolq",
            [
                {"question": "was the dam opened", "passage": OPENED, "answer": True},
                {"question": "was it built by tom roe", "passage": OPENED, "answer": False},
            ],
        ),
    ):
        with gzip.open(tmp_path / "data" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in records)
    return tmp_path


def test_a_question_is_borne_out_with_its_right_answer_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Yes and no are said to it, whichever is right."""
    monkeypatch.setattr(made_claims, "YES_OR_NO", 2)
    made = [each for seed in range(20) for each in yes_or_no(folder, random.Random(seed))]  # noqa: S311

    assert {(each.question, each.supported) for each in made} == {
        ("Yes: was the dam opened", True),
        ("No: was the dam opened", False),
        ("Yes: was it built by tom roe", False),
        ("No: was it built by tom roe", True),
    }
    assert {each.text for each in made} == {OPENED}


def test_a_sentence_is_borne_out_until_a_name_or_figure_is_exchanged(folder: Path) -> None:
    """They come in pairs; what is exchanged stands elsewhere in the paragraph."""
    made = [each for seed in range(20) for each in exchanged(folder, random.Random(seed))]  # noqa: S311

    assert {each.question for each in made if each.supported} == {OPENED, CLOSED, RAISED}
    for other, same in zip(made[::2], made[1::2], strict=True):
        assert (other.supported, same.supported, other.text) == (False, True, same.text)
        words = set(other.question.replace(",", "").split()) - set(same.question.replace(",", "").split())
        assert words <= {"Ann", "Lee", "Tom", "Roe", "Uncle", "Joe.", "Joe", "1994", "2003", "2011"}
        assert other.question != same.question


def test_a_sentence_is_borne_out_where_it_is_told_and_not_where_it_is_denied(folder: Path) -> None:
    """The claim is the sentence itself; only what stands around it there differs."""
    made = [each for seed in range(30) for each in wrapped(folder, random.Random(seed))]  # noqa: S311

    assert {each.question for each in made} == {OPENED, CLOSED, RAISED}
    for each in made:
        first, _, rest = each.question.partition(" ")
        inside = f"{first.lower()} {rest}"
        assert first in OPENERS
        assert each.supported == any(pattern.format(inside) in each.text for pattern in TOLD)
        assert each.supported != any(pattern.format(inside) in each.text for pattern in NOT_TOLD)
