"""What can be set, as people and programs give it."""

from pathlib import Path

import pytest

from assistant.settings import Settings


@pytest.mark.parametrize("name", ["article", "embedding", "checker", "reader"])
def test_a_folder_may_be_a_path(name: str) -> None:
    """And not its name alone."""
    assert getattr(Settings.read(**{name: Path("some") / "folder"}), name) == str(Path("some") / "folder")


def test_an_empty_address_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says."""
    monkeypatch.setenv("ASSISTANT_CHROMA_URL", "http://localhost:8000")

    assert Settings.read(chroma_url="").chroma_url is None
