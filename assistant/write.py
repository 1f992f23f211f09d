"""The answerer that has a language model: passages -> drafted sentences that point at spans. It points, we copy.

The model sees numbered sentences and is asked for numbers. Whatever it writes is a draft: nothing of it is shown before
it is checked, and none of its words is ever taken for a quote.
"""

import unicodedata
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant.answer import Turn
from assistant.draft import Draft, Pointer
from assistant.hurry import never, within
from assistant.model import QUOTE, check_model, open_model, problem
from assistant.rewording import LONGEST, REMEMBERED, is_same_question
from assistant.sentences import sentences
from assistant.settings import Settings
from assistant.thoughts import without_thoughts
from index.errors import ModelError
from index.search import Hit
from index.sentences import Span
from index.tokens import encodable
from prompts import load as text_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk, BaseMessage

SHOWN = 7_000
"""Characters of the article that a model is shown, at most: about 1,700 tokens."""

LONGEST_QUESTION = 2_000
ENDED = frozenset({"stop", "end_turn", "stop_sequence"})
"""What providers call an end that the model itself made, and no limit."""

CUT_SHORT = frozenset({"length", "max_tokens", "model_length", "model_context_window_exceeded", "content_filter"})
"""What they call an end that was made for it."""


@dataclass(frozen=True)
class Writer:
    """Writes with a language model.

    Attributes:
        name: of the model, as it is shown.
        open: opens the model, at the first question and again after a failure.
        timeout: seconds that writing one answer may take.
    """

    name: str
    open: Callable[[], "BaseChatModel"]
    timeout: float

    def write(
        self, question: str, title: str, hits: Sequence[Hit], is_stopped: Callable[[], bool] = never
    ) -> Generator[Draft, None, None]:
        """The sentences as they are written, each pointing at those that the model named; at none where it named none.

        Closing the iterator ends the request, and so frees the model; so does `is_stopped`, whatever the model does.

        Raises:
            ModelError: the model failed, or was cut short; what was written before is worth reading.
        """
        numbered = shown_sentences(hits)
        pointers = {number: Pointer(*span) for number, (span, _) in enumerate(numbered, 1)}
        listed = "\n".join(f"[{number}] {neutral(text)}" for number, (_, text) in enumerate(numbered, 1))
        asked = text_of("ask", title=neutral(title), sentences=listed, question=neutral(question)[:LONGEST_QUESTION])
        ended, is_whole = list[str](), True
        try:
            with closing(self._stream(text_of("write"), asked, is_stopped, ended)) as pieces:
                for sentence in sentences(pieces):
                    is_whole = sentence.is_whole
                    if is_whole:
                        pointed = tuple(pointers[number] for number in sentence.numbers if number in pointers)
                        yield Draft(sentence.text, pointed, support=0.0)
        except ModelError:
            raise
        except Exception as error:  # whatever a model may write that cannot be cut into sentences
            raise ModelError(problem(error, self.name)) from error
        if ended and not is_stopped() and (ended[0] in CUT_SHORT or not is_whole):
            raise ModelError(text_of("cut_short", model=self.name, reason=ended[0] or "it gave no reason"))

    def condense(self, question: str, history: Sequence[Turn], is_stopped: Callable[[], bool] = never) -> str | None:
        """The question made to stand alone; None when the model made something else of it.

        Raises:
            ModelError: the model failed.
        """
        earlier = "\n".join(f"- {neutral(turn.question)[:LONGEST_QUESTION]}" for turn in history[-REMEMBERED:])
        asked = text_of("condense", earlier=earlier, question=neutral(question)[:LONGEST_QUESTION])
        with closing(self._stream("", asked, is_stopped, [])) as pieces:
            written = ""
            for piece in without_thoughts(pieces):
                written = "" if piece is None else written + piece
                if len(written) > LONGEST or "\n" in written.strip():
                    break
        rewritten = written.strip().split("\n")[0].strip().strip('"“” ')
        return rewritten if is_same_question(rewritten, question, history) else None

    def _stream(
        self, system: str, asked: str, is_stopped: Callable[[], bool], ended: list[str]
    ) -> Generator[str, None, None]:
        """What the model writes; `ended` is given the reason for its end, "" where none is told."""

        def start() -> Iterator["AIMessageChunk"]:
            return self.open().stream(_messages(system, asked))

        try:
            with closing(within(self.timeout, start, is_stopped)) as chunks:
                reason = ""
                for chunk in chunks:
                    yield encodable(chunk.text)
                    reason = _reason(chunk) or reason
            # A last line without a full stop is whole where the model itself has ended it.
            if reason in ENDED:
                yield "\n"
            ended.append(reason)
        except ModelError:
            raise
        except Exception as error:
            raise ModelError(problem(error, self.name)) from error


def open_writer(settings: Settings, model: "BaseChatModel | None" = None) -> Writer | None:
    """What writes under these settings: that model, or the one that they name; None for the built-in answerer.

    Raises:
        ModelError: that is no chat model.
    """
    if model is not None:
        check_model(model)
        return Writer(model_name(model), lambda: model, settings.model_timeout)
    if settings.model == QUOTE:
        return None
    opened = cache(lambda: open_model(settings.model, settings.model_url, settings.model_timeout))
    return Writer(settings.model, opened, settings.model_timeout)


def model_name(model: "BaseChatModel") -> str:
    """What a chat model is called: its own name for its model, or its class."""
    names = (getattr(model, name, None) for name in ("model_name", "model", "model_id"))
    return next((name for name in names if isinstance(name, str) and name), type(model).__name__)


def _messages(system: str, asked: str) -> "list[BaseMessage]":
    from langchain_core.messages import HumanMessage, SystemMessage

    return [*([SystemMessage(system)] if system else []), HumanMessage(asked)]


def shown_sentences(hits: Sequence[Hit], most: int = SHOWN) -> list[tuple[Span, str]]:
    """The sentences of the best passages that fit, in reading order: places in `Article.text`, and words."""
    chosen: list[Hit] = []
    for hit in hits:
        most -= len(hit.passage.text)
        if most < 0 and chosen:
            break
        chosen.append(hit)
    ordered = sorted(chosen, key=lambda hit: hit.passage.start)
    return [
        ((start, end), hit.passage.text[start - hit.passage.start : end - hit.passage.start])
        for hit in ordered
        for start, end in hit.passage.sentences
    ]


def neutral(text: str) -> str:
    """The text in one line, without what could pass for our numbers, for markup or for a change of speaker."""
    shown = "".join(
        "" if unicodedata.category(c) == "Cf" else " " if unicodedata.category(c)[0] == "C" else c for c in text
    )
    return " ".join(shown.split()).translate(str.maketrans("[]【】<>{}`#", "()()()()'-"))


def _reason(chunk: "AIMessageChunk") -> str:
    """Why the model ended, in small letters, on its last piece; each provider has a name of its own for it."""
    told = (chunk.response_metadata.get(name) for name in ("finish_reason", "stop_reason", "done_reason"))
    return next((str(each).lower() for each in told if each), "")
