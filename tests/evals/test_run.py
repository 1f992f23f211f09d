"""Cases -> scores: wrong, right and unscored are three things."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Turn
from evals.__main__ import main
from evals.case import Case, CaseError, read_cases
from evals.run import run, try_case
from evals.score import Score, Unscored, score
from index.article import Article

BORDER = Case("number-01", "number", (), "How long is the border?", "answered", (4,), facts=(("2,615",),))
BEYOND = Case("number-02", "number", (), "How long is it?", "answered", (99,), facts=(("2,615",),))


def scored(assistant: Assistant, case: Case) -> Score:
    """The score of a case that has one."""
    outcome = try_case(assistant, case)
    assert isinstance(outcome, Score)
    return outcome


def test_a_right_answer_misses_nothing(assistant: Assistant) -> None:
    """The fact is stated, the paragraph cited, the quotes exact."""
    outcome = scored(assistant, BORDER)

    assert (outcome.missed, outcome.has_evidence, outcome.inexact, outcome.has_right_verdict) == ((), True, (), True)


def test_a_fact_in_the_question_alone_is_missed(assistant: Assistant) -> None:
    """Facts are looked for in the sentences that are shown."""
    outcome = scored(assistant, replace(BORDER, question="Who was Alexander Nevsky?"))

    assert (outcome.missed, outcome.has_evidence) == ((("2,615",),), False)


def test_an_altered_quote_is_found(assistant: Assistant) -> None:
    """One changed letter makes a citation inexact."""
    answer = assistant.ask(BORDER.question)
    (sentence, *_) = answer.sentences
    altered = replace(sentence.citations[0], quote=sentence.citations[0].quote.replace("2,615", "2,616"))
    outcome = score(BORDER, replace(answer, sentences=(replace(sentence, citations=(altered,)),)), assistant.article, 0)

    assert outcome.inexact == (altered,)


def test_gold_that_does_not_fit_is_unscored(assistant: Assistant) -> None:
    """A paragraph that the article lacks says nothing about the answer."""
    outcome = run(assistant, [BORDER, BEYOND])

    assert [len(outcome.scores), outcome.unscored] == [1, (Unscored(BEYOND, "the article has no paragraph 99"),)]


def test_an_answerer_that_breaks_is_unscored(assistant: Assistant) -> None:
    """The other cases are asked all the same."""

    class Broken:
        article: Article = assistant.article

        def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
            raise RuntimeError(question + str(history))

    outcome = try_case(Broken(), BORDER)

    assert isinstance(outcome, Unscored)
    assert "RuntimeError" in outcome.reason


def test_cases_about_another_article_are_refused(assistant: Assistant) -> None:
    """When not one fits, the cases are the wrong ones."""
    with pytest.raises(CaseError, match="No case could be scored"):
        run(assistant, [BEYOND])


@pytest.mark.parametrize("content", ["", "{}", "no json", '{"id": 1}'])
def test_a_file_that_holds_no_cases_is_refused(tmp_path: Path, content: str) -> None:
    """One sentence names the file."""
    path = tmp_path / "cases.jsonl"
    path.write_text(content)

    with pytest.raises(CaseError, match=r"cases\.jsonl"):
        read_cases(path)


def test_the_program_writes_json_and_markdown(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`python -m evals` on a few cases of the digest: every quote is exact, so it exits with 0."""
    monkeypatch.setenv("ASSISTANT_DIRECTORY", str(folder))
    monkeypatch.delenv("ASSISTANT_ARTICLE", raising=False)

    with pytest.raises(SystemExit) as ended:
        main(output=tmp_path, limit=5)

    assert ended.value.code == 0
    (record,) = tmp_path.glob("*.json")
    (report,) = tmp_path.glob("*.md")
    assert len(json.loads(record.read_text(encoding="utf-8"))["cases"]) == 5
    assert "exact quotes" in report.read_text(encoding="utf-8")
