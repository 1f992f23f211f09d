"""`python -m evals` ends with a code that a script can rely on, and writes what it found."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from made_answers import FakeAssistant, answer
from typer import Typer
from typer.testing import CliRunner

from assistant import Assistant
from assistant.answer import Answer
from evals.__main__ import main

QUESTION = "How long is the old bridge?"
LINE = {
    "id": "number-01",
    "type": "number",
    "history": [],
    "question": QUESTION,
    "paragraphs": [1],
    "facts": [["300"]],
    "verdict": "answered",
}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """A file with one case about the bridges."""
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    return path


def measured(monkeypatch: pytest.MonkeyPatch, given: Answer, cases: Path, output: Path) -> tuple[int, str]:
    """Exit code and output of a run in which every question gets that answer."""
    assistant = FakeAssistant({QUESTION: given})
    assistant.index = SimpleNamespace(embedder=SimpleNamespace(fingerprint="cd" * 8))  # type: ignore[attr-defined]
    monkeypatch.setattr(Assistant, "open", lambda _: assistant)
    app = Typer()
    app.command()(main)
    result = CliRunner().invoke(app, ["--cases", str(cases), "--output", str(output)])
    return result.exit_code, result.output


def test_measured(monkeypatch: pytest.MonkeyPatch, cases: Path, tmp_path: Path) -> None:
    """A wrong answer is measured, not an error; the report and the JSON lie in the folder."""
    code, shown = measured(monkeypatch, answer(2), cases, tmp_path / "runs")

    assert code == 0
    assert "1 cases scored, 0 unscored" in shown
    assert [".json", ".md"] == sorted(path.suffix for path in (tmp_path / "runs").iterdir())


def test_inexact_quote(monkeypatch: pytest.MonkeyPatch, cases: Path, tmp_path: Path) -> None:
    """A single quote that is not exact fails the run."""
    given = answer(1)
    citation = replace(given.citations[0], quote="The old bridge is 301 meters long.")
    altered = replace(given, sentences=(replace(given.sentences[0], citations=(citation,)),))

    assert measured(monkeypatch, altered, cases, tmp_path / "runs")[0] == 1


def test_no_folder(monkeypatch: pytest.MonkeyPatch, cases: Path) -> None:
    """An output that is a file is told before anything is asked."""
    code, shown = measured(monkeypatch, answer(1), cases, cases)

    assert code == 2
    assert "Choose another folder: --output DIR" in " ".join(shown.split())


def test_no_cases(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Missing cases are one sentence and code 2."""
    code, shown = measured(monkeypatch, answer(1), tmp_path / "none.jsonl", tmp_path / "runs")

    assert code == 2
    assert "No cases at" in shown
