"""Where runs are written: a folder that git ignores, one JSON and one Markdown file each."""

from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from index.errors import Error


class OutputError(Error):
    """The run cannot be written there."""


def open_folder(folder: Path) -> Path:
    """The folder, made where it is missing; so that a run fails before it has begun.

    Raises:
        OutputError: it is no folder and cannot be made one.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"Nothing can be written to {folder} ({error.strerror}). Choose another folder: --output DIR"
        raise OutputError(message) from error
    return folder


def write(folder: Path, name: str, record: str, page: str) -> Path:
    """Write both files, under a longer name where another run has that one; returns the page's path.

    Raises:
        OutputError: the folder cannot be written to.
    """
    path = folder / f"{name}.md"
    try:
        path = _claimed(folder, name)
        path.with_suffix(".json").write_text(record + "\n", encoding="utf-8")
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}). Choose another folder: --output DIR"
        raise OutputError(message) from error
    return path


def _claimed(folder: Path, name: str) -> Path:
    """An empty file that nobody else writes to: two runs may begin in the same second."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    while True:
        path = folder / f"{next(names)}.md"
        with suppress(FileExistsError):
            path.touch(exist_ok=False)
            return path
