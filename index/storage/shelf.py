"""Where an index lies on disk: sealed versions of a folder, of which the file CURRENT names the one in force.

    <folder>/CURRENT          the name of the version in force; replaced in one step
    <folder>/<version>/       files that are never written again (`index.storage.sealed`)
    <folder>/lock             held by whoever builds

Readers copy a version out and never open it in place, so they need no lock, a read-only folder will do, and a version
that is out of force can be removed at once: a reader in the middle of copying it notices and asks again. Knows nothing
of what the files mean.
"""

import logging
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

from index.errors import StoreError
from index.storage.sealed import Facts, UnsoundError, seal

CURRENT = "CURRENT"
LOCK = "lock"
logger = logging.getLogger(__name__)


class Shelf:
    """The versions of one index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> Path | None:
        """The version in force; None when none was ever published.

        Raises:
            UnsoundError: CURRENT cannot be read, or names no version.
        """
        try:
            name = (self.folder / CURRENT).read_text(encoding="ascii")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            message = f"{CURRENT} cannot be read"
            raise UnsoundError(message) from error
        if not re.fullmatch(r"[0-9a-f]{32}", name) or not (self.folder / name).is_dir():
            message = f"{CURRENT} names no version"
            raise UnsoundError(message)
        return self.folder / name

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from building; wait for one that does.

        Raises:
            StoreError: the folder cannot be written.
        """
        lock = FileLock(self.folder / LOCK)
        with self._writing():
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                logger.warning("Another process is building the index at %s; waiting for it.", self.folder)
                lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def put(self, files: Path, facts: Facts) -> Path:
        """Copy a folder into a new version; nobody sees it before it is published.

        Raises:
            StoreError: the folder cannot be written, or is full; nothing is left behind.
        """
        version = self.folder / uuid4().hex
        with self._writing():
            try:
                seal(files, version, facts)
            except BaseException:
                shutil.rmtree(version, ignore_errors=True)
                raise
        return version

    def publish(self, version: Path) -> None:
        """Put the version in force; only for whoever holds the lock.

        Raises:
            StoreError: the folder cannot be written; the version in force is the one before.
        """
        named = self.folder / f"{CURRENT}.new"
        with self._writing():
            named.write_text(version.name, encoding="ascii")
            named.replace(self.folder / CURRENT)

    def clean(self) -> None:
        """Remove every version that is not in force; only for whoever holds the lock."""
        try:
            current = self.current()
        except UnsoundError:
            current = None
        for entry in self.folder.iterdir():
            if entry.is_dir() and entry != current:
                shutil.rmtree(entry, ignore_errors=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except (OSError, NotImplementedError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            message = (
                f"The index cannot be written to {self.folder} ({reason}). "
                "Free some space there, make it writable, or choose another directory."
            )
            raise StoreError(message) from error
