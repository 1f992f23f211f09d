"""A question -> the passages nearest to it: dense, lexical and best-sentence scores, fused.

The three scores err differently. Each is brought to mean 0 and deviation 1 over the candidates, and they are added
with equal weight; nothing here is trained. An article of a usual length is scored whole, a very long one in the
candidates that each score proposes.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.embed import Embedder
from index.lexical import Lexicon
from index.split import VERSION, Passage, split
from index.store import Collection, Rows, open_collection
from index.tokens import encodable

if TYPE_CHECKING:
    from index.retriever import ArticleRetriever

CANDIDATES = 200
"""Passages that each score proposes; up to this many passages, an article is scored whole."""

BATCH = 64

Scores = NDArray[np.float64]
Progress = Callable[[Sequence[list[str]]], Iterable[list[str]]]


@dataclass(frozen=True)
class Hit:
    """A passage and its score: higher is nearer.

    Attributes:
        passage: the passage.
        score: the fused score in standard deviations above the mean candidate; comparable within one search only.
        similarity: cosine of question and passage, -1 to 1.
        best_sentence: cosine of question and the nearest sentence of the passage, -1 to 1.
    """

    passage: Passage
    score: float
    similarity: float
    best_sentence: float


class Index:
    """An article that can be searched. Safe to share between threads."""

    def __init__(self, article: Article, passages: Sequence[Passage], embedder: Embedder, rows: Collection) -> None:
        self.article = article
        self.passages = tuple(passages)
        self.embedder = embedder
        self._rows = rows
        self._lexicon = Lexicon([f"{passage.context} {passage.text}" for passage in passages])

    def search(self, query: str, k: int = 8) -> list[Hit]:
        """The k passages nearest to the query, best first; fewer when the article has fewer."""
        if k < 1 or not self.passages:
            return []
        query = encodable(query)
        vector = self.embedder.embed([query], "query")[0]
        lexical = self._lexicon.scores(query)
        nearest_sentences = self._nearest_sentences(vector)
        candidates = self._candidates(vector, lexical, nearest_sentences)
        dense = self._rows.vectors([f"p{number}" for number in candidates]) @ vector
        best = np.array(
            [nearest_sentences.get(number, similarity) for number, similarity in zip(candidates, dense, strict=True)]
        )
        fused = standard(standard(dense) + standard(lexical[candidates]) + standard(best))
        order = np.argsort(-fused, kind="stable")[:k]
        return [
            Hit(self.passages[candidates[place]], float(fused[place]), float(dense[place]), float(best[place]))
            for place in order
        ]

    def as_retriever(self, k: int = 8) -> "ArticleRetriever":
        """The same search as a LangChain retriever."""
        from index.retriever import ArticleRetriever

        return ArticleRetriever(index=self, k=k)

    def vectors(self, ids: Sequence[str]) -> NDArray[np.float32]:
        """(n, d) float32, rows of length 1: passages by "p<n>", their sentences by "p<n>s<m>"."""
        return self._rows.vectors(ids)

    def close(self) -> None:
        """Let go of the store."""
        self._rows.close()

    def _nearest_sentences(self, vector: NDArray[np.float32]) -> dict[int, float]:
        """Of the passages that hold the nearest sentences: the cosine of the nearest."""
        found: dict[int, float] = {}
        for match in self._rows.query(vector, 5 * CANDIDATES, where={"kind": "sentence"}):
            number = int(match.id[1:].partition("s")[0])
            found.setdefault(number, match.similarity)
        return found

    def _candidates(
        self, vector: NDArray[np.float32], lexical: NDArray[np.float32], nearest_sentences: dict[int, float]
    ) -> list[int]:
        if len(self.passages) <= CANDIDATES:
            return list(range(len(self.passages)))
        dense = [int(match.id[1:]) for match in self._rows.query(vector, CANDIDATES, where={"kind": "passage"})]
        matching = [int(number) for number in np.argsort(-lexical, kind="stable")[:CANDIDATES] if lexical[number] > 0]
        return sorted({*dense, *matching, *list(nearest_sentences)[:CANDIDATES]})


def standard(scores: NDArray[np.floating]) -> Scores:
    """The scores brought to mean 0 and deviation 1; all 0 when they do not differ."""
    spread = scores.std()
    if spread < 1e-9:  # noqa: PLR2004 - as good as equal
        return np.zeros(len(scores))
    return np.asarray((scores - scores.mean()) / spread, dtype=np.float64)


def open_index(
    article: Article,
    embedder: Embedder,
    *,
    directory: Path | None = None,
    url: str | None = None,
    progress: Progress = iter,
) -> Index:
    """The index of the article: opened where it is sound, else built.

    Args:
        article: what to index.
        embedder: which model embeds passages and questions.
        directory: folder of the store; or `url`.
        url: address of a Chroma server.
        progress: wraps the batches that are embedded, to show how far it is.

    Raises:
        StoreError: the index can be neither opened nor built.
    """
    passages = split(article, embedder.limit, embedder.count)
    key = f"{_hash(article, passages)}-{embedder.fingerprint}-{VERSION}"
    build = partial(_rows_of, article, passages, embedder, progress)
    return Index(article, passages, embedder, open_collection(key, build, directory=directory, url=url))


def _hash(article: Article, passages: Sequence[Passage]) -> str:
    digest = hashlib.blake2b(article.text.encode(), digest_size=8)
    for passage in passages:
        digest.update(repr(passage.sentences).encode())
    return digest.hexdigest()


def _rows_of(article: Article, passages: Sequence[Passage], embedder: Embedder, progress: Progress) -> Rows:
    """A row for each passage and one for each of its sentences, ids "p<n>" and "p<n>s<m>"."""
    ids: list[str] = []
    texts: list[str] = []
    metadata: list[dict[str, str | int | float | bool]] = []
    for number, passage in enumerate(passages):
        pieces = [(f"p{number}", "passage", (passage.start, passage.end))]
        pieces += [(f"p{number}s{order}", "sentence", span) for order, span in enumerate(passage.sentences)]
        for name, kind, (start, end) in pieces:
            ids.append(name)
            texts.append(article.text[start:end])
            place = {"paragraph": passage.paragraph.number, "start": start, "end": end}
            metadata.append({"article": article.title, "kind": kind, **place})
    batches = [texts[first : first + BATCH] for first in range(0, len(texts), BATCH)]
    vectors = [embedder.embed(batch) for batch in progress(batches)]
    return Rows(tuple(ids), np.concatenate(vectors), tuple(texts), tuple(metadata))
