"""The whole journey: a question comes in, an answer with its evidence goes out. Only this module knows the order."""

import re
import threading
import time
from collections.abc import AsyncIterator, Callable, Generator, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from assistant.answer import Answer, Turn
from assistant.asked import Asked, Earlier, read_asked, read_history
from assistant.checker import open_checker
from assistant.compose import Task, quoted, stand_in, written
from assistant.condense import beside, condense, is_follow_up
from assistant.draft import Draft, Pointer
from assistant.finish import finish
from assistant.focus import focus, readable
from assistant.headed import with_heading
from assistant.hurry import never
from assistant.intent import recognise
from assistant.journey import Journey, leaned_on, nearest
from assistant.listing import with_lists
from assistant.model import QUOTE
from assistant.overview import overview
from assistant.parts import parts_of, without_courtesy
from assistant.prepare import prepare
from assistant.quote import quote, wants_more
from assistant.reader.choice import open_reader
from assistant.reading import Reader
from assistant.settings import PASSAGES, Settings
from assistant.starters import starters
from assistant.verify import Scorer, Verifier
from assistant.write import Writer, open_writer
from index.article import Article
from index.embed import open_embedder
from index.errors import ModelError
from index.load import load
from index.search import Hit, Index, Progress, open_index

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

HEAD = 3
"""Passages that are no body: title, byline and date. They answer what is asked of them and nothing else."""

SURE = 0.5
"""Confidence from which on the article is taken to answer although a language model says that it does not."""

FEWEST = 5
"""Passages that are read at least for each part of a question that asks several things: the parts share the time."""


