"""What can be set, as people and programs give it."""

import re
from pathlib import Path

import pytest

from assistant.settings import Settings
from index.errors import SettingsError


@pytest.mark.parametrize("name", ["article", "embedding", "checker", "reader"])
def test_a_folder_may_be_a_path(name: str) -> None:
    """And not its name alone."""
    assert getattr(Settings.read(**{name: Path("some") / "folder"}), name) == str(Path("some") / "folder")


def test_an_empty_address_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says."""
    monkeypatch.setenv("ASSISTANT_CHROMA_URL", "http://localhost:8000")

    assert Settings.read(chroma_url="").chroma_url is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"treshold": 0.3}, r"There is no setting treshold\. Did you mean threshold\?"),
        ({"key": "hush"}, r"There is no setting key\. There are: article, directory, .*, port\."),
        (
            {"passages": 0},
            r"The setting passages \(ASSISTANT_PASSAGES\) cannot be 0: input should be greater .* 1\. Give another.*\.",
        ),
        ({"port": "http://me:hush@localhost"}, r"The setting port \(ASSISTANT_PORT\) cannot be that address: .*"),
    ],
)
def test_what_cannot_be_set_is_said_with_what_can(given: dict[str, object], said: str) -> None:
    """The name that was meant, or the value and what it should be; nothing that may be secret."""
    with pytest.raises(SettingsError) as raised:
        Settings.read(**given)

    assert re.fullmatch(said, str(raised.value))
    assert "hush" not in str(raised.value)
