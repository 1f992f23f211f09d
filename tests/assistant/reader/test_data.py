"""The questions written for training, and what is held out from it."""

import json
from pathlib import Path

import pytest

from assistant.reader.claims import FLUENT, written_claims
from assistant.reader.data import HARD, QUESTIONS, written_questions
from assistant.reader.visible import ARTICLES, HELD_OUT, SHARED, is_held_out, read_own, read_public

WRITTEN = [*written_questions().items(), *written_questions(HARD).items()]
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the visible data is not beside the repository")


def test_no_question_is_about_an_article_that_is_held_out() -> None:
    """Or what is measured there would be known."""
    names = [*dict(WRITTEN), *written_claims(FLUENT)]

    assert not {name for name in names if name in HELD_OUT or name[:3] in HELD_OUT}


def test_every_question_says_where_its_evidence_is() -> None:
    """Unless there is none; the phrase lies in it; no question is asked twice of an article."""
    for _, records in WRITTEN:
        for record in records:
            evidence = record.get("evidence", [])
            assert (record["kind"] == "unanswerable") == (not evidence)
            assert all(first < last for _, first, last in evidence)
            if "span" in record:
                place, start, end = record["span"]
                assert any(place == where and first <= start < end <= last for where, first, last in evidence)
        asked = [record.get("standalone", record["question"]).lower() for record in records]
        assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    ("path", "more"),
    [
        (QUESTIONS, {"kind", "question", "paragraph", "span"}),
        (HARD, {"kind", "question", "paragraph", "span", "history", "standalone"}),
        (FLUENT, {"claim", "label"}),
    ],
)
def test_a_file_holds_offsets_and_no_text(path: Path, more: set[str]) -> None:
    """Of an article there is nothing in it but where the evidence stands."""
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = {key for line in lines for key in json.loads(line)}

    assert keys == {"article", "evidence", *more}


def test_the_articles_that_ship_hold_together() -> None:
    """Each question and claim says where its evidence is, unless nothing answers; the phrase stands in it."""
    for line in ARTICLES.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for item in (*record["questions"], *record["claims"]):
            evidence = [record["paragraphs"][place][number] for place, number in item.get("evidence", ())]
            assert (item.get("kind") == "unanswerable") == (not evidence)
            assert "span" not in item or any(item["span"] in sentence for sentence in evidence)
        asked = [question["question"].lower() for question in record["questions"]]
        assert len(asked) == len(set(asked))


@needs_shared
def test_offsets_lie_inside_their_paragraphs() -> None:
    """Of the project's articles and of SQuAD's."""
    articles = [*read_own(), *read_public("squad1-train", most=0)]
    paragraphs = {
        visible.article.source[: 3 if visible.source != "squad1-train" else None]: visible.article.paragraphs
        for visible in articles
    }

    for name, records in [*WRITTEN, *written_claims(FLUENT).items()]:
        sizes = [paragraph.end - paragraph.start for paragraph in paragraphs[name]]
        assert all(last <= sizes[place] for record in records for place, _, last in record.get("evidence", []))


@needs_shared
def test_whole_articles_are_held_out() -> None:
    """Own ones of each kind, and two of SQuAD 2.0."""
    held = [visible for visible in (*read_own(), *read_public("squad2-calibration")) if is_held_out(visible)]
    sources = [visible.source for visible in held]

    assert {name: sources.count(name) for name in sources} == {
        "adversarial": 8,
        "natural": 2,
        "mixed": 78,
        "everyday": 24,
        "hard": 18,
        "unlike": 16,
        "chat": 8,
        "squad2": 2,
    }
