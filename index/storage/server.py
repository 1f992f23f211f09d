"""An index as a collection of a Chroma server that several machines share.

Built under a working name, proved, and published by renaming it. There is no lock: two that build at once both do the
work, one of them publishes first, and the other drops its own and uses that. Knows nothing of folders.
"""

import base64
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from uuid import uuid4

from index.errors import StoreError
from index.storage.chroma import Chroma, ChromaCollection, Opened, chroma_errors, is_damage
from index.storage.proof import check_rows, find_difference, find_problem
from index.storage.rows import Rows, fill

WORKING = "-working-"
ABANDONED = 24 * 3600
"""Seconds after which a half-built collection is deleted: no upload takes a day, so whoever began it is dead."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Address:
    """Where a server is.

    Attributes:
        url: without user and password, so that it can be shown.
        headers: what they are sent as.
    """

    url: str
    headers: dict[str, str]


def read_address(url: str) -> Address:
    """The parts of http(s)://[user:password@]host[:port][/path].

    Raises:
        StoreError: it is not of that form.
    """
    shown = url.rpartition("@")[2]
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment:
        message = f"{shown!r} is no address of a Chroma server. Give one such as http://localhost:8000."
        raise StoreError(message)
    headers = {}
    if parts.username is not None:
        words = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers["Authorization"] = f"Basic {base64.b64encode(words.encode()).decode()}"
    host = parts.netloc.rpartition("@")[2]
    return Address(f"{parts.scheme}://{host}{parts.path.rstrip('/')}", headers)


def open_on_server(url: str, key: str, build: Callable[[], Rows]) -> Opened:
    """The sound collection of that key; built from `build()` when there is none.

    Raises:
        StoreError: no Chroma server answers there, or it fails.
    """
    address = read_address(url)
    chroma = Chroma.at(address.url, address.headers)
    try:
        with _server_errors(address):
            chroma.api.heartbeat()
            collection = _find_sound(chroma, key)
        if collection is None:
            rows = build()
            check_rows(rows)
            with _server_errors(address):
                collection = _publish(chroma, key, rows)
    except BaseException:
        chroma.close()
        raise
    return Opened(chroma, collection)


def _server_errors(address: Address) -> AbstractContextManager[None]:
    return chroma_errors(address.url, "Check the address, or start a server there: chroma run --path FOLDER.")


def _find_sound(chroma: Chroma, key: str) -> "ChromaCollection | None":
    """The published collection, if it is whole."""
    collection, problem = _look(chroma, key)
    if problem:
        logger.info("The index %s on the server is built: %s.", key, problem)
        return None
    return collection


def _look(chroma: Chroma, key: str) -> "tuple[ChromaCollection | None, str]":
    """The published collection, and what is wrong with it; a server that is away, or refuses, is no reason to build."""
    collection = None
    try:
        collection = chroma.find(key)
        return collection, find_problem(collection, key) if collection else "there is none yet"
    except Exception as error:
        if not is_damage(error):
            raise
        return collection, str(error)


def _publish(chroma: Chroma, key: str, rows: Rows) -> ChromaCollection:
    _delete_abandoned(chroma)
    name = f"{key}{WORKING}{uuid4().hex}"
    try:
        collection = fill(chroma, name, key, rows, {})
        if problem := find_problem(collection, key, len(rows.ids)) or find_difference(collection, rows):
            message = f"What the server stored differs from what was sent: {problem}. Look into the server's log."
            raise StoreError(message)
        return _rename(chroma, key, collection)
    finally:
        with suppress(Exception):
            chroma.delete(name)  # not there any more once it is renamed


def _rename(chroma: Chroma, key: str, collection: ChromaCollection) -> ChromaCollection:
    """Ours under its final name, or the one that another process published first."""
    _move_unsound(chroma, key)
    try:
        collection.modify(name=key)
    except Exception:
        theirs = _find_sound(chroma, key)
        if theirs is None:
            raise
        return theirs
    return collection


def _move_unsound(chroma: Chroma, key: str) -> None:
    """Take the final name from a collection that is not whole.

    From the very one that was looked at, by its id: the name may be a whole one's by now.
    """
    unsound, problem = _look(chroma, key)
    if unsound is not None and problem:
        away = f"{key}{WORKING}{uuid4().hex}"
        unsound.modify(name=away)
        chroma.delete(away)


def _delete_abandoned(chroma: Chroma) -> None:
    """Delete what killed builders left; by the server's clock, which all builders share."""
    now = chroma.api.heartbeat() // 10**9
    for name, facts in chroma.names():
        if WORKING in name and now - facts.get("started", 0) > ABANDONED:
            logger.info("The half-built collection %s is deleted: it was begun more than a day ago.", name)
            chroma.delete(name)
