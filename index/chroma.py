"""Chroma, kept from what it would pick up by itself; imported nowhere else.

Its settings read `.env` and unprefixed environment variables at import, so that a stray `MIGRATIONS=foo` breaks it.
Here it is told everything and reads nothing.
"""

import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection
    from chromadb.config import Settings

_importing = threading.Lock()


@cache
def _settings_class() -> "type[Settings]":
    """Chroma's settings, reading arguments only from their first use at import."""
    import pydantic_settings

    @classmethod  # type: ignore[misc]
    def only_arguments(_cls: type, _settings: type, init_settings: object, **_sources: object) -> tuple[object]:
        return (init_settings,)

    base: Any = pydantic_settings.BaseSettings
    with _importing:
        usual = base.settings_customise_sources
        base.settings_customise_sources = only_arguments
        try:
            from chromadb.config import Settings
        finally:
            base.settings_customise_sources = usual
    settings: Any = Settings
    settings.settings_customise_sources = only_arguments
    return Settings


def open_folder(path: Path) -> "Client":
    """A client on that folder, which is made an empty database where there is none."""
    settings = _settings_class()(anonymized_telemetry=False, is_persistent=True, persist_directory=str(path))
    import chromadb

    return cast("Client", chromadb.PersistentClient(str(path), settings=settings))


def open_server(url: str) -> "Client":
    """A client of that server."""
    parts = urlsplit(url)
    settings = _settings_class()(anonymized_telemetry=False)
    import chromadb

    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    return cast("Client", chromadb.HttpClient(parts.hostname or "", port, ssl=secure, settings=settings))


def create(client: "Client", name: str, metadata: dict[str, Any]) -> "Collection":
    """A new collection that compares by cosine and embeds nothing itself."""
    return client.create_collection(
        name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}, metadata=metadata
    )
