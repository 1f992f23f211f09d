"""An index as files in a folder.

Chroma is never run on what is kept. It writes whenever it opens, a second process damages it without an error, and it
answers from half an index without an error too. So what is kept are sealed files (`index.storage.shelf`), and every
process runs Chroma on a proved copy of its own (`index.storage.scratch`).
"""

import logging
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

from index.errors import StoreError
from index.storage.chroma import Chroma, Opened, chroma_errors, compact
from index.storage.proof import GLANCE, check_rows, find_difference, find_problem
from index.storage.rows import SCHEMA, Rows, fill
from index.storage.scratch import Scratch
from index.storage.sealed import UnsoundError, take
from index.storage.shelf import Shelf

logger = logging.getLogger(__name__)


def open_in_folder(folder: Path, key: str, build: Callable[[], Rows]) -> Opened:
    """The index in that folder; built from `build()` when there is none that is sound.

    Raises:
        StoreError: the folder cannot be written and holds no sound index, or there is no space.
    """
    shelf = Shelf(folder)
    try:
        return _open_current(shelf, key)
    except UnsoundError:
        pass  # or the reading met a rebuilding: the second look, under the lock, tells
    with shelf.locked():
        try:
            return _open_current(shelf, key)
        except UnsoundError as error:
            logger.info("The index at %s is built: %s.", folder, error)
        shelf.clean()
        return _build(shelf, key, build())


def _open_current(shelf: Shelf, key: str) -> Opened:
    version = shelf.current()
    if version is None:
        message = "there is none yet"
        raise UnsoundError(message)
    return _open_version(version, key, GLANCE)


def _open_version(version: Path, key: str, glance: int) -> Opened:
    """A private copy of the version, proved whole.

    Raises:
        UnsoundError: it is not.
        StoreError: there is no space for a copy.
    """
    with ExitStack() as undo:
        scratch = undo.enter_context(closing(Scratch()))
        if take(version, scratch.path).get("schema") != SCHEMA:
            message = "it is of another version"
            raise UnsoundError(message)
        scratch.give_reserve()
        try:
            chroma = undo.enter_context(closing(Chroma.in_folder(scratch.path)))
            collection = chroma.find(key)
            problem = find_problem(collection, key, glance) if collection else "it is another's"
        except Exception as error:
            raise UnsoundError(str(error)) from error
        if collection is None or problem:
            raise UnsoundError(problem)
        undo.pop_all()
        return Opened(chroma, collection, scratch)


def _build(shelf: Shelf, key: str, rows: Rows) -> Opened:
    """Build, seal, prove what was sealed, and only then publish it."""
    check_rows(rows)
    version = _seal(shelf, key, rows)
    try:
        with ExitStack() as undo:
            opened = undo.enter_context(closing(_open_version(version, key, len(rows.ids))))
            _compare(opened, rows)
            shelf.publish(version)
            undo.pop_all()
            return opened
    except UnsoundError as error:
        message = f"The index written to {shelf.folder} does not read back: {error}. Check the disk, and try again."
        raise StoreError(message) from error
    finally:
        shelf.clean()


def _compare(opened: Opened, rows: Rows) -> None:
    if problem := find_difference(opened.rows, rows):
        raise UnsoundError(problem)


def _seal(shelf: Shelf, key: str, rows: Rows) -> Path:
    graph = {"sync_threshold": max(2, len(rows.ids))}  # so that the search graph is on disk, once, with the last row
    with closing(Scratch()) as scratch:
        with (
            chroma_errors(str(scratch.path), "Free some space there, or set TMPDIR to another folder."),
            closing(Chroma.in_folder(scratch.path)) as chroma,
        ):
            facts = dict(fill(chroma, key, key, rows, graph).metadata)
        compact(scratch.path)
        return shelf.put(scratch.path, facts)
