"""Graphs that are kept in a folder."""

import os
import time
from pathlib import Path

import pytest

from index import kept


def test_a_hash_that_is_no_text_is_a_damaged_graph(tmp_path: Path) -> None:
    """And no error."""
    graph = tmp_path / "a.onnx"
    graph.write_bytes(b"graph")
    graph.with_suffix(".hash").write_bytes(b"\xff\xfe")

    assert not kept.is_whole(graph)


def test_a_graph_that_cannot_be_read_is_made_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Although its hash is right; that it was tried is logged."""
    graph, made = tmp_path / "a.onnx", list[Path]()
    graph.write_bytes(b"no graph")
    graph.with_suffix(".hash").write_text(kept._hash(graph), encoding="ascii")

    def write(path: Path) -> None:
        made.append(path)
        path.write_bytes(b"no graph either")

    assert kept.open_kept(graph, write, lambda _: True) is None
    assert len(made) == 1
    assert "is made again" in caplog.text


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    """Once nobody can be at work in it any more."""
    old, new = tmp_path / "making-old", tmp_path / "making-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "a.onnx").write_bytes(b"part")
    past = time.time() - 2 * kept.ABANDONED
    os.utime(old, (past, past))

    def write(_: Path) -> None:
        raise OSError

    assert kept.open_kept(tmp_path / "a.onnx", write, lambda _: True) is None
    assert [old.exists(), new.exists()] == [False, True]


def test_a_graph_that_was_not_opened_for_long_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When another is made; one that is opened now and then stays."""
    past = time.time() - 2 * kept.UNUSED
    graphs = [tmp_path / name for name in ("earlier.onnx", "opened.onnx")]
    for graph in graphs:
        graph.write_bytes(b"graph")
        graph.with_suffix(".hash").write_text(kept._hash(graph), encoding="ascii")
        os.utime(graph, (past, past))
    monkeypatch.setattr(kept, "open_session", lambda *_: object())

    assert kept.open_kept(graphs[1], Path.touch, lambda _: True)
    assert kept.open_kept(tmp_path / "new.onnx", Path.touch, lambda _: True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.hash", "new.onnx", "opened.hash", "opened.onnx"]
