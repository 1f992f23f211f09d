"""The trained reader: the network's numbers beside those of similarity, weighed into a score for every sentence.

The network says of each sentence whether it is evidence, whether it contradicts the premise, and where the answering
phrase is, and of each passage whether it answers. Similarity errs otherwise, so `assistant.reader.weigh` adds both up.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from assistant.reader.graph import Numbers, ReaderGraph, open_graph
from assistant.reader.pairs import Pair, encode, in_context, open_tokenizer
from assistant.reader.spans import best_span, whole_words
from assistant.reader.tasks import ANSWERS, END, EVIDENCE, PREMISE, START
from assistant.reader.weigh import Calibration, Signals, weigh
from assistant.reading import Reading
from assistant.similarity import SimilarityReader, coverage, nearness
from index.embed import BUNDLED, find_model
from index.search import Hit
from index.sentences import Span


class TrainedReader:
    """An `assistant.reading.Reader`. Safe to share between threads."""

    def __init__(self, similarity: SimilarityReader, graph: ReaderGraph) -> None:
        self._similarity = similarity
        self._graph = graph
        self._tokenizer = open_tokenizer(find_model(BUNDLED))

    @cached_property
    def _calibration(self) -> Calibration:
        return Calibration.shipped()

    @classmethod
    def open(cls, similarity: SimilarityReader, cache: Path) -> "TrainedReader":
        """The reader on the weights that ship; its graph is kept in that folder."""
        return cls(similarity, open_graph(cache))

    def read(self, question: str, standalone: str, hits: Sequence[Hit]) -> Reading:
        """What the passages say to the question; see `Reader.read`."""
        if not hits:
            return Reading((), 0.0, self._calibration.threshold)
        return weigh(self.signals(question, standalone, hits), self._calibration)

    def signals(self, question: str, standalone: str, hits: Sequence[Hit]) -> Signals:
        """What the network and similarity say of every sentence of the passages, in reading order of each passage."""
        similar = {each.start: each.score for each in self._similarity.read(question, standalone, hits).evidence}
        places: list[Span] = []
        phrases: list[Span] = []
        rows: list[tuple[float, ...]] = []
        premise: list[float] = []
        passages: list[float] = []
        for hit, (pair, numbers) in zip(hits, self._read_beside(standalone, hits), strict=True):
            text, sentences, start = in_context(hit.passage)
            passages.append(float(numbers[0, ANSWERS]))
            log = _log_edges(pair, numbers)
            for number, span in enumerate(sentences):
                inside = np.flatnonzero(pair.sentences == number)
                if not len(inside):  # Cut off: passage and question are both very long.
                    continue
                means = numbers[inside].mean(axis=0)
                chance, first, last = best_span(log[inside])
                phrase = int(pair.spans[inside[first]][0]), int(pair.spans[inside[last]][1])
                begins, ends = whole_words(text, phrase, span)
                places.append((span[0] + start, span[1] + start))
                phrases.append((begins + start, ends + start))
                rows.append((float(means[EVIDENCE]), passages[-1], similar[span[0] + start], chance))
                premise.append(float(means[PREMISE]))
        return Signals(
            tuple(places),
            tuple(phrases),
            np.array(rows),
            np.array(premise),
            np.array(passages),
            nearness(hits),
            coverage(standalone, hits),
        )

    def _read_beside(self, question: str, hits: Sequence[Hit]) -> list[tuple[Pair, Numbers]]:
        passages = [in_context(hit.passage)[:2] for hit in hits]
        pairs = encode(self._tokenizer, question, passages)
        return list(zip(pairs, self._graph.run(pairs), strict=True))


def _log_edges(pair: Pair, numbers: Numbers) -> Numbers:
    """(t, 2) log probabilities, within the passage, that the answering phrase begins and ends at each token."""
    edges = np.where((pair.sentences >= 0)[:, None], numbers[:, [START, END]], -np.inf)
    return np.asarray(edges - np.logaddexp.reduce(edges, axis=0))
