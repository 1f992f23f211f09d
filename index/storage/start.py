"""Starting Chroma so that it hears nothing but what it is told.

Chroma's settings have no prefix and come from environment variables and from the `.env` of whatever folder the user
stands in, when they are made and even when chromadb is imported. The only other module that imports chromadb is
`index.storage.chroma`; both import it when it is used, since that takes a third of a second.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chromadb.api import ServerAPI
    from chromadb.config import System

CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 60.0

_importing = threading.Lock()


def start_system(**settings: Any) -> "System":  # noqa: ANN401 - values of any setting
    """A running Chroma with these settings and defaults; it sends nothing but what it is asked to."""
    with _importing, _deaf():
        from chromadb.config import Settings, System

    # model_construct takes the defaults and these values, and looks nowhere else.
    system = System(Settings.model_construct(anonymized_telemetry=False, allow_reset=False, **settings))
    interface_of(system)
    system.start()
    return system


def interface_of(system: "System") -> "ServerAPI":
    """What a running Chroma answers to."""
    from chromadb.api import ServerAPI

    return system.instance(ServerAPI)  # type: ignore[type-abstract]  # it makes the class that the settings name


@contextmanager
def _deaf() -> Iterator[None]:
    """While chromadb is imported it makes settings: a foreign `.env` would break the import."""
    from pydantic import BaseModel
    from pydantic_settings import BaseSettings

    heeding = BaseSettings.__init__

    def initialise(self: BaseSettings, *positional: Any, **values: Any) -> None:  # noqa: ANN401
        if type(self).__module__ == "chromadb.config":
            BaseModel.__init__(self, **values)
        else:
            heeding(self, *positional, **values)

    BaseSettings.__init__ = initialise  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        BaseSettings.__init__ = heeding  # type: ignore[method-assign]


def limit_waiting(api: "ServerAPI") -> None:
    """Let a client of a server give up: Chroma waits for ever, and has no setting for it."""
    import httpx
    from chromadb.api.fastapi import FastAPI

    if isinstance(api, FastAPI):
        api._session.timeout = httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS)  # noqa: SLF001 - see above


def stop_system(system: "System") -> None:
    """Let go of files and connections: of a client's connections Chroma itself does not."""
    session = getattr(interface_of(system), "_session", None)
    system.stop()
    if session is not None:
        session.close()
