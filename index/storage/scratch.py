"""A folder of this process alone: what lies in it may be opened by libraries that bear no second process.

It is removed when closed, when forgotten, or at exit; what a killed process left is removed by the next one.
"""

import os
import shutil
import tempfile
import time
import weakref
from contextlib import suppress
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from index.errors import StoreError

PREFIX = "article-index-"
LOCK = "lock"
RESERVE = 1 << 18
"""Bytes kept free for what Chroma writes when it opens: it would take a full disk for a damaged index."""

YOUNG = 60.0
"""Seconds in which a folder is left alone: its owner may not hold its lock yet."""


class Scratch:
    """A fresh private folder.

    Attributes:
        path: the folder, empty at first.

    Raises:
        StoreError: there is no temporary folder that can be written.
    """

    def __init__(self) -> None:
        own = _make_folder()
        lock = FileLock(own / LOCK, thread_local=False)  # it may be let go of by another thread
        self._finalizer = weakref.finalize(self, _remove, own, lock, os.getpid())
        self.path = own / "files"
        self._reserve = own / "reserve"
        try:
            lock.acquire()
            self.path.mkdir()
            self._reserve.write_bytes(bytes(RESERVE))
        except OSError as error:
            self.close()
            message = (
                f"The temporary folder {own} cannot be written ({error.strerror}). Free some space, or set TMPDIR."
            )
            raise StoreError(message) from error
        _sweep(own)

    def give_reserve(self) -> None:
        """Give the space back that was kept free."""
        self._reserve.unlink(missing_ok=True)

    def close(self) -> None:
        """Remove the folder; a second time does nothing."""
        self._finalizer()


def _make_folder() -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix=PREFIX))
    except OSError as error:
        message = f"No temporary folder can be made ({error}). Set TMPDIR to a folder that can be written."
        raise StoreError(message) from error


def _remove(folder: Path, lock: BaseFileLock, owner: int) -> None:
    """Only the process that made the folder removes it: a forked child runs the same finalizers at its exit."""
    if os.getpid() == owner:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(own: Path) -> None:
    """Remove the folders that killed processes of this user left; living ones hold their lock."""
    user = own.stat().st_uid
    for folder in own.parent.glob(f"{PREFIX}*"):
        with suppress(OSError, Timeout):
            state = folder.stat()
            if state.st_uid == user and time.time() - state.st_mtime > YOUNG:
                with FileLock(folder / LOCK, timeout=0):
                    shutil.rmtree(folder)
