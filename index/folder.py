"""A collection in a folder of this machine.

    <directory>/<key>/CURRENT        name of the version that is published
    <directory>/<key>/lock           held while building
    <directory>/<key>/v-<random>/    one build: Chroma's files, and the sizes of its index files

A build becomes visible by swapping CURRENT, so a killed one is never opened; the next build removes what it left.
"""

import json
import logging
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path

from index.chroma import open_folder
from index.errors import StoreError
from index.rows import Collection, Rows, check, write

logger = logging.getLogger(__name__)

NAME = "rows"
WAIT = 1.0
"""Seconds after which a wait for another builder is told."""


def open_in_folder(key: str, build: Callable[[], Rows], directory: Path) -> Collection:
    """The published version where it is sound, else a new one; see `index.store.open_collection`."""
    home = directory.expanduser() / key
    found = _open_current(home)
    return found or _build(home, build)


def _open_current(home: Path) -> Collection | None:
    """The published version; None when there is none or it is not sound."""
    pointer = home / "CURRENT"
    if not pointer.is_file():
        return None
    try:
        version = home / pointer.read_text(encoding="ascii").strip()
        return _open_version(version)
    except Exception as error:  # noqa: BLE001 - Chroma's Rust core raises all kinds; each means: build again
        logger.warning("The index in %s is damaged (%s) and is built again", home, error)
        return None


def _open_version(version: Path) -> Collection:
    _check_files(version)
    if os.access(version, os.W_OK):
        return _open(version)
    # Chroma cannot open what it cannot write to, so it is given a copy.
    copy = Path(tempfile.mkdtemp(prefix="article-assistant-"))
    shutil.copytree(version, copy / version.name)
    return _open(copy / version.name, after=partial(shutil.rmtree, copy, ignore_errors=True))


def _open(version: Path, after: Callable[[], None] = lambda: None) -> Collection:
    client = open_folder(version)

    def close() -> None:
        client.close()
        after()

    try:
        rows = client.get_collection(NAME, embedding_function=None)
        check(rows)
    except BaseException:
        close()
        raise
    return Collection(rows, close)


def _check_files(version: Path) -> None:
    """Raise unless every file is there and none of Chroma's index files has shrunk: Chroma itself would not tell."""
    for name, size in json.loads((version / "sizes.json").read_text(encoding="utf-8")).items():
        if (version / name).stat().st_size < size:
            message = f"{name} is shorter than it was written"
            raise ValueError(message)


def _build(home: Path, build: Callable[[], Rows]) -> Collection:
    from filelock import FileLock, Timeout

    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / "lock")
        try:
            lock.acquire(timeout=WAIT)
        except Timeout:
            logger.warning("Another process builds the index in %s; waiting for it", home)
            lock.acquire()
        with lock:
            lock.release()
            return _open_current(home) or _publish(home, build())
    except OSError as error:
        message = (
            f"The index cannot be written to {home} ({error.strerror or error}). "
            "Free some space or choose another folder: ASSISTANT_DIRECTORY=FOLDER"
        )
        raise StoreError(message) from error


def _publish(home: Path, rows: Rows) -> Collection:
    """Write a version, read it back, point to it, and remove the others: only their builders could still use them."""
    version = home / f"v-{uuid.uuid4().hex[:12]}"
    try:
        version.mkdir()
        _write_version(version, rows)
        pointer = home / f"CURRENT.{version.name}"
        pointer.write_text(version.name, encoding="ascii")
        pointer.replace(home / "CURRENT")
    except BaseException as error:
        shutil.rmtree(version, ignore_errors=True)
        if isinstance(error, Exception) and not isinstance(error, OSError):
            raise OSError(0, str(error)) from error
        raise
    for other in home.glob("v-*"):
        if other != version:
            shutil.rmtree(other, ignore_errors=True)
    return _open(version)


def _write_version(version: Path, rows: Rows) -> None:
    client = open_folder(version)
    try:
        write(client, NAME, rows)
    finally:
        client.close()
    sizes = {str(path.relative_to(version)): path.stat().st_size for path in version.rglob("*") if path.is_file()}
    (version / "sizes.json").write_text(json.dumps(sizes), encoding="utf-8")