class Assistant:
    """Answers questions about one article. Safe to share between threads.

    Closed with `close`, or at the end of a `with` block, it lets go of its index and answers no more.
    """

    def __init__(
        self,
        index: Index,
        reader: Reader,
        passages: int = PASSAGES,
        writer: Writer | None = None,
        checker: Scorer | None = None,
    ) -> None:
        self.index = index
        self.reader = reader
        self.passages = passages
        self.writer = writer
        self.checker = checker

    @classmethod
    def open(cls, article: str | Path | None = None, *, progress: Progress = iter, **settings: Any) -> Self:  # noqa: ANN401
        """An assistant for the article at that path or URL; for the default article when there is none.

        Args:
            article: path or URL.
            progress: wraps the batches that are embedded when the article is new, to show how far it is.
            settings: whatever `Settings` holds, such as `directory` or `embedding`; `model` may also be a chat model of
                LangChain's.

        Raises:
            Error: the article, the model, the store or a setting cannot be used; the message says what to do.
        """
        given = settings.pop("model", None)
        own = None if given is None or isinstance(given, str) else given
        named = given if own is None else QUOTE  # then what the environment names is not used
        chosen = Settings.read(article=None if article is None else str(article), model=named, **settings)
        writer = open_writer(chosen, own)
        loaded = load(
            chosen.article,
            max_bytes=chosen.max_bytes,
            timeout=chosen.timeout,
            allow_private=chosen.allow_private,
        )
        prepare(chosen, writes=writer is not None)
        embedder = open_embedder(chosen.embedding, chosen.directory / "models")
        directory = None if chosen.chroma_url else chosen.directory / "indexes"
        index = open_index(loaded, embedder, directory=directory, url=chosen.chroma_url, progress=progress)
        reader = open_reader(chosen.reader, embedder, chosen.directory / "models", chosen.threshold)
        checker = open_checker(chosen, writer) if writer else None
        return cls(index, reader, chosen.passages, writer, checker)

    def close(self) -> None:
        """Let go of files and connections; a second time does nothing."""
        self.index.close()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes it."""
        self.close()

    @property
    def article(self) -> Article:
        """The article that the answers come from."""
        return self.index.article

    @property
    def is_gradual(self) -> bool:
        """Whether a language model writes the answers, so that they come sentence by sentence."""
        return self.writer is not None

    @cached_property
    def starters(self) -> tuple[str, ...]:
        """Questions to begin with, made from what the article is known to hold."""
        return starters(self.article)

    def ask(self, question: str, history: Sequence[Earlier] = ()) -> Answer:
        """The answer to the question, from the article alone.

        Args:
            question: whatever a person types.
            history: earlier questions and answers, oldest first; what a follow-up leaves out is taken from there. Each
                is a `Turn`, an `Answer`, or {"question": str, "answer": str}.

        Raises:
            QuestionError: the question or the history is of another kind.
        """
        answer: Answer = self.chain.invoke({"question": question, "history": history})
        return answer

    def stream(
        self, question: str, history: Sequence[Earlier] = (), is_stopped: Callable[[], bool] = never
    ) -> Generator[Answer, None, None]:
        """The answer as it grows, one checked sentence of a language model at a time; the last one is whole.

        Without a language model there is one answer, the whole one.

        Args:
            question: whatever a person types.
            history: see `ask`.
            is_stopped: asked ten times a second; once it says so, the model is left alone and nothing more comes.
        """
        yield from self.chain.stream({"question": question, "history": history, "is_stopped": is_stopped})

    @property
    def chain(self) -> "Runnable[str | dict[str, Any], Answer]":
        """The same journey as a LangChain `Runnable`: {"question": str, "history": [Turn]} -> Answer.

        A text alone is the question; for a history see `ask`.
        """
        from langchain_core.runnables import RunnableLambda

        # Made anew each time: kept, it would hold what holds it, and an assistant that nobody has would stay.
        # A generator as it is would be taken for a function of streams.
        answer = RunnableLambda(self.answer, self._answer_in_thread)
        begin: RunnableLambda[Any, Journey] = RunnableLambda(self.begin)
        return begin.with_types(input_type=Asked) | self.condense | self.search | self.read | answer

    def begin(self, given: str | dict[str, Any]) -> Journey:
        """The question as it came, and what it wants."""
        asked = read_asked(given)
        typed = readable(asked["question"])
        question = typed if re.search(r"\w", typed) else ""
        history = tuple(Turn(readable(turn.question), turn.answer) for turn in read_history(asked.get("history")))
        journey = Journey(question, history, time.perf_counter(), is_stopped=asked.get("is_stopped") or never)
        said = [recognise(turn.question, self.article) for turn in history]
        intent = recognise(question, self.article, is_first=not any(each.is_question for each in said))
        return replace(journey, history=leaned_on(history, said), intent=intent)

    def condense(self, journey: Journey) -> Journey:
        """The question made to stand alone, and short enough to be read whole."""
        if not journey.question or not journey.intent.is_question:
            return replace(journey, standalone=journey.question)
        asked = self._focus(without_courtesy(" ".join(journey.question.split())))
        asked_for = parts_of(asked)
        joined, failure = self._join(asked_for[0], journey)
        first = self._focus(joined)
        parts = (first, *(self._focus(beside(part, first)) for part in asked_for[1:]))
        standalone = asked if first == asked_for[0] else self._focus(" ".join((first, *asked_for[1:])))
        return replace(journey, standalone=standalone, asked_for=asked_for, parts=parts, failure=failure)

    def search(self, journey: Journey) -> Journey:
        """The passages nearest to each part."""
        many = len(journey.parts) > 1
        most = max(FEWEST, self.passages // len(journey.parts)) if many else self.passages
        return replace(journey, found=tuple(self._passages(part, most) for part in journey.parts))

    def read(self, journey: Journey) -> Journey:
        """What the passages say to each part."""
        readings = tuple(
            self.reader.read(asked, part, hits)
            for asked, part, hits in zip(journey.asked_for, journey.parts, journey.found, strict=True)
        )
        return replace(journey, readings=readings)

    def answer(self, journey: Journey) -> Iterator[Answer]:
        """The answer; where a language model writes it, as far as it is written and checked, again and again."""
        if not journey.parts:
            yield finish(self.article, journey, quoted(overview(self.index, journey.intent)))
            return
        chosen = quote(journey.standalone, journey.readings, self.article.text)
        told = with_lists(self.article, chosen, whole=wants_more(journey.standalone))
        quotes = with_heading(self.article, journey.standalone, told)
        if self.writer is None or self.checker is None or not quotes:
            yield finish(self.article, journey, quoted(quotes))
            return
        task = self._task(journey, quotes)
        if journey.failure:
            yield finish(self.article, journey, stand_in(task, self.writer.name, journey.failure))
            return
        verifier = Verifier(
            self.article,
            task.hits,
            self.checker,
            lambda text: self.reader.read(text, text, task.hits).evidence,
            journey.question,
        )
        for composed in written(self.writer, verifier, task):
            yield finish(self.article, journey, composed)

    async def _answer_in_thread(self, journey: Journey) -> AsyncIterator[Answer]:
        import asyncio

        left = threading.Event()
        answers = self.answer(replace(journey, is_stopped=lambda: left.is_set() or journey.is_stopped()))
        try:
            while (answer := await asyncio.to_thread(next, answers, None)) is not None:
                yield answer
        finally:
            left.set()

    def _task(self, journey: Journey, quotes: Sequence[Draft]) -> Task:
        correcting = [reading.evidence[0] for reading in journey.readings if reading.answers and reading.contradicts]
        return Task(
            question=journey.standalone,
            title=self.article.title,
            hits=nearest(journey.found),
            quotes=quotes,
            lead=[Draft(None, (Pointer(each.start, each.end, each.phrase),)) for each in correcting],
            is_sure=max(reading.confidence for reading in journey.readings) >= SURE,
            is_stopped=journey.is_stopped,
        )

    def _join(self, question: str, journey: Journey) -> tuple[str, str]:
        """The question made to stand alone, by a language model if its rewording can be relied on; and its failure."""
        history = [replace(turn, question=self._focus(turn.question)) for turn in journey.history]
        if self.writer is not None and history and is_follow_up(question):
            try:
                rewritten = self.writer.condense(question, history, journey.is_stopped)
            except ModelError as error:
                return condense(question, history), str(error)
            if rewritten is not None:
                return rewritten, ""
        return condense(question, history), ""

    def _focus(self, question: str) -> str:
        return focus(question, self.index.embedder.limit, self.index.embedder.count, is_follow_up)

    def _passages(self, question: str, most: int) -> tuple[Hit, ...]:
        hits = self.index.search(question, most + HEAD)
        return tuple([hit for hit in hits if hit.passage.paragraph.number][:most])
