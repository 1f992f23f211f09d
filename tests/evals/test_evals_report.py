"""A run as JSON, as Markdown and in a terminal: every figure with its n, every miss with what was shown."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from made_answers import ARTICLE, answer, case
from rich.console import Console

from assistant.settings import Settings
from evals.about import LIBRARIES, About, describe
from evals.record import record
from evals.report import report
from evals.run import Run
from evals.score import Unscored, score
from evals.summary import by_type, summarise, summarise_type
from evals.terminal import figures_table, types_table

ABOUT = About(
    started=datetime(2024, 5, 1, 12, 30, tzinfo=UTC),
    title="The *Two* Bridges",
    source="bridges.txt",
    words=17,
    paragraphs=2,
    article_sha256="ab" * 32,
    embedding_fingerprint="cd" * 8,
    settings={"article": "bridges.txt", "embedding": "all-MiniLM-L6-v2"},
    versions={"python": "3.11"},
    cores=2,
    load=0.5,
)
RIGHT = score(case(paragraphs=[1], facts=[("300",)], name="number-01"), answer(1), ARTICLE, 0.02)
WRONG = score(case("not_in_article", kind="unanswerable", name="none-01"), answer(2, confidence=0.75), ARTICLE, 0.03)
MISSED = score(case(paragraphs=[2], facts=[("$40",)], name="number-02"), answer(1), ARTICLE, 0.04)
RUN = Run((RIGHT, WRONG, MISSED), (Unscored(case(name="lacking-01"), "the article has no paragraph 34"),))


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """The run as it is read back from JSON."""
    return dict(json.loads(json.dumps(record(ABOUT, RUN), allow_nan=False)))


def test_every_case_is_recorded(written: dict[str, Any]) -> None:
    """What was asked and shown, what was cited and what was missed."""
    found = written["cases"][2]

    assert found["text"] == MISSED.answer.text
    assert (["number-02", "answered", 0.5, [1], [2], [["$40"]], 0.04]) == [
        found[key] for key in ("id", "verdict", "confidence", "cited", "gold", "missed", "seconds")
    ]


def test_unscored_are_recorded_apart(written: dict[str, Any]) -> None:
    """They are among neither the cases nor the figures."""
    assert [{"id": "lacking-01", "type": "number", "reason": "the article has no paragraph 34"}] == written["unscored"]
    assert ["number-01", "none-01", "number-02"] == [found["id"] for found in written["cases"]]


def test_every_figure_has_its_n(written: dict[str, Any]) -> None:
    """A value comes with its interval and n; where there is none, n is 0."""
    groups = [written["figures"], *written["types"].values()]
    figures = [figure for group in groups for figure in group]

    assert all(figure["low"] <= figure["value"] <= figure["high"] for figure in figures if sum(figure["n"]))
    assert all(figure["value"] is None for figure in figures if not sum(figure["n"]))


def test_what_it_was_made_with(written: dict[str, Any]) -> None:
    """Article, settings, versions and model are known later."""
    expected = {"started": "2024-05-01T12:30:00+00:00", "article_sha256": "ab" * 32, "cores": 2}

    assert expected.items() <= written["about"].items()


def test_report_lists_the_misses() -> None:
    """Each miss says what is wrong, what is missing and what was shown; what is right is not listed."""
    page = report(ABOUT, RUN)

    assert "## The misses: 2 of 3" in page
    assert "### none-01: answered, though the article does not say" in page
    assert "### number-02: facts are missing; gold paragraphs are not cited" in page
    assert "answered (confidence 0.50); cited 1; gold 2; missing: $40" in page
    assert "### number-01" not in page


def test_report_names_the_unscored() -> None:
    """What could not be scored has its reason, and is said not to count."""
    page = report(ABOUT, RUN)

    assert "## Unscored: 1\n\nNeither right nor wrong; in no figure above.\n\n- lacking-01: the article has" in page


def test_report_is_no_markup() -> None:
    """What the title, a question or a quote holds does nothing in the page."""
    asked = replace(MISSED, case=replace(MISSED.case, question="<b>How</b> *long*?\n\n# Fake"))
    page = report(ABOUT, Run((asked,), ()))

    assert "**\\<b\\>How\\</b\\> \\*long\\*? \\# Fake**" in page
    assert "*The \\*Two\\* Bridges*" in page


def test_report_of_nothing() -> None:
    """A run that scored nothing says so."""
    assert "Nothing was scored." in report(ABOUT, Run((), RUN.unscored))


def test_tables_fit_a_terminal() -> None:
    """Within 80 columns no cell is cut."""
    console = Console(file=io.StringIO(), width=80)
    types = {name: summarise_type(scores) for name, scores in by_type(RUN.scores).items()}
    console.print(types_table("By type", types), figures_table("All", summarise(RUN.scores)))
    shown = console.file.getvalue()  # type: ignore[attr-defined]

    assert "…" not in shown
    assert "n 2" in shown
    assert "exact quotes" in shown


def test_describe_leaves_places_out() -> None:
    """Settings are kept, but neither folders nor addresses: these may hold a password."""
    settings = Settings(chroma_url="http://me:secret@localhost:8000")
    found = json.dumps(describe(ARTICLE, "cd" * 8, settings).to_dict())

    assert "secret" not in found
    assert "embedding" in found
    assert all(name in found for name in LIBRARIES)
