"""Which reader reads: the one of that name."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.embed import Embedder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.reading import Reader, Reading
    from index.search import Hit

TRAINED, SIMILARITY = "trained", "similarity"


def open_reader(name: str, embedder: Embedder, cache: Path, threshold: float | None = None) -> "Reader":
    """The reader of that name.

    Args:
        name: "trained", "similarity", or the folder or name of a model.
        embedder: the index's; similarity reads with it.
        cache: folder that keeps the trained network's graph.
        threshold: the confidence from which on an answer is given, instead of the reader's own.

    Raises:
        ModelError: no such model, or it is of no kind that can read.
    """
    reader = _open(name, embedder, cache)
    return reader if threshold is None else ReaderWithThreshold(reader, threshold)


def _open(name: str, embedder: Embedder, cache: Path) -> "Reader":
    if name not in {TRAINED, SIMILARITY}:
        from assistant.reader.plugged import open_plugged

        return open_plugged(name)
    from assistant.similarity import SimilarityReader

    similarity = SimilarityReader(embedder)
    if name == SIMILARITY:
        return similarity
    from assistant.reader.trained import TrainedReader

    return TrainedReader.open(similarity, cache)


class ReaderWithThreshold:
    """A reader whose threshold is given."""

    def __init__(self, reader: "Reader", threshold: float) -> None:
        self._reader = reader
        self._threshold = threshold

    def read(self, question: str, standalone: str, hits: "Sequence[Hit]") -> "Reading":
        """What the passages say to the question; see `Reader.read`."""
        return replace(self._reader.read(question, standalone, hits), threshold=self._threshold)
