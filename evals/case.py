"""One question with its gold: what a right answer states, and which paragraphs bear it out.

Cases are read from JSON lines. Knows nothing of answers and of how they are scored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from assistant.answer import Turn, Verdict
from index.errors import Error

DEFAULT = Path(__file__).parent / "cases" / "unholy-alliance.jsonl"

Forms = tuple[str, ...]
"""The ways in which one fact may be worded."""


class CaseError(Error):
    """The cases cannot be read, or do not fit the article."""


@dataclass(frozen=True)
class Case:
    """A question and its gold.

    Attributes:
        id: names this case alone.
        type: what it asks for, such as "why".
        history: what was asked and answered before, oldest first.
        question: as a person would type it.
        verdict: what a right answer comes to.
        paragraphs: numbers of the gold paragraphs; 0 for title, byline, date and headings; empty when there is none.
        any: whether one of the paragraphs suffices; else all are needed.
        facts: what a right answer states; of each fact one form is enough.
        standalone: a follow-up with what it leaves out put back, by a person; else "".
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    id: str
    type: str
    history: tuple[Turn, ...]
    question: str
    verdict: Verdict
    paragraphs: tuple[int, ...]
    any: bool = False
    facts: tuple[Forms, ...] = ()
    standalone: str = ""


_CASE = TypeAdapter(Case)


def read_cases(path: Path = DEFAULT) -> tuple[Case, ...]:
    """The cases of the file, in its order.

    Raises:
        CaseError: there is no such file, it holds no case, or one of its lines is none.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"No cases at {path} ({error}). Give a file of JSON lines: --cases FILE"
        raise CaseError(message) from error
    cases = tuple(_read_case(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip())
    if not cases:
        message = f"No cases in {path}: it is empty. Write one case a line, as in {DEFAULT.name}."
        raise CaseError(message)
    return cases


def thin(cases: Sequence[Case], most: int | None) -> tuple[Case, ...]:
    """At most so many of the cases, evenly spaced, so that every type keeps its share; all of them for None."""
    if most is None or most >= len(cases):
        return tuple(cases)
    return tuple(cases[place * len(cases) // most] for place in range(most))


def _read_case(line: str, place: str) -> Case:
    try:
        return _CASE.validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the line"
        message = f"{place} is no case: {where}: {first['msg']}. Compare {DEFAULT.name}."
        raise CaseError(message) from error
