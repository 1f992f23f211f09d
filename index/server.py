"""A collection on a Chroma server, which many processes may share.

A build goes into a collection with a name of its own and is published by renaming it. Whoever finds the name taken was
overtaken by another builder, and uses that one's.
"""

import logging
import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.chroma import open_server
from index.errors import StoreError
from index.rows import Collection, Rows, check, write

if TYPE_CHECKING:
    from chromadb.api.client import Client

logger = logging.getLogger(__name__)

BUILDING = "-building-"
ABANDONED = 24 * 3600
"""Seconds after which a working collection is taken for a dead builder's: no article takes a day to embed."""


def open_on_server(key: str, build: Callable[[], Rows], url: str) -> Collection:
    """The published collection where it is sound, else a new one; see `index.store.open_collection`."""
    client = _connect(url)
    try:
        return _open_published(client, key) or _build(client, key, build)
    except Exception as error:
        client.close()
        if isinstance(error, StoreError):
            raise
        message = (
            f"The Chroma server at {_shown(url)} gave up ({error}). Look at its log, or unset ASSISTANT_CHROMA_URL."
        )
        raise StoreError(message) from error


def _connect(url: str) -> "Client":
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        message = f"No Chroma server at {url!r}: give its address as http://HOST:PORT in ASSISTANT_CHROMA_URL."
        raise StoreError(message)
    try:
        client = open_server(url)
        client.heartbeat()
    except Exception as error:
        message = f"No Chroma server answers at {_shown(url)}. Start one with: chroma run --path FOLDER --port PORT"
        raise StoreError(message) from error
    return client


def _open_published(client: "Client", key: str) -> Collection | None:
    from chromadb.errors import NotFoundError

    try:
        rows = client.get_collection(key, embedding_function=None)
    except NotFoundError:
        return None
    try:
        check(rows)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, it is built again
        logger.warning("The index %s on the server is damaged (%s) and is built again", key, error)
        client.delete_collection(key)
        return None
    return Collection(rows, client.close)


def _build(client: "Client", key: str, build: Callable[[], Rows]) -> Collection:
    _remove_abandoned(client, key)
    name = f"{key}{BUILDING}{int(time.time())}-{uuid.uuid4().hex[:12]}"
    rows = build()
    try:
        built = write(client, name, rows)
        built.modify(name=key)
    except BaseException as error:
        _remove(client, name)
        published = _open_published(client, key) if isinstance(error, Exception) else None
        if published is None:
            raise
        return published
    return Collection(built, client.close)


def _remove_abandoned(client: "Client", key: str) -> None:
    for rows in client.list_collections():
        owner, _, builder = rows.name.partition(BUILDING)
        if owner == key and builder and int(builder.partition("-")[0]) < time.time() - ABANDONED:
            _remove(client, rows.name)


def _remove(client: "Client", name: str) -> None:
    try:
        client.delete_collection(name)
    except Exception as error:  # noqa: BLE001 - cleaning up must not hide what went wrong before
        logger.warning("The working collection %s could not be removed (%s)", name, error)


def _shown(url: str) -> str:
    """The address without what may be a password."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")
