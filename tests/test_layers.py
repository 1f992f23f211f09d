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
    "headed",
    "listing",
}
# Heavy libraries, and the few modules that import them.
HOMES = {
    "chromadb": {"index.storage.chroma", "index.storage.start"},
    "sentence_transformers": {"index.transformer", "assistant.reader.plugged"},
    "torch": {"index.graph"}
    | {f"assistant.reader.{name}" for name in ("batch", "graph", "network", "plugged", "plugged_checker", "train")},
    "transformers": {"index.transformer"}
    | {f"assistant.reader.{name}" for name in ("network", "plugged", "plugged_checker")},
    "gradio": {"assistant.page.application", "assistant.page.build"},
}
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for room in ROOMS
    for path in (ROOT / room).rglob("*.py")
}


def imports(path: Path, *, for_types: bool = True) -> set[str]:
    """The full names of what a file imports, wherever in it; of `from a import b` both a and a.b."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    guarded = [
        node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    ]
    left_out = set() if for_types else {inner for node in guarded for each in node.body for inner in ast.walk(each)}
    names = set()
    for node in set(ast.walk(tree)) - left_out:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


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
def test_heavy_libraries_stay_where_they_are(library: str, home: set[str]) -> None:
    """Each heavy library is imported by these modules and no other."""
    users = {
        module
        for module, path in MODULES.items()
        if any(name.partition(".")[0] == library for name in imports(path)) and not module.startswith("evals.")
    }

    assert home == users


def test_no_module_imports_itself_by_another() -> None:
    """Neither at the top nor within a function; what is imported for its type alone does not count."""
    uses = {}
    for module, path in MODULES.items():
        names = imports(path, for_types=False) & MODULES.keys()
        # A package from which a module of it is imported is not what is used.
        uses[module] = {name for name in names if not any(other.startswith(f"{name}.") for other in names)}
    left = set(uses)
    while free := {module for module in left if not uses[module] & left}:
        left -= free

    assert not left


def test_all_is_complete() -> None:
    """`assistant.__all__` names what the package imports for its users, sorted."""
    tree = ast.parse((ROOT / "assistant" / "__init__.py").read_text(encoding="utf-8"))
    names = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}

    assert assistant.__all__ == sorted(names)
