"""Where runs are written: a folder that git ignores, one JSON and one Markdown file each."""

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
    """Write both files; returns the page's path.

    Raises:
        OutputError: the folder cannot be written to.
    """
    path = folder / f"{name}.md"
    try:
        path.with_suffix(".json").write_text(record + "\n", encoding="utf-8")
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}). Choose another folder: --output DIR"
        raise OutputError(message) from error
    return path
