"""What a language model writes, piece by piece -> sentences with the numbers that they point at. Pure.

Nothing is expected of the model: markup, lists, JSON, thinking aloud, numbers in the wrong place and a text that breaks
off are all read for the sentences in them. Whether these are true is for others to say.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from index.split import split_sentences

LONGEST = 6_000
"""Characters that are read; what a model writes beyond them is left out."""

MOST = 12
"""Sentences that are read."""

SPANNED = 9
"""Numbers behind the first that a range such as [3-5] stands for, at most."""

_LISTED = r"(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)"
_POINTER = re.compile(
    rf"\s*[\[【]\s*(?:\^|sentences?\s|source\s)?\s*{_LISTED}\s*(?:†[^\]】]{{0,40}})?[\]】]"
    r"|\s*\((\d{1,2})\)(?=\s*(?:[.!?,;]|$))",
    re.IGNORECASE,
)
# Numbers behind a full stop belong to the sentence that it ends.
_BEHIND = re.compile(rf"[.!?…][”’\"')]*(?:{_POINTER.pattern})+", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<!--.{0,200}?-->")
_LIST = re.compile(r"\s*(?:[-*•+>]+\s|#{1,6}\s|\d{1,2}[.)]\s)\s*")
_EMPHASIS = re.compile(r"\*{1,3}|_{2,3}|`{1,3}|~~|\$\$")
_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()]{0,300}\)")
_ENDED = re.compile(r"[.!?…][”’\"')]*$")
_THOUGHT = re.compile(r"<think(?:ing)?>|</think(?:ing)?>", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{|\[\s*[\"{\[])")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))


@dataclass(frozen=True)
class Written:
    """A sentence as a model wrote it.

    Attributes:
        text: without its numbers and without markup.
        numbers: those that it points at, as written; they may not exist.
    """

    text: str
    numbers: tuple[int, ...] = ()


def sentences(pieces: Iterable[str]) -> Iterator[Written]:
    """Each sentence as soon as the next one begins, the last at the end; each once.

    A last sentence that breaks off is left out, unless it is all there is.

    Args:
        pieces: the text, in pieces of any length. No more are taken than are needed.
    """
    told: set[str] = set()
    for sentence in _all(pieces):
        if sentence.text.casefold() not in told:
            told.add(sentence.text.casefold())
            yield sentence
        if len(told) == MOST:
            return


def _all(pieces: Iterable[str]) -> Iterator[Written]:
    told = False
    reader = _Reader()
    for piece in _without_thoughts(pieces):
        for written in reader.read(piece):
            told = True
            yield written
        if reader.left <= 0:
            break
    ending = list(reader.finish())
    if told or len(ending) > 1:
        ending = ending if reader.is_ended else ending[:-1]
    yield from ending


class _Reader:
    """Reads line by line; of the line that is being written, each sentence behind which another has begun."""

    def __init__(self) -> None:
        self.left = LONGEST
        self.is_ended = True
        self._line = ""
        self._begins = True
        self._block: list[str] | None = None
        self._leads: bool | None = None

    def read(self, piece: str) -> Iterator[Written]:
        piece = piece[: self.left]
        self.left -= len(piece)
        self._line += piece
        *lines, self._line = self._line.split("\n")
        for line in lines:
            yield from self._whole(line)
            self._begins = True
        # What a sentence is shows at its spaces; and so no text can make us look at it again at every character.
        if self._block is None and re.search(r"\s", piece) and not self._opens_block(self._line):
            yield from self._parts(self._line, to_the_end=False)

    def finish(self) -> Iterator[Written]:
        line, self._line = self._line, ""
        plain = _POINTER.sub("", line).strip()
        self.is_ended = not plain or plain.startswith("```") or bool(_ENDED.search(plain))
        yield from self._whole(line)
        if self._block is not None:
            self.is_ended = True
            yield from self._told(self._block)

    def _whole(self, line: str) -> Iterator[Written]:
        """A line that is at its end."""
        if self._block is None and not (self._begins and self._opens_block(line)):
            yield from self._parts(line, to_the_end=True)
            return
        is_fence = line.strip().startswith("```")
        if self._block is None:
            self._block = []
        elif is_fence:
            block, self._block = self._block, None
            yield from self._told(block)
            return
        self._block += [] if is_fence else [line]

    def _opens_block(self, line: str) -> bool:
        return self._begins and (line.strip().startswith("```") or bool(_JSON.match(line)))

    def _told(self, block: list[str]) -> Iterator[Written]:
        """What a block of code says: the texts of its JSON, or its lines."""
        self._block, self._begins = None, True
        try:
            lines = "\n".join(_strings(json.loads("\n".join(block)))).split("\n")
        except (ValueError, RecursionError):
            lines = block
        for line in lines:
            yield from self._parts(line, to_the_end=True)

    def _parts(self, line: str, *, to_the_end: bool) -> Iterator[Written]:
        listed = _LIST.match(line) if self._begins else None
        start = listed.end() if listed else 0
        if self._leads is None and line.strip():
            self._leads = bool(_POINTER.match(line, start))
        masked = _masked(line, leads=bool(self._leads))
        spans = list(split_sentences(masked, start))
        for place, (first, last) in enumerate(spans):
            if not to_the_end and (
                place + 1 == len(spans) or not _may_end(line[first:last], line[spans[place + 1][0] :])
            ):
                self._line = line[first:] if place else line
                return
            self._begins = False
            yield from _written(line[first:last])


def _masked(line: str, *, leads: bool) -> str:
    """The line, as long as it was, with its numbers made part of the sentence that they belong to."""
    if leads:
        return _POINTER.sub(lambda match: re.sub(r"\S", "X", match[0]), line)
    return _BEHIND.sub(lambda match: "x" * (len(match[0]) - 1) + ".", line)


def _may_end(part: str, rest: str) -> bool:
    """Whether a sentence ends there for good: no quotation or bracket is open, and the next one begins with a word."""
    is_open = any(part.count(opening) > part.count(closing) for opening, closing in _PAIRS) or part.count('"') % 2
    return not is_open and bool(re.match(r"[^\w\[【(]*\w", rest))


def _without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """The text without what stands between the tags of thinking aloud."""
    held, thinks = "", False
    for piece in pieces:
        held += piece
        while match := _THOUGHT.search(held):
            if not match[0].startswith("</") and not thinks:
                yield held[: match.start()]
            thinks = not match[0].startswith("</")
            held = held[match.end() :]
        # A tag may come in pieces.
        cut = held.rfind("<", max(0, len(held) - 12))
        ready, kept = (held[:cut], held[cut:]) if cut >= 0 else (held, "")
        held = kept
        if not thinks and ready:
            yield ready
    if not thinks and held:
        yield held


def _written(part: str) -> Iterator[Written]:
    plain = _TAG.sub(" ", _LINK.sub(_linked, part))
    numbers = [number for match in _POINTER.finditer(plain) for number in _numbers(match[1] or match[2])]
    text = " ".join(_EMPHASIS.sub("", _POINTER.sub("", plain)).split())
    text = re.sub(r"\s+([.,;:!?])", r"\1", text)
    text = re.sub(r"(?<=[^.][.!?])\.$", "", text)  # a full stop on either side of the numbers
    if re.search(r"\w", text) and not text.endswith(":"):
        yield Written(text, tuple(dict.fromkeys(numbers)))


def _linked(match: re.Match[str]) -> str:
    return f"[{match[1]}]" if match[1].strip().isdigit() else match[1]


def _numbers(listed: str) -> Iterator[int]:
    for part in re.split(r"\s*[,;]\s*", listed):
        first, _, last = (re.sub(r"\s", "", part).replace("–", "-")).partition("-")
        yield from range(int(first), min(int(last or first), int(first) + SPANNED) + 1)


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON can hold
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _strings(each)
        case list():
            for each in value:
                yield from _strings(each)
