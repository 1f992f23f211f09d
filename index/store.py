"""The index of an article, opened where it is sound and built where it is not: in a folder, or on a Chroma server.

Knows nothing of articles and models: they are in the key, and in the rows.
"""

import os
import re
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from index.errors import Error, StoreError
from index.storage.chroma import ChromaCollection, Opened, chroma_errors, is_late
from index.storage.folder import open_in_folder
from index.storage.rows import Match, Rows, Vectors, Where, nearest, nearest_exactly, vectors_of
from index.storage.server import open_on_server

__all__ = ["Collection", "Match", "Rows", "open_collection"]

T = TypeVar("T")


class Collection:
    """An index that is whole. Safe to share between threads, and with forked processes."""

    def __init__(self, opening: Callable[[], Opened]) -> None:
        self._opening = opening
        self._opened: Opened | None = opening()
        self._owner = os.getpid()
        self._lock = threading.Lock()

    def query(self, vector: Vectors, n: int, where: Where | None = None) -> list[Match]:
        """The n rows nearest to the vector, best first; fewer when fewer match.

        Args:
            vector: (d,), of any length but 0.
            n: how many.
            where: what the metadata must say, as Chroma words it: {"kind": "sentence"}; all rows by default.

        Raises:
            StoreError: the vector or the filter cannot be used, or the index is closed or gone.
        """
        if n < 1:
            return []
        asked = np.asarray(vector, dtype=np.float32)

        def search(rows: ChromaCollection) -> list[Match]:
            _check_vector(asked, rows.metadata["dimension"])
            find = nearest_exactly if rows.metadata["exact"] else nearest
            return find(rows, asked, n, where)

        return self._ask(search)

    def vectors(self, ids: Sequence[str]) -> Vectors:
        """(len(ids), d) float32, rows of length 1, in the order of the ids.

        Raises:
            StoreError: there is no such id, or the index is closed or gone.
        """
        return self._ask(lambda rows: vectors_of(rows, ids))

    def count(self) -> int:
        """How many rows there are."""
        return self._ask(lambda rows: rows.count())

    def close(self) -> None:
        """Let go of files and connections; a second time does nothing."""
        with self._lock:
            if self._opened:
                self._opened.close()
            self._opened = None

    def _ask(self, question: Callable[[ChromaCollection], T]) -> T:
        opened = self._opened
        if opened is None:
            message = "This index was closed. Open it again to search it."
            raise StoreError(message)
        with chroma_errors("the index", "Check what is asked for, or open the index again."):
            if self._owner == os.getpid():
                try:
                    return question(opened.rows)
                except (Error, TypeError, ValueError):
                    raise
                except Exception as error:  # Chroma raises the bare Exception, too; a second one is told
                    if is_late(error):
                        raise
            return question(self._reopen(opened).rows)

    def _reopen(self, stale: Opened) -> Opened:
        """Start afresh where Chroma cannot go on.

        After a fork its threads are gone. The system may have swept the temporary folder under a process that runs
        for weeks, and on a server another process may have replaced what was not whole.
        """
        with self._lock:
            if self._opened is stale:
                stale.close()
                self._opened, self._owner = self._opening(), os.getpid()
            if self._opened is None:
                message = "This index was closed meanwhile. Open it again to search it."
                raise StoreError(message)
            return self._opened


def open_collection(
    key: str, build: Callable[[], Rows], *, directory: Path | None = None, url: str | None = None
) -> Collection:
    """The index of that key, opened if there is a sound one, else built and published in one step.

    Args:
        key: names all that the rows depend on; letters, digits, and . _ - between them; 3 to 200 characters.
        build: makes the rows, when they are needed. Not called while another process on this machine builds the same.
        directory: folder that keeps indexes; or `url`.
        url: http(s)://[user:password@]host[:port][/path] of a Chroma server.

    Raises:
        StoreError: the index can be neither opened nor built; what was there before is as it was.
    """
    if not re.fullmatch(r"[a-zA-Z0-9](?!.*\.\.)[a-zA-Z0-9._-]{1,198}[a-zA-Z0-9]", key):
        message = f"{key!r} cannot name an index. Use 3 to 200 letters, digits, and single . _ - between them."
        raise StoreError(message)
    if directory is not None and url is None:
        return Collection(partial(open_in_folder, directory.absolute() / key, key, build))
    if url is not None and directory is None:
        return Collection(partial(open_on_server, url, key, build))
    message = "An index lies in a directory or on a server. Give exactly one of directory and url."
    raise StoreError(message)


def _check_vector(vector: Vectors, dimension: int) -> None:
    if vector.shape != (dimension,) or not np.isfinite(vector).all() or not vector.any():
        message = (
            f"A vector of shape {vector.shape} cannot be searched for. Give ({dimension},) finite numbers, not all 0."
        )
        raise StoreError(message)
