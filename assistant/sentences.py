"""What a language model writes, piece by piece -> sentences with the numbers that they point at. Pure.

Nothing is expected of the model: markup, lists, JSON, thinking aloud, numbers in the wrong place and a text that breaks
off are all read for the sentences in them. Whether these are true is for others to say.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from assistant.markup import LIST, POINTER, Written, as_written, mask_numbers
from assistant.thoughts import without_thoughts
from index.sentences import split_sentences

LONGEST = 6_000
"""Characters that are read; what a model writes beyond them is left out."""

GROWTH = 1.05
"""How much a line grows before it is looked at again when no sentence of it has ended."""

MOST = 12
"""Sentences that are read."""

_ENDED = re.compile(r"[.!?…。！？।؟۔][”’\"')」』*_]*$")  # noqa: RUF001 - the full stops of other scripts
_SHOWS = re.compile(r"\s*(?:[\[【][^\]】]*[\]】]\s*)*[^\s\[【]")
"""Something outside brackets has come: whether numbers lead or follow can be told."""

_JSON = re.compile(r"\s*(?:\{|\[\s*[\"{\[])")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))


def sentences(pieces: Iterable[str]) -> Iterator[Written]:
    """Each sentence as soon as the next one begins, the last at the end; each once.

    A last sentence that breaks off is not whole, unless it is all there is.

    Args:
        pieces: the text, in pieces of any length. No more are taken than are needed.
    """
    told, left, reader = set[str](), MOST, _Reader()
    for piece in without_thoughts(pieces):
        if piece is None:
            left, reader = MOST, _Reader()
            continue
        for sentence in _new(reader.read(piece), told):
            yield sentence
            left -= 1
            if not left:
                return
        if reader.left <= 0:
            break
    ending = list(reader.finish())
    if ending and (told or len(ending) > 1) and not reader.is_ended:
        ending[-1] = replace(ending[-1], is_whole=False)
    yield from islice(_new(ending, told), left)


def _new(found: Iterable[Written], told: set[str]) -> Iterator[Written]:
    """Those that were not told yet."""
    for sentence in found:
        if sentence.text.casefold() not in told:
            told.add(sentence.text.casefold())
            yield sentence


class _Reader:
    """Reads line by line; of the line that is being written, each sentence behind which another has begun."""

    def __init__(self) -> None:
        self.left = LONGEST
        self.is_ended = True
        self._line = ""
        self._due = 0.0
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
            self._begins, self._due, self._leads = True, 0, None
        # What a sentence is shows at its spaces; and no text can make us look at all of it again and again.
        length = len(self._line)
        is_due = length >= self._due and re.search(r"\s", piece)
        if is_due and self._block is None and not self._opens_block(self._line):
            yield from self._parts(self._line, to_the_end=False)
            self._due = GROWTH * length if len(self._line) == length else 0

    def finish(self) -> Iterator[Written]:
        line, self._line = self._line, ""
        plain = POINTER.sub("", line).strip()
        points = any(match.end() == len(line.rstrip()) for match in POINTER.finditer(line))
        self.is_ended = not plain or points or plain.startswith("```") or bool(_ENDED.search(plain))
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
        listed = LIST.match(line) if self._begins else None
        start = listed.end() if listed else 0
        if self._leads is None and (to_the_end or _SHOWS.match(line, start)):
            led = POINTER.match(line, start)
            self._leads = bool(led and re.match(r"\W*[^\W\d_a-z]", line[led.end() :]))
        masked = mask_numbers(line, leads=bool(self._leads))
        spans = list(split_sentences(masked, start))
        for place, (first, last) in enumerate(spans):
            if not to_the_end and (
                place + 1 == len(spans) or not _may_end(line[first:last], line[spans[place + 1][0] :])
            ):
                self._line = line[first:] if place else line
                return
            self._begins = False
            yield from as_written(line[first:last])


def _may_end(part: str, rest: str) -> bool:
    """Whether a sentence ends there for good: no quotation or bracket is open, and the next one begins with a word."""
    is_open = any(part.count(opening) > part.count(closing) for opening, closing in _PAIRS) or part.count('"') % 2
    return not is_open and bool(re.match(r"[^\w\[【(]*\w", rest))


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON can hold
    match value:
        case str():
            yield value
        case dict():
            # {"sentence": "Oil rose.", "citations": [3]}: the numbers belong to the one text beside them.
            texts = [each for each in value.values() if isinstance(each, str)]
            numbers = [n for each in value.values() if isinstance(each, list) for n in each if type(n) is int]
            behind = "".join(f" [{number}]" for number in numbers) if len(texts) == 1 else ""
            for each in value.values():
                yield from [each + behind] if isinstance(each, str) else _strings(each)
        case list():
            for each in value:
                yield from _strings(each)
