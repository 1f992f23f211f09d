"""What was asked and what came of it, as the page remembers it; and what an earlier chat looks like to the assistant.

Knows nothing of gradio, HTML or HTTP.
"""

import logging
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any, Protocol

from assistant.answer import Answer, Turn
from assistant.focus import readable
from index.article import Article
from index.errors import Error

REMEMBERED_TURNS = 5
KEPT_CHATS = 200
LONGEST_QUESTION = 20_000
LONGEST_REMEMBERED = 4_000

_NAME = re.compile(r"[0-9a-f]{32}")

_logger = logging.getLogger(__name__)


class Answerer(Protocol):
    """What the page needs of an assistant. `stream` is called from several threads at once."""

    @property
    def article(self) -> Article:
        """The article that is shown."""

    @property
    def starters(self) -> tuple[str, ...]:
        """Questions to begin with."""

    @property
    def is_gradual(self) -> bool:
        """Whether an answer takes its time, so that a person may want to stop it."""

    def stream(
        self, question: str, history: Sequence[Turn] = (), is_stopped: Callable[[], bool] = ...
    ) -> Generator[Answer, None, None]:
        """Answer from the article, whatever the question: again and again as the answer grows, at last the whole."""


@dataclass(frozen=True)
class Exchange:
    """One question and what came of it.

    Attributes:
        question: as typed.
        answer: None while it is awaited and when it failed.
        problem: one sentence on why there is no answer, or not the whole one, else "".
        is_whole: whether nothing will come any more.
    """

    question: str
    answer: Answer | None = None
    problem: str = ""
    is_whole: bool = True


Chat = tuple[Exchange, ...]


class KeptChats:
    """The latest chats, each by a name that nobody else can guess, so that a reload finds it again. Thread-safe."""

    def __init__(self, most: int = KEPT_CHATS) -> None:
        self._most = most
        self._chats: OrderedDict[str, Chat] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, name: object, chat: Chat) -> None:
        """Keep it under a name of 32 hexadecimal digits; under any other, and empty, it is not kept.

        An answer that is still being written is kept as broken off: if the chat is looked for now, nobody waits for it.
        """
        if chat and isinstance(name, str) and _NAME.fullmatch(name):
            with self._lock:
                self._chats[name] = (*chat[:-1], _as_left(chat[-1]))
                self._chats.move_to_end(name)
                while len(self._chats) > self._most:
                    self._chats.popitem(last=False)

    def find(self, name: object) -> Chat:
        """The chat of that name, empty where none is kept."""
        return self._chats.get(name, ()) if isinstance(name, str) else ()


def _as_left(last: Exchange) -> Exchange:
    broken_off = "The answer was broken off here. Please ask again."
    return last if last.is_whole else replace(last, problem=broken_off, is_whole=True)


def exchanges(
    assistant: Answerer,
    question: str,
    history: Sequence[Turn] = (),
    is_stopped: Callable[[], bool] = lambda: False,
) -> Generator[Exchange, None, None]:
    """The exchange as its answer grows, and at last whole, or with the problem in one sentence; never raises.

    Args:
        assistant: who answers.
        question: any text; longer than 20,000 characters is refused.
        history: earlier turns, oldest first; the last five are passed on.
        is_stopped: whether the person has had enough; what had been shown then stays.
    """
    question = readable(question)
    if len(question) > LONGEST_QUESTION:
        excess = f"The question has {len(question):,} characters; at most {LONGEST_QUESTION:,} are read. Shorten it."
        yield Exchange(question[:200] + " …", problem=excess)
        return
    so_far = Exchange(question, is_whole=False)
    try:
        with closing(assistant.stream(question, tuple(history)[-REMEMBERED_TURNS:], is_stopped)) as answers:
            for answer in answers:
                so_far = replace(so_far, answer=answer)
                yield so_far
        if is_stopped():
            so_far = replace(so_far, problem="Stopped.")
    except Error as error:
        so_far = replace(so_far, problem=str(error))
    except Exception:
        # A person in a chat can do nothing with a stack trace; whoever runs the server can.
        _logger.exception("The question could not be answered")
        so_far = replace(so_far, problem="Something went wrong and there is no answer. Please ask again.")
    yield replace(so_far, is_whole=True)


def exchange(assistant: Answerer, question: str, history: Sequence[Turn] = ()) -> Exchange:
    """The whole exchange; see `exchanges`."""
    *_, whole = exchanges(assistant, question, history)
    return whole


def turns_of_exchanges(exchanges: Iterable[Exchange]) -> tuple[Turn, ...]:
    """The answered exchanges as turns, oldest first."""
    return tuple(Turn(past.question, past.answer.text) for past in exchanges if past.answer)


def turns_of_messages(messages: object) -> tuple[Turn, ...]:
    """Turns from a chat history as a client sends it: the last five, oldest first, plain text, bounded in length.

    Args:
        messages: what should be a list of `{"role": "user" | "assistant", "content": ...}` with the content as text
            or as a list of `{"type": "text", "text": ...}`. Whatever has another shape is left out.
    """
    turns: list[Turn] = []
    question = ""
    for role, text in map(_role_and_text, messages if isinstance(messages, list) else []):
        if role == "user":
            question = text
        elif role == "assistant" and question and text:
            turns.append(Turn(question, text))
            question = ""
    return tuple(turns[-REMEMBERED_TURNS:])


def _role_and_text(message: object) -> tuple[object, str]:
    if not isinstance(message, Mapping):
        return None, ""
    content: Any = message.get("content")
    parts = content if isinstance(content, list) else [content]
    texts = [part.get("text") if isinstance(part, Mapping) else part for part in parts]
    return message.get("role"), "\n".join(text for text in texts if isinstance(text, str))[:LONGEST_REMEMBERED].strip()
