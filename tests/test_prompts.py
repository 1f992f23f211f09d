"""The assistant's own texts."""

from pathlib import Path

import pytest

import prompts

NAMES = sorted(path.stem for path in Path(prompts.__file__).parent.glob("*.md"))


def test_a_slot_is_filled() -> None:
    """What is given stands where the slot stood."""
    assert "“The Title”" in prompts.load("greeting", title="The Title")


def test_an_unfilled_slot_is_an_error() -> None:
    """A text is never shown with a hole."""
    with pytest.raises(KeyError, match="title"):
        prompts.load("greeting")


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_used(name: str) -> None:
    """A text that no code loads is not kept."""
    source = "".join(
        path.read_text(encoding="utf-8") for path in (Path(__file__).parents[1] / "assistant").rglob("*.py")
    )

    assert f'"{name}"' in source
