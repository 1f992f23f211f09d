"""Rows of vectors, and a Chroma collection that holds them and is checked to. Knows neither folders nor servers."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.chroma import create

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection as ChromaCollection

SCHEMA = 1
CHECKED = 2000
"""Rows that a check on opening asks for at most; a damaged index gives fewer."""

SAMPLE = 16
"""Rows whose vectors are compared with what was written."""


@dataclass(frozen=True)
class Rows:
    """What an index is made of.

    Attributes:
        ids: unique.
        vectors: (n, d) float32, rows of length 1.
        texts: what each vector stands for.
        metadata: what searches may be narrowed by.
    """

    ids: tuple[str, ...]
    vectors: NDArray[np.float32]
    texts: tuple[str, ...]
    metadata: tuple[dict[str, str | int | float | bool], ...]


@dataclass(frozen=True)
class Match:
    """A row and its cosine with the vector that was asked for, -1 to 1."""

    id: str
    similarity: float


class Collection:
    """Rows that are there and sound. Safe to read from several threads."""

    def __init__(self, rows: "ChromaCollection", close: Callable[[], None]) -> None:
        self._rows = rows
        self._size = rows.count()
        self.close = close

    def count(self) -> int:
        """How many rows there are."""
        return self._size

    def query(self, vector: NDArray[np.float32], n: int, where: dict[str, Any] | None = None) -> list[Match]:
        """The n rows nearest to the vector, best first; fewer when there are fewer.

        Args:
            vector: (d,) float32 of length 1.
            n: how many.
            where: metadata that a row must have, such as {"kind": "sentence"}.
        """
        found = self._rows.query(
            query_embeddings=[vector.tolist()], n_results=min(n, self._size), where=where, include=["distances"]
        )
        distances = found["distances"] or [[]]
        return [Match(name, 1 - distance) for name, distance in zip(found["ids"][0], distances[0], strict=True)]

    def vectors(self, ids: Sequence[str]) -> NDArray[np.float32]:
        """(len(ids), d) float32, rows of length 1, in the order of the ids."""
        found = self._rows.get(list(ids), include=["embeddings"])
        places = {name: place for place, name in enumerate(found["ids"])}
        return np.asarray(found["embeddings"], dtype=np.float32)[[places[name] for name in ids]]


def write(client: "Client", name: str, rows: Rows) -> "ChromaCollection":
    """Put the rows into a new collection, with what a reader needs to tell whether they are sound."""
    target = create(client, name, manifest(rows))
    most = client.get_max_batch_size()
    for first in range(0, len(rows.ids), most):
        part = slice(first, first + most)
        target.add(
            ids=list(rows.ids[part]),
            embeddings=rows.vectors[part],
            metadatas=list(rows.metadata[part]),
            documents=list(rows.texts[part]),
        )
    check(target)
    return target


def manifest(rows: Rows) -> dict[str, str | int]:
    """What a reader compares a collection with: its size, and a hash of some of its vectors."""
    sample = sampled(len(rows.ids))
    return {
        "schema": SCHEMA,
        "count": len(rows.ids),
        "sample": " ".join(rows.ids[place] for place in sample),
        "sample_hash": _hash(rows.vectors[sample]),
    }


def sampled(count: int) -> list[int]:
    """Places of some rows, spread evenly."""
    return sorted({int(place) for place in np.linspace(0, count - 1, min(count, SAMPLE))}) if count else []


def check(rows: "ChromaCollection") -> None:
    """Raise unless the collection holds what was written into it: all rows, all of them found, the same vectors."""
    noted = rows.metadata or {}
    if noted.get("schema") != SCHEMA or rows.count() != noted["count"]:
        message = f"{rows.count()} rows, noted are {noted}"
        raise ValueError(message)
    found = Collection(rows, close=lambda: None)
    if not noted["count"]:
        return
    vectors = found.vectors(str(noted["sample"]).split(" "))
    if _hash(vectors) != noted["sample_hash"]:
        message = "vectors differ from those written"
        raise ValueError(message)
    wanted = min(found.count(), CHECKED)
    if len(found.query(vectors[0], wanted)) != wanted:
        message = "a search gives fewer rows than there are"
        raise ValueError(message)


def _hash(vectors: NDArray[np.float32]) -> str:
    return hashlib.blake2b(np.round(vectors, 4).astype(np.float32).tobytes(), digest_size=16).hexdigest()
