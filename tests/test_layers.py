"""The shape of the house: which room may use which, and what stands where."""

import ast
from pathlib import Path

import pytest

import assistant

ROOT = Path(__file__).parents[1]
ROOMS = ("evals", "assistant", "prompts", "index")
MAY_USE = {
    "evals": {"evals", "assistant", "index"},
    "assistant": {"assistant", "index", "prompts"},
    "prompts": {"prompts"},
    "index": {"index"},
}
# The steps of the journey; only ask.py knows their order.
STEPS = {
    "condense",
    "parts",
    "intent",
    "overview",
    "similarity",
    "quote",
    "write",
    "cite",
    "verify",
    "language",
    "focus",
}
# Heavy libraries, and the few modules that import them.
HOMES = {
    "chromadb": ("index",),
    "sentence_transformers": ("index", "assistant/reader"),
    "torch": ("index", "assistant/reader"),
    "transformers": ("index", "assistant/reader"),
    "gradio": ("assistant/page",),
}


def imports(path: Path) -> set[str]:
    """The full names of the modules that a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_point_down_only(room: str) -> None:
    """A room imports itself and the rooms below it, no other."""
    used = {
        name.partition(".")[0]
        for path in (ROOT / room).rglob("*.py")
        for name in imports(path)
        if name.partition(".")[0] in ROOMS
    }

    assert used <= MAY_USE[room]


def test_no_step_imports_another() -> None:
    """Only `ask.py` puts the steps together; `overview` may know what an intent is."""
    pairs = {
        (step, name)
        for step in STEPS
        for name in imports(ROOT / "assistant" / f"{step}.py")
        if name.removeprefix("assistant.") in STEPS
    }

    assert pairs == {("overview", "assistant.intent")}


@pytest.mark.parametrize(("library", "home"), HOMES.items())
def test_heavy_libraries_stay_in_their_rooms(library: str, home: tuple[str, ...]) -> None:
    """Each heavy library is imported below one folder or two."""
    users = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if any(name.partition(".")[0] == library for name in imports(path)) and room != "evals"
    }

    assert users
    assert {user.startswith(home) for user in users} == {True}


def test_all_is_complete() -> None:
    """`assistant.__all__` names what the package imports for its users, sorted."""
    tree = ast.parse((ROOT / "assistant" / "__init__.py").read_text(encoding="utf-8"))
    names = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}

    assert assistant.__all__ == sorted(names)
