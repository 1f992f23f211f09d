"""How well passages and sentences are found, before any answer is made: `python -m evals.reading`.

On the visible articles, for the questions that are answered there. A sentence is right when it shares at least half of
the shorter one with the evidence. Follow-ups are asked as follow-ups.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from assistant.answer import Turn
from assistant.condense import condense
from assistant.reader.visible import Question, Visible, read_visible
from assistant.reading import Reading
from assistant.settings import PASSAGES
from assistant.similarity import SimilarityReader
from index.embed import Embedder, open_embedder
from index.search import Hit, open_index
from index.sentences import shares_half

RANKS = (1, 3, 8)
MISSED = 10**9


@dataclass(frozen=True)
class Read:
    """A question of an article, what was retrieved for it and how that was read."""

    visible: Visible
    question: Question
    hits: tuple[Hit, ...]
    reading: Reading


def read_all(embedder: Embedder) -> Iterator[Read]:
    """Every visible question, retrieved and read as at run time."""
    reader = SimilarityReader(embedder)
    for visible in read_visible():
        with tempfile.TemporaryDirectory() as directory:
            index = open_index(visible.article, embedder, directory=Path(directory))
            for question in visible.questions:
                history = [Turn(earlier, "") for earlier in question.history]
                standalone = condense(question.text, history)
                hits = tuple(index.search(standalone, PASSAGES))
                yield Read(visible, question, hits, reader.read(question.text, standalone, hits))
            index.close()


def passage_rank(read: Read) -> int | None:
    """The place of the first passage that holds evidence, from 1; None when none was retrieved."""
    for rank, hit in enumerate(read.hits, 1):
        if any(hit.passage.start <= start < hit.passage.end for start, _ in read.question.evidence):
            return rank
    return None


def sentence_rank(read: Read) -> int | None:
    """The place of the first sentence that is evidence, from 1; None when none was read."""
    for rank, evidence in enumerate(read.reading.evidence, 1):
        if any(shares_half((evidence.start, evidence.end), span) for span in read.question.evidence):
            return rank
    return None


def main() -> None:
    """Print, per source and type, how often the evidence is among the first."""
    found: dict[tuple[str, str], list[tuple[int | None, int | None]]] = {}
    for read in read_all(open_embedder(cache=Path(tempfile.gettempdir()) / "article-assistant-models")):
        if read.question.kind != "answerable":
            continue
        ranks = passage_rank(read), sentence_rank(read)
        for kind in ("all", read.question.type) if read.question.type else ("all",):
            found.setdefault((read.visible.source, kind), []).append(ranks)
    for (source, kind), measured in sorted(found.items()):
        print(
            f"{source:12} {kind:15} n {len(measured):5}",
            _rates("passage", measured, 0),
            _rates("sentence", measured, 1),
        )


def _rates(name: str, ranks: list[tuple[int | None, int | None]], place: int) -> str:
    places = [rank[place] or MISSED for rank in ranks]
    rates = [sum(found <= most for found in places) / len(ranks) for most in RANKS]
    return f"{name} @1/3/8 " + " ".join(f"{rate:.3f}" for rate in rates)


if __name__ == "__main__":
    typer.run(main)
