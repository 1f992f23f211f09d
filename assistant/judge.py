"""A language model as the checker: it is asked whether the evidence bears the sentence out, and says yes or no."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from assistant.hurry import within
from assistant.model import problem
from assistant.thoughts import answer_of
from assistant.write import neutral
from index.errors import ModelError
from prompts import load as text_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

YES = re.compile(
    r"\W*(?:(?:the )?answer(?: is)?\W*)?yes"
    r"(?:, (?:it is|every part(?: of it| of the statement)?(?: is borne out)?))?\W*",
    re.IGNORECASE,
)
"""Nothing but yes: whoever goes on may take it back."""


class Judge:
    """An `assistant.verify.Scorer`: 1 for yes, 0 for whatever else the model says."""

    def __init__(self, name: str, open: Callable[[], "BaseChatModel"], timeout: float) -> None:  # noqa: A002 - as in `Writer`
        self._name = name
        self._open = open
        self._timeout = timeout

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """For each (evidence, sentence) 1 or 0.

        Raises:
            ModelError: the model failed.
        """
        asked: list[Any] = [
            text_of("judge", evidence=neutral(evidence), sentence=neutral(said)) for evidence, said in pairs
        ]
        try:
            (said,) = within(self._timeout, lambda: iter([self._open().batch(asked)]))
        except ModelError:
            raise
        except Exception as error:
            raise ModelError(problem(error, self._name)) from error
        return [float(bool(YES.fullmatch(answer_of(message.text)))) for message in said]
