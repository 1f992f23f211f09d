"""A part of what a model writes -> the sentence without its markup, and the numbers that it points at. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.export import printable

SPANNED = 9
"""Numbers behind the first that a range such as [3-5] stands for, at most."""

_LISTED = r"\d{1,3}(?:\s*(?:[,;–-]|,?\s*(?:and|&)\s)\s*\d{1,3})*"
_NAMED = r"(?:s(?:entences?|ources?)?|passages?)\s*"
POINTER = re.compile(
    rf"\s*[\[【]\s*(?:[\^#]|{_NAMED})?\s*({_LISTED})\s*(?:†[^\]】]{{0,40}})?[\]】]"
    rf"|\s*\((?:(\d{{1,2}}(?:,\s*\d{{1,2}})*)|{_NAMED}({_LISTED}))\)(?=\s*(?:[.!?,;]|$))",
    re.IGNORECASE,
)
"""Numbers that point at sentences: [3], [2, 5-7], [S3], 【3†source】, and (3) in front of a mark or at the end."""

LIST = re.compile(r"\s*(?:[-*•+>]+\s|#{1,6}\s|\d{1,2}[.)]\s)\s*")
"""The mark of an item or a heading, where a line begins."""

# Numbers behind a full stop belong to the sentence that it ends.
_BEHIND = re.compile(rf"[.!?…][”’\"')]*(?:{POINTER.pattern})+", re.IGNORECASE)
_AND = re.compile(r"(?<=[\]】])\s*(?:,|,?\s*and|&)\s*(?=[\[【])")
_LED = re.compile(
    rf"\s*(?:according to|based on|as stated in|in)\s+(?:the\s+)?(?:{_NAMED})?(?:{POINTER.pattern})+\s*,\s*",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<!--.{0,200}?-->")
_EMPHASIS = re.compile(r"\*{1,3}|_{2,3}|`{1,3}|~~|\$\$")
_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()]{0,300}\)")


@dataclass(frozen=True)
class Written:
    """A sentence as a model wrote it.

    Attributes:
        text: without its numbers and without markup.
        numbers: those that it points at, as written; they may not exist.
    """

    text: str
    numbers: tuple[int, ...] = ()


def as_written(part: str) -> Iterator[Written]:
    """The part as a sentence; none where it has no word or only leads to what follows."""
    plain = _TAG.sub(" ", _LINK.sub(_linked, printable(part)))
    numbers = [
        number for match in POINTER.finditer(plain) for number in _numbers("".join(filter(None, match.groups())))
    ]
    plain = _AND.sub("", plain)
    if led := _LED.match(plain):
        plain = plain[led.end() :][:1].upper() + plain[led.end() + 1 :]
    text = " ".join(_EMPHASIS.sub("", POINTER.sub("", plain)).split())
    text = re.sub(r"\s+([.,;:!?])", r"\1", text)
    text = re.sub(r"(?<=[^.][.!?])\.$", "", text)  # a full stop on either side of the numbers
    if re.search(r"\w", text) and not text.endswith(":"):
        yield Written(text, tuple(dict.fromkeys(numbers)))


def mask_numbers(line: str, *, leads: bool) -> str:
    """The line, as long as it was, with its numbers made part of the sentence that they belong to."""
    if leads:
        return POINTER.sub(lambda match: re.sub(r"\S", "X", match[0]), line)
    return _BEHIND.sub(lambda match: "x" * (len(match[0]) - 1) + ".", line)


def _linked(match: re.Match[str]) -> str:
    return f"[{match[1]}]" if match[1].strip().isdigit() else match[1]


def _numbers(listed: str) -> Iterator[int]:
    for part in re.split(r"\s*(?:[,;]|and|&)\s*", listed):
        first, _, last = (re.sub(r"\s", "", part).replace("–", "-")).partition("-")
        if not first:
            continue
        yield from range(int(first), min(int(last or first), int(first) + SPANNED) + 1)
