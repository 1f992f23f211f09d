"""Every text that the assistant speaks itself, one Markdown file each; decides nothing."""

from importlib.resources import files
from string import Template


def load(name: str, **slots: object) -> str:
    """The text of that name, its slots (`$like_this`) filled.

    Raises:
        FileNotFoundError: there is no such text.
        KeyError: a slot is left unfilled.
    """
    text = (files(__name__) / f"{name}.md").read_text(encoding="utf-8")
    return Template(text).substitute(slots).strip()
