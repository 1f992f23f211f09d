"""Chat models for tests: each says what it is told to, in small pieces, or fails."""

from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field


class Scripted(BaseChatModel):
    """Says its lines, one an answer, the last again and again; an exception among them is raised in its turn.

    Attributes:
        lines: what to say.
        asked: the messages that came.
        streams: how many answers were begun, and how many of them were closed.
    """

    lines: Sequence[Any]
    asked: list[list[BaseMessage]] = Field(default_factory=list)
    begun: list[int] = Field(default_factory=list)
    closed: list[int] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _line(self, messages: list[BaseMessage]) -> str:
        self.asked.append(messages)
        line = self.lines[min(len(self.asked), len(self.lines)) - 1]
        if isinstance(line, Exception):
            raise line
        return str(line)

    def _generate(self, messages: list[BaseMessage], *_: object, **__: object) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(self._line(messages)))])

    def _stream(self, messages: list[BaseMessage], *_: object, **__: object) -> Iterator[ChatGenerationChunk]:
        line = self._line(messages)
        self.begun.append(len(self.asked))
        try:
            for start in range(0, max(1, len(line)), 4):
                yield ChatGenerationChunk(message=AIMessageChunk(line[start : start + 4]))
        finally:
            self.closed.append(len(self.asked))


class Ending(Scripted):
    """Says its line, and why it ends, in the way of one of the providers."""

    told: dict[str, str]

    def _stream(self, messages: list[BaseMessage], *given: object, **named: object) -> Iterator[ChatGenerationChunk]:
        yield from super()._stream(messages, *given, **named)
        yield ChatGenerationChunk(message=AIMessageChunk("", response_metadata=self.told))


class Breaking(Scripted):
    """Says its line and then fails."""

    failure: Exception

    def _stream(self, messages: list[BaseMessage], *given: object, **named: object) -> Iterator[ChatGenerationChunk]:
        yield from super()._stream(messages, *given, **named)
        raise self.failure
