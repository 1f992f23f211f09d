"""Answers as text: for a terminal, as Markdown, as JSON. Pure; decides nothing.

What the article or a question holds is shown and does nothing: it acts neither as markup nor on a terminal.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.article import Article
from index.search import Hit
from index.sentences import unwrapped

if TYPE_CHECKING:
    from assistant.answer import Answer, Citation

NEAREST_SHOWN = 3
"""Passages that people are shown when the article does not say; the JSON has all."""

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])|^([-+=])|^(\d+)([.)])", re.MULTILINE)
_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)")
# The controls but for a line's end, what reorders the text around it, and halves of surrogate pairs.
_ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Line:
    """A line for a terminal, not wrapped yet.

    Attributes:
        text: printable; "" for an empty line.
        indent: columns that all of it stands away from the left edge.
    """

    text: str
    indent: int = 0


def told_lines(answer: "Answer") -> Iterator[Line]:
    """The answer for a terminal: its sentences with their numbers. While it grows, lines are added to these."""
    if answer.standalone != answer.question:
        yield Line(f"(Understood as: {_one_line(answer.standalone)})")
    if answer.note and not answer.written:
        yield Line(_one_line(answer.note))
    for sentence in answer.sentences:
        yield from _lines(sentence.numbered)


def source_lines(answer: "Answer") -> Iterator[Line]:
    """What follows a whole answer: where each number stands; a quote only where no sentence shows it already.

    The note on what a language model wrote comes here: it may have failed behind a sentence that is printed.
    """
    if answer.note and answer.written:
        yield Line(_one_line(answer.note))
    if answer.citations or answer.nearest:
        yield Line("")
    for citation in answer.citations:
        yield Line(_one_line(f"[{citation.number}] {citation.place}"))
        if citation in answer.unquoted:
            yield from _lines(f"“{citation.quote}”", 4)
    if not answer.citations and answer.nearest:
        yield Line("Nearest in the article:")
        for hit in answer.nearest[:NEAREST_SHOWN]:
            yield Line(_one_line(_place_of(hit)))
            yield Line(f"“{_shortened(hit)}”", 4)
    if answer.checked:
        yield Line("")
        yield Line(f"({answer.checked})")


def answer_markdown(answer: "Answer") -> str:
    """The question as a heading, the answer, its sources; see `Answer.to_markdown`."""
    return "\n\n".join(_markdown_blocks(answer)) + "\n"


def transcript_markdown(article: Article, answers: Sequence["Answer"]) -> str:
    """A document: the article's title, and every question with its answer and sources."""
    head = [f"# {markdown(_one_line(article.title)) or 'Questions and answers'}"]
    if byline := " · ".join(markdown(_one_line(part)) for part in (article.author, article.date) if part):
        head.append(byline)
    return "\n\n".join([*head, *(answer.to_markdown().rstrip("\n") for answer in answers)]) + "\n"


def transcript_json(article: Article, answers: Sequence["Answer"], *, ascii_only: bool = False) -> str:
    """{"article": {"title", "author", "date", "source"}, "answers": [`Answer.to_dict`]} as JSON."""
    about = {name: getattr(article, name) for name in ("title", "author", "date", "source")}
    return to_json({"article": about, "answers": [answer.to_dict() for answer in answers]}, ascii_only=ascii_only)


def to_json(value: Any, *, ascii_only: bool = False) -> str:  # noqa: ANN401 - whatever JSON can hold
    r"""The value as indented JSON, with a line's end; what a terminal would act on is written as \uXXXX."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=2)
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def printable(text: str) -> str:
    """The text without what a terminal would act on: escape sequences, controls, changes of direction."""
    return _ACTING.sub(" ", _ESCAPE_SEQUENCE.sub("", text.replace("\r\n", "\n")))


def markdown(text: str) -> str:
    """The text as Markdown that shows just this text, line by line."""
    lines = (" ".join(line.split()) for line in printable(text).split("\n"))
    return _MARKUP.sub(_escaped, "\n".join(line for line in lines if line))


def place(paragraph: int, section: str) -> str:
    """Where a quote stands, in words: "paragraph 4, The Long Border"; paragraph 0 is a line outside the body."""
    if not paragraph:
        return "title, byline, date or heading"
    return f"paragraph {paragraph}, {section}" if section else f"paragraph {paragraph}"


def _markdown_blocks(answer: "Answer") -> Iterator[str]:
    yield f"## {markdown(_one_line(answer.question))}".rstrip()
    if answer.standalone != answer.question:
        yield f"*Understood as: {markdown(_one_line(answer.standalone))}*"
    if answer.note:
        yield markdown(answer.note)
    for sentence in answer.sentences:
        numbers = sentence.numbered.removeprefix(sentence.text)
        shown = markdown(unwrapped(sentence.text)) + numbers
        yield "> " + shown.replace("\n", "  \n> ") if sentence.is_quotation else shown
    if answer.citations:
        yield "\n".join(_markdown_source(answer, citation) for citation in answer.citations)
    elif answer.nearest:
        yield "Nearest in the article:"
        yield "\n".join(
            f"- {markdown(_one_line(_place_of(hit)))}: “{markdown(_shortened(hit))}”"
            for hit in answer.nearest[:NEAREST_SHOWN]
        )
    if answer.checked:
        yield f"*{answer.checked}*"


def _markdown_source(answer: "Answer", citation: "Citation") -> str:
    source = f"- [{citation.number}] {markdown(_one_line(citation.place))}"
    return f"{source}: “{markdown(_one_line(citation.quote))}”" if citation in answer.unquoted else source


def _lines(text: str, indent: int = 0) -> Iterator[Line]:
    """The items of a list and the rows of a table stay lines."""
    for line in unwrapped(printable(text).strip()).split("\n"):
        yield Line(_one_line(line), indent)


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())


def _place_of(hit: Hit) -> str:
    return place(hit.passage.paragraph.number, hit.passage.paragraph.section)


def _shortened(hit: Hit, width: int = 200) -> str:
    return textwrap.shorten(printable(hit.passage.text), width, placeholder=" …")


def _escaped(match: re.Match[str]) -> str:
    anywhere, opening, number, closing = match.groups()
    return f"{number}\\{closing}" if number else f"\\{anywhere or opening}"
