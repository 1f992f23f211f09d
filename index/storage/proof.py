"""What is sound: rows before they go in, a collection before it is published, and again whenever it is opened."""

import numpy as np

from index.errors import StoreError
from index.storage.chroma import ChromaCollection
from index.storage.rows import SCHEMA, Rows, nearest, sample_of, vectors_of

GLANCE = 1000
"""Rows that opening asks for, to see that the search graph is there."""


def check_rows(rows: Rows) -> None:
    """Nothing that was made wrong is ever stored.

    Raises:
        StoreError: no rows, ids that repeat, parts of different lengths, or vectors that are not of length 1.
    """
    count = len(rows.ids)
    lengths = {len(rows.vectors), len(rows.texts), len(rows.metadata)}
    problem = ""
    if not count:
        problem = "there are none"
    elif len(set(rows.ids)) != count:
        problem = "an id repeats"
    elif lengths != {count}:
        problem = f"{count} ids come with {lengths} vectors, texts and metadata"
    elif rows.vectors.ndim != 2 or not np.allclose(np.linalg.norm(rows.vectors, axis=1), 1, atol=1e-3):  # noqa: PLR2004
        problem = "a vector is not of length 1"
    if problem:
        message = f"These rows cannot be indexed: {problem}. Check what splits and embeds the article."
        raise StoreError(message)


def find_problem(collection: ChromaCollection, key: str, glance: int = GLANCE) -> str:
    """What is wrong with a collection of that key; "" when it is whole. Reads at most `glance` rows."""
    facts = collection.metadata or {}
    if facts.get("schema") != SCHEMA or facts.get("key") != key or "exact" not in facts:
        return "it is of another version, or half built"
    count = collection.count()
    if count != facts["count"]:
        return f"it holds {count} rows of {facts['count']}"
    wanted = min(count, glance)
    if facts["exact"]:
        found = len(collection.get(limit=wanted, include=["embeddings"])["ids"])
    else:
        found = len(nearest(collection, np.eye(1, facts["dimension"], dtype=np.float32)[0], wanted, None))
    return "" if found == wanted else f"a search finds {found} rows of {wanted}"


def find_difference(collection: ChromaCollection, rows: Rows) -> str:
    """What a collection does not give back as it was put in; "" when nothing. Compares a sample of the rows."""
    chosen = sample_of(rows)
    ids = [rows.ids[place] for place in chosen]
    if not np.allclose(vectors_of(collection, ids), rows.vectors[chosen], atol=1e-6):
        return "vectors come back altered"
    found = collection.get(ids=ids, include=["documents", "metadatas"])
    stored = zip(found["ids"], found["documents"] or [], found["metadatas"] or [], strict=True)
    given = {rows.ids[place]: (rows.texts[place], dict(rows.metadata[place])) for place in chosen}
    if {row: (text, dict(metadata or {})) for row, text, metadata in stored} != given:
        return "texts or metadata come back altered"
    return ""
