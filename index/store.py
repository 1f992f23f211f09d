"""Where an index lives: a folder of this machine or a Chroma server. Opened where it is sound, else built.

The index is a cache: whatever is wrong with it, it is built again, and nobody deletes a folder by hand. Each build goes
to a place of its own, is read back, and is then published in one step: in a folder by swapping a pointer file, on a
server by renaming a collection.
"""

from collections.abc import Callable
from pathlib import Path

from index.folder import open_in_folder
from index.rows import Collection, Match, Rows
from index.server import open_on_server

__all__ = ["Collection", "Match", "Rows", "open_collection"]


def open_collection(
    key: str, build: Callable[[], Rows], *, directory: Path | None = None, url: str | None = None
) -> Collection:
    """The collection of that key: opened where it is sound, else built and published.

    Args:
        key: names everything that shapes the rows, by hash.
        build: makes the rows; called only when they are not there.
        directory: folder of the store; or `url`.
        url: address of a Chroma server.

    Raises:
        StoreError: it can be neither opened nor built.
    """
    if url:
        return open_on_server(key, build, url)
    return open_in_folder(key, build, directory or Path())
