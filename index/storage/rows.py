"""What an index is made of, put into a Chroma collection, read back, and proved to be all there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError
from index.storage.chroma import Chroma, ChromaCollection

SCHEMA = 1
"""Version of all that is stored; an index of another version is built again."""

BATCH = 1000
"""Rows sent at once: a server takes 40 MB, also of vectors of 4,096 numbers, and SQLite 32,766 ids."""

SAMPLE = 64
"""Rows whose vectors are compared after building."""

Vectors = NDArray[np.float32]
Where = Mapping[str, Any]


@dataclass(frozen=True)
class Rows:
    """What an index is made of.

    Attributes:
        ids: one per row, no two alike.
        vectors: (n, d) float32, rows of length 1.
        texts: one per row.
        metadata: one per row, what `where` filters by; plain values, nothing nested.
    """

    ids: tuple[str, ...]
    vectors: Vectors
    texts: tuple[str, ...]
    metadata: tuple[Mapping[str, str | int | float | bool], ...]


@dataclass(frozen=True)
class Match:
    """A row that was found.

    Attributes:
        id: the row's id.
        similarity: cosine of the row and the vector searched for, -1 to 1.
    """

    id: str
    similarity: float


def fill(chroma: Chroma, name: str, key: str, rows: Rows, graph: dict[str, Any]) -> ChromaCollection:
    """A new collection of that name that holds the rows, and whose metadata says so. Its search is not proved yet."""
    facts = {
        "schema": SCHEMA,
        "key": key,
        "count": len(rows.ids),
        "dimension": rows.vectors.shape[1],
        "started": chroma.api.heartbeat() // 10**9,
    }
    collection = chroma.create(name, facts, graph)
    size = min(BATCH, chroma.api.get_max_batch_size())
    for part in _slices(len(rows.ids), size):
        collection.add(
            ids=list(rows.ids[part]),
            embeddings=rows.vectors[part],
            documents=list(rows.texts[part]),
            metadatas=[dict(metadata) or None for metadata in rows.metadata[part]],  # type: ignore[misc]
        )
    collection.modify(metadata={**facts, "exact": not _graph_reaches(collection, rows)})
    return collection


def nearest(collection: ChromaCollection, vector: Vectors, n: int, where: Where | None) -> list[Match]:
    """The n nearest rows by the search graph, best first."""
    found = collection.query(
        query_embeddings=vector[np.newaxis],
        n_results=n,
        where=dict(where) if where else None,
        include=["distances"],
    )
    distances = (found["distances"] or [[]])[0]
    return _matches(found["ids"][0], 1 - np.asarray(distances))


def nearest_exactly(collection: ChromaCollection, vector: Vectors, n: int, where: Where | None) -> list[Match]:
    """The n nearest rows, best first, by comparing the vector with every one."""
    ids: list[str] = collection.get(where=dict(where) if where else None, include=[])["ids"]
    similarities = vectors_of(collection, ids) @ vector / np.linalg.norm(vector)
    best = np.argsort(-similarities, kind="stable")[:n]
    return _matches([ids[place] for place in best], similarities[best])


def vectors_of(collection: ChromaCollection, ids: Sequence[str]) -> Vectors:
    """(len(ids), d) float32 in the order of the ids.

    Raises:
        StoreError: an id is not there.
    """
    wanted = list(dict.fromkeys(ids))
    places: dict[str, int] = {}
    parts = [np.zeros((0, collection.metadata["dimension"]), dtype=np.float32)]
    for part in _slices(len(wanted), BATCH):
        found = collection.get(ids=wanted[part], include=["embeddings"])
        places |= {row: len(places) + place for place, row in enumerate(found["ids"])}
        parts.append(np.asarray(found["embeddings"], dtype=np.float32).reshape(len(found["ids"]), -1))
    if absent := [row for row in wanted if row not in places]:
        message = f"No row {absent[0]!r} in the index. Ask for ids that were put in."
        raise StoreError(message)
    return np.concatenate(parts)[[places[row] for row in ids]]


def _matches(ids: Sequence[str], similarities: NDArray[np.floating]) -> list[Match]:
    """Rounding takes a cosine past 1 by a hair."""
    return [Match(row, value) for row, value in zip(ids, similarities.clip(-1, 1).tolist(), strict=True)]


def _graph_reaches(collection: ChromaCollection, rows: Rows) -> bool:
    """Whether the search graph finds every row. Where many vectors are alike, some hang on no path to the rest."""
    count = len(rows.ids)
    if len(nearest(collection, rows.vectors[0], count, None)) < count:
        return False
    chosen = (nearest(collection, rows.vectors[place], 1, None)[0] for place in sample_of(rows))
    return all(match.similarity > 1 - 1e-4 for match in chosen)


def sample_of(rows: Rows) -> list[int]:
    """Places of some rows, evenly spread."""
    return sorted({int(place) for place in np.linspace(0, len(rows.ids) - 1, SAMPLE)})


def _slices(count: int, size: int) -> Iterator[slice]:
    return (slice(first, first + size) for first in range(0, count, size))
