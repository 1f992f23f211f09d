"""The whole journey: a question comes in, an answer with its evidence goes out. Only this module knows the order."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from assistant.answer import Answer, Sentence, Turn, Verdict
from assistant.cite import cite
from assistant.condense import condense
from assistant.draft import Draft
from assistant.focus import focus
from assistant.intent import QUESTION, Intent, recognise
from assistant.language import foreign_to
from assistant.overview import overview
from assistant.parts import parts_of
from assistant.quote import MODEL, quote
from assistant.reader.choice import open_reader
from assistant.reading import Reader, Reading
from assistant.settings import Settings
from assistant.starters import starters
from assistant.verify import verify
from index.article import Article
from index.embed import open_embedder
from index.load import load
from index.search import Hit, Index, Progress, open_index
from prompts import load as text_of

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

HEAD = 3
"""Passages that are no body: title, byline and date. They answer what is asked of them and nothing else."""

FEWEST = 5
"""Passages that are read at least for each part of a question that asks several things: the parts share the time."""


@dataclass(frozen=True)
class Journey:
    """How far a question has come; each step adds what it found.

    Attributes:
        question: as it came.
        standalone: made to stand alone, and short enough to be read whole.
        parts: what is looked up: one question, or several that were joined in one; none for what is no question.
        found: the passages nearest to each part.
    """

    question: str
    history: tuple[Turn, ...]
    started: float
    standalone: str = ""
    intent: Intent = QUESTION
    parts: tuple[str, ...] = ()
    found: tuple[tuple[Hit, ...], ...] = ()
    readings: tuple[Reading, ...] = ()
    drafts: tuple[Draft, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class Assistant:
    """Answers questions about one article. Safe to share between threads."""

    def __init__(self, index: Index, reader: Reader, passages: int = 8) -> None:
        self.index = index
        self.reader = reader
        self.passages = passages

    @classmethod
    def open(cls, article: str | Path | None = None, *, progress: Progress = iter, **settings: Any) -> Self:  # noqa: ANN401
        """An assistant for the article at that path or URL; for the default article when there is none.

        Args:
            article: path or URL.
            progress: wraps the batches that are embedded when the article is new, to show how far it is.
            settings: whatever `Settings` holds, such as `directory` or `embedding`.

        Raises:
            Error: the article, the model, the store or a setting cannot be used; the message says what to do.
        """
        chosen = Settings.read(article=None if article is None else str(article), **settings)
        loaded = load(
            chosen.article,
            max_bytes=chosen.max_bytes,
            timeout=chosen.timeout,
            allow_private=chosen.allow_private,
        )
        embedder = open_embedder(chosen.embedding, chosen.directory / "models")
        directory = None if chosen.chroma_url else chosen.directory / "indexes"
        index = open_index(loaded, embedder, directory=directory, url=chosen.chroma_url, progress=progress)
        reader = open_reader(chosen.reader, embedder, chosen.directory / "models", chosen.threshold)
        return cls(index, reader, chosen.passages)

    @property
    def article(self) -> Article:
        """The article that the answers come from."""
        return self.index.article

    @cached_property
    def starters(self) -> tuple[str, ...]:
        """Questions to begin with, made from what the article is known to hold."""
        return starters(self.article)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer to the question, from the article alone.

        Args:
            question: whatever a person types.
            history: earlier questions and answers, oldest first; what a follow-up leaves out is taken from there.
        """
        answer: Answer = self.chain.invoke({"question": question, "history": history})
        return answer

    @cached_property
    def chain(self) -> "Runnable[dict[str, Any], Answer]":
        """The same journey as a LangChain `Runnable`: {"question": str, "history": [Turn]} -> Answer."""
        from langchain_core.runnables import RunnableLambda

        begin = RunnableLambda(self.begin)
        return begin | self.condense | self.search | self.write | self.cite | self.finish

    def begin(self, asked: dict[str, Any]) -> Journey:
        """The question as it came, and what it wants."""
        # Half a surrogate pair, as a mistyped argument brings it, is no text that a tokenizer takes.
        question = asked["question"].encode("utf-8", "replace").decode("utf-8").strip()
        journey = Journey(question, tuple(asked.get("history") or ()), time.perf_counter())
        return replace(journey, intent=recognise(question, self.article))

    def condense(self, journey: Journey) -> Journey:
        """The question made to stand alone, and short enough to be read whole."""
        if not journey.question or not journey.intent.is_question:
            return replace(journey, standalone=journey.question)
        asked = self._focus(journey.question)
        standalone = self._focus(condense(asked, journey.history))
        return replace(journey, standalone=standalone, parts=parts_of(asked) if asked == standalone else (asked,))

    def search(self, journey: Journey) -> Journey:
        """The passages nearest to each part."""
        if len(journey.parts) > 1:
            each = max(FEWEST, self.passages // len(journey.parts))
            return replace(journey, found=tuple(self._passages(part, each) for part in journey.parts))
        return replace(journey, found=tuple(self._passages(journey.standalone, self.passages) for _ in journey.parts))

    def write(self, journey: Journey) -> Journey:
        """The sentences that answer, pointing at spans of the article."""
        if not journey.parts:
            return replace(journey, drafts=tuple(overview(self.index, journey.intent)))
        readings = tuple(
            self.reader.read(part, journey.standalone, hits)
            for part, hits in zip(journey.parts, journey.found, strict=True)
        )
        return replace(journey, readings=readings, drafts=tuple(quote(journey.standalone, readings)))

    def cite(self, journey: Journey) -> Journey:
        """The sentences with exact citations, those left out that these do not bear out."""
        return replace(journey, sentences=verify(cite(self.article, journey.drafts)))

    def finish(self, journey: Journey) -> Answer:
        """The answer."""
        return Answer(
            question=journey.question,
            standalone=journey.standalone,
            sentences=journey.sentences,
            verdict=verdict(journey),
            nearest=nearest(journey.found),
            note=self._note(journey),
            confidence=max(
                (reading.confidence for reading in journey.readings), default=float(bool(journey.sentences))
            ),
            model=MODEL,
            seconds=time.perf_counter() - journey.started,
        )

    def _focus(self, question: str) -> str:
        return focus(question, self.index.embedder.limit, self.index.embedder.count)

    def _passages(self, question: str, most: int) -> tuple[Hit, ...]:
        hits = self.index.search(question, most + HEAD)
        return tuple([hit for hit in hits if hit.passage.paragraph.number][:most])

    def _note(self, journey: Journey) -> str:
        if not journey.question:
            return text_of("empty")
        if journey.intent.is_spoken:
            return text_of(journey.intent.kinds[0], title=self.article.title)
        foreign = foreign_to(journey.question, self.article.text)
        notes = [text_of("language", article=foreign)] if foreign else []
        if not journey.sentences:
            notes.append(text_of("not_in_article"))
        return " ".join(notes)


def verdict(journey: Journey) -> Verdict:
    """What the answer comes to: what is shown answers, or it corrects what the question takes for granted."""
    if not journey.sentences:
        return "not_in_article"
    answering = [reading for reading in journey.readings if reading.answers]
    return "corrected" if any(reading.contradicts for reading in answering) else "answered"


def nearest(found: Sequence[Sequence[Hit]]) -> tuple[Hit, ...]:
    """Each passage once, the best of every part first."""
    ranked = [hit for rank in zip_longest(*found) for hit in rank if hit]
    return tuple({hit.passage.start: hit for hit in reversed(ranked)}.values())[::-1]
