"""One running Chroma, in this process or on a server, and what is done with collections as a whole.

Every `Chroma` is started for itself: Chroma's own clients keep one system per path and process, which goes stale when
another process writes, and stays broken once it failed to open.
"""

import ctypes
import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from index.errors import Error, StoreError
from index.storage.scratch import Scratch
from index.storage.start import interface_of, limit_waiting, start_system, stop_system

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection
    from chromadb.config import System

ChromaCollection: TypeAlias = "Collection"
"""Chroma's own type, for the hints of other modules."""

EF_SEARCH = 1000
"""Candidates that a search weighs. With Chroma's 100, filtered searches in 5,000 rows missed 1 row of 100."""

PAGE = 500
"""Collections listed at once."""


class Chroma:
    """A running Chroma. Closed when closed, when forgotten, or at exit; not to be used after a fork.

    Attributes:
        api: Chroma's interface to all collections.
    """

    def __init__(self, **settings: object) -> None:
        self._system = start_system(**settings)
        self.api = interface_of(self._system)
        self._finalizer = weakref.finalize(self, _stop, self._system, os.getpid())
        _running.add(self)

    @classmethod
    def in_folder(cls, folder: Path) -> "Chroma":
        """Chroma in this process. The folder must be this process's own: a second process damages it."""
        return cls(is_persistent=True, persist_directory=str(folder))

    @classmethod
    def at(cls, address: str, headers: dict[str, str]) -> "Chroma":
        """A client of the server at that address, http(s)://host[:port][/path]; nothing is sent yet."""
        chroma = cls(
            chroma_api_impl="chromadb.api.fastapi.FastAPI",
            chroma_server_host=address,
            chroma_server_http_port=0,  # asked for, and ignored: the port stands in the address
            chroma_server_headers=headers,
        )
        limit_waiting(chroma.api)
        return chroma

    def create(self, name: str, metadata: dict[str, Any], graph: dict[str, Any]) -> "Collection":
        """A new, empty collection that compares by cosine; `graph` are further settings of HNSW."""
        settings: Any = {"hnsw": {"space": "cosine", "ef_search": EF_SEARCH, **graph}}
        return self._opened(self.api.create_collection(name, configuration=settings, metadata=metadata))

    def find(self, name: str) -> "Collection | None":
        """The collection of that name, if there is one."""
        from chromadb.errors import NotFoundError

        try:
            return self._opened(self.api.get_collection(name))
        except NotFoundError:
            return None

    def names(self) -> list[tuple[str, dict[str, Any]]]:
        """Name and metadata of every collection."""
        found: list[tuple[str, dict[str, Any]]] = []
        while page := self.api.list_collections(limit=PAGE, offset=len(found)):
            found += [(model.name, dict(model.metadata or {})) for model in page]
        return found

    def delete(self, name: str) -> None:
        """Delete the collection of that name, if there is one."""
        from chromadb.errors import NotFoundError

        with suppress(NotFoundError):
            self.api.delete_collection(name)

    def close(self) -> None:
        """Let go of files and connections; a second time does nothing."""
        _running.discard(self)
        self._finalizer()

    def _opened(self, model: Any) -> "Collection":  # noqa: ANN401 - chromadb does not name the type in public
        from chromadb.api.models.Collection import Collection

        # No embedding function: vectors come from outside, and Chroma's own would be fetched from the network.
        return Collection(client=self.api, model=model, embedding_function=None)


@dataclass(frozen=True, eq=False)
class Opened:
    """A collection, the Chroma that it lives in, and the private folder where that runs, if it does not on a server."""

    chroma: Chroma
    rows: "Collection"
    scratch: Scratch | None = None

    def close(self) -> None:
        """Let go of all three; a second time does nothing."""
        self.chroma.close()
        if self.scratch:
            self.scratch.close()


def compact(folder: Path) -> None:
    """Give back the space that Chroma's log of writes took, half of its database; for a folder that is closed."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(folder / "chroma.sqlite3")) as database:
        database.execute("VACUUM")


def is_damage(error: Exception) -> bool:
    """Whether Chroma says that it cannot read its own data: not that it is away, or that it may not be asked."""
    from chromadb.errors import InternalError

    return isinstance(error, InternalError)


def is_late(error: Exception) -> bool:
    """Whether a server let us wait for as long as we wait."""
    import httpx

    return isinstance(error, httpx.TimeoutException)


@contextmanager
def chroma_errors(place: str, advice: str) -> Iterator[None]:
    """Turn whatever Chroma raises into a StoreError that names the place.

    Chroma raises its own errors, those of httpx and of Python, and the bare `Exception`.
    """
    try:
        yield
    except Error:
        raise
    except Exception as error:
        reason = str(error).strip().partition("\n")[0][:200] or "no reason given"
        message = f"Chroma failed at {place} ({type(error).__name__}: {reason}). {advice}"
        raise StoreError(message) from error


def _stop(system: "System", owner: int) -> None:
    if os.getpid() == owner:
        stop_system(system)


_running: weakref.WeakSet[Chroma] = weakref.WeakSet()


def _leave_to_parent() -> None:
    """In a forked child, a Chroma of the parent hangs on any use, and even on being freed: so it never is."""
    for chroma in _running:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(chroma))


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_to_parent)
