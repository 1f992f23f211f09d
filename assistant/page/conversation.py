"""What was asked and what came of it, as the page remembers it; and what an earlier chat looks like to the assistant.

Knows nothing of gradio, HTML or HTTP.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.answer import Answer, Turn
from index.article import Article
from index.errors import Error

REMEMBERED_TURNS = 5
LONGEST_QUESTION = 20_000
LONGEST_REMEMBERED = 4_000

_logger = logging.getLogger(__name__)


class Answerer(Protocol):
    """What the page needs of an assistant. `ask` is called from several threads at once."""

    @property
    def article(self) -> Article:
        """The article that is shown."""

    @property
    def starters(self) -> tuple[str, ...]:
        """Questions to begin with."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer from the article, whatever the question."""


@dataclass(frozen=True)
class Exchange:
    """One question and what came of it.

    Attributes:
        question: as typed.
        answer: None while it is awaited and when it failed.
        problem: one sentence on why there is no answer, else "".
    """

    question: str
    answer: Answer | None = None
    problem: str = ""


def exchange(assistant: Answerer, question: str, history: Sequence[Turn] = ()) -> Exchange:
    """The exchange with its answer, or with the problem in one sentence; never raises.

    Args:
        assistant: who answers.
        question: any text; longer than 20,000 characters is refused.
        history: earlier turns, oldest first; the last five are passed on.
    """
    # JSON can carry half a surrogate pair, which no tokenizer takes.
    question = question.encode("utf-8", "replace").decode("utf-8")
    if len(question) > LONGEST_QUESTION:
        excess = f"The question has {len(question):,} characters; at most {LONGEST_QUESTION:,} are read. Shorten it."
        return Exchange(question[:200] + " …", problem=excess)
    try:
        return Exchange(question, assistant.ask(question, tuple(history)[-REMEMBERED_TURNS:]))
    except Error as error:
        return Exchange(question, problem=str(error))
    except Exception:
        # A person in a chat can do nothing with a stack trace; whoever runs the server can.
        _logger.exception("The question could not be answered")
        return Exchange(question, problem="Something went wrong and there is no answer. Please ask again.")


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
