"""What a caller asks, in the shapes that Python and JSON know -> the question, and the turns before it. Pure."""

from collections.abc import Iterable, Mapping
from textwrap import shorten
from typing import Any

from pydantic import BaseModel

from assistant.answer import Answer, Turn
from index.errors import Error

Earlier = Turn | Answer | Mapping[str, Any]
"""One of a history: a turn, an answer of ours, or what JSON makes of either: "question", and "answer" or "text"."""


class QuestionError(Error):
    """What is asked is no question, or its history none; an empty question is one."""


class Asked(BaseModel):
    """A question, and what was asked and answered before it. Only tells LangChain what the chain takes."""

    question: str
    history: list[Turn] = []


def read_asked(given: object) -> Mapping[str, Any]:
    """What the chain was given, with its question; a text alone is the question.

    Raises:
        QuestionError: there is no question, or it is no text.
    """
    asked: Mapping[str, Any] = given if isinstance(given, Mapping) else {"question": given}
    if not isinstance(asked.get("question"), str):
        message = f'The question cannot be {_shown(given)}. Give text, or {{"question": text, "history": [...]}}.'
        raise QuestionError(message)
    return asked


def read_history(given: object) -> tuple[Turn, ...]:
    """The turns, in their order; none for None.

    Raises:
        QuestionError: it is something else; see `Earlier`.
    """
    if given is None:
        return ()
    if isinstance(given, str | Mapping) or not isinstance(given, Iterable):
        raise QuestionError(_wanted(given))
    return tuple(_turn(each) for each in given)


def _turn(given: object) -> Turn:
    match given:
        case Turn(question=str()):
            return given
        case Answer():
            return Turn(given.question, given.text)
        case {"question": str(question), "answer": str(answer)} | {"question": str(question), "text": str(answer)}:
            return Turn(question, answer)
    raise QuestionError(_wanted(given))


def _wanted(given: object) -> str:
    wanted = 'a list of Turn(question, answer), of answers, or of {"question": text, "answer": text}'
    return f"The history cannot be or hold {_shown(given)}. Give {wanted}."


def _shown(given: object) -> str:
    return shorten(repr(given), 80, placeholder=" …")
