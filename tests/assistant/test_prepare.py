"""Graphs that are made in a process of its own."""

import sys
from pathlib import Path
from typing import Any

import pytest

from assistant import prepare as prepared
from assistant.prepare import prepare
from assistant.reader.graph import graph_name
from assistant.reader.weights import CHECKER, SHIPPED
from assistant.settings import Settings
from index.kept import is_whole


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """With a folder that holds nothing yet."""
    return Settings.read(directory=tmp_path)


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would be started."""
    found: list[list[str]] = []

    def run(command: list[str], **_: Any) -> None:  # noqa: ANN401
        found.append(command)

    monkeypatch.setattr(prepared.subprocess, "run", run)
    return found


def test_the_first_start_makes_the_graphs(settings: Settings) -> None:
    """The reader's and the embedding model's; without a language model not the checker's."""
    prepare(settings, writes=False)

    made = sorted((settings.directory / "models").glob("*.onnx"))
    assert len(made) == 2
    assert made[1].name == graph_name(SHIPPED)
    assert all(map(is_whole, made))


def test_a_later_start_makes_what_is_missing(settings: Settings, commands: list[list[str]]) -> None:
    """Nothing, or the checker's graph once a language model writes."""
    graph = settings.directory / "models" / graph_name(SHIPPED)
    graph.parent.mkdir()
    graph.touch()

    prepare(settings, writes=False)
    assert commands == []
    prepare(settings, writes=True)
    assert [command[-1] for command in commands] == [str(CHECKER)]
    assert str(SHIPPED) not in commands[0]


def test_other_readers_and_checkers_need_no_graph(settings: Settings, commands: list[list[str]]) -> None:
    """Similarity, and the model as judge."""
    prepare(settings.model_copy(update={"reader": "similarity", "checker": "model"}), writes=True)

    assert commands == []


def test_a_folder_that_cannot_be_written_starts_nothing(settings: Settings, commands: list[list[str]]) -> None:
    """A file stands in its place."""
    (settings.directory / "models").touch()
    prepare(settings, writes=False)

    assert commands == []


def test_where_no_process_can_be_started_nothing_is_made(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no error: the graph is made where it is opened."""
    monkeypatch.setattr(sys, "executable", str(settings.directory / "none"))
    prepare(settings, writes=False)

    assert not (settings.directory / "models").exists()
