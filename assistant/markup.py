"""A part of what a model writes -> the sentence without its markup, and the numbers that it points at. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.export import printable

SPANNED = 9
"""Numbers behind the first that a range such as [3-5] stands for, at most."""

_NAMED = r"(?:s(?:entences?|ources?)?|passages?|refs?|cite)\s*[:.]?\s*"
_LISTED = rf"\d{{1,3}}(?:\s*(?:[,;/–-]|to\s|,?\s*(?:and|&)\s)\s*(?:{_NAMED})?\d{{1,3}})*"
POINTER = re.compile(
    rf"\s*[\[【]\s*(?:[\^#]|{_NAMED})?\s*({_LISTED})\s*(?:†[^\]】]{{0,40}})?[\]】]"
    rf"|\s*\((?:(\d{{1,2}}(?:,\s*\d{{1,2}})*)|{_NAMED}({_LISTED}))\)(?=\s*(?:[.!?,;(]|$))",
    re.IGNORECASE,
)
"""Numbers that point at sentences: [3], [2, 5-7], [S3], 【3†source】, and (3) in front of a mark or at the end."""

LIST = re.compile(r"\s*(?:[-*•+>]+\s|#{1,6}\s|\d{1,2}[.)]\s)\s*")
"""The mark of an item or a heading, where a line begins."""

# Numbers behind a full stop belong to the sentence that it ends.
_ROUND = rf"\s*\((?:\d{{1,2}}(?:,\s*\d{{1,2}})*|{_NAMED}{_LISTED})\)(?-i:(?=\s+[^\W\d_a-z]))"
_POINTERS = rf"(?:\s*[*_`]*(?:{POINTER.pattern}|{_ROUND})[*_`]*(?:,(?=\s*[\[【]))?)+"
_STATES = r"\s+(?:says?|states?|mentions?|notes?|explains?|indicates?|tells? us|confirms?)\s+that\b"
_BEHIND = re.compile(rf"([.!?…])([*_”’“»\"')]*)({_POINTERS})", re.IGNORECASE)
_AND = re.compile(r"(?<=[\]】])\s*(?:,|,?\s*and|&)\s*(?=[\[【])")
_SENTENCES = rf"(?:sentences?|passages?|sources?)\s+({_LISTED})"
_LED = re.compile(
    rf"\s*(?:(?:according to|based on|as \w+ in|in|per|from)\s+(?:the\s+)?"
    rf"(?:(?:{_NAMED})?(?:{POINTER.pattern})+|{_SENTENCES})\s*,\s*"
    rf"|(?:(?:sentences?\s*)?(?:{POINTER.pattern})+|{_SENTENCES}){_STATES}\s+)",
    re.IGNORECASE,
)
"""What only says where a sentence is from: "According to [3], ...", "Sentence 3 says that ..."."""

_EMPTY = re.compile(rf"\s*[(\[](?:[\s,;:&–-]|and\b|see\b|(?:{_NAMED}))*[)\]]", re.IGNORECASE)
"""Brackets in which nothing but numbers stood."""

_LABEL = re.compile(r"^(?:(?:final |short )?answer|response|a)\s*:\s*", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"(?:based on|according to|from) the (?:(?:provided|given|numbered|above) )?"
    r"(?:sentences|text|information|passages?)(?: (?:provided|given|above))?\s*[,:]\s+(?=\S)",
    re.IGNORECASE,
)
_CHATTER = re.compile(
    r"\W*(?:sure(?: thing)?|certainly|of course|absolutely|great question|(?:final )?answer|summary|sources?|"
    r"references?|citations?|json)\W*$"
    r"|\W*(?:let me know|(?:please )?feel free|(?:i )?hope (?:this|that)|if you (?:have|need|would like|want)|"
    r"is there anything|here(?: is|[’']s| are) (?:the|my|an?|your) (?:\w+ )?(?:answers?|summary|response)\b|sources?:)",
    re.IGNORECASE,
)
"""What is said to the reader, and nothing of the article."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<!--.{0,200}?-->")
_EMPHASIS = re.compile(r"\*{1,3}|_{2,3}|`{1,3}|~~|\$\$")
_LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()]{0,300}\)")


@dataclass(frozen=True)
class Written:
    """A sentence as a model wrote it.

    Attributes:
        text: without its numbers and without markup.
        numbers: those that it points at, as written; they may not exist.
        is_whole: whether it does not break off, as far as that can be told.
    """

    text: str
    numbers: tuple[int, ...] = ()
    is_whole: bool = True


def as_written(part: str) -> Iterator[Written]:
    """The part as a sentence; none where it has no word or only leads to what follows."""
    plain = _TAG.sub(" ", _LINK.sub(_linked, printable(part)))
    numbers = [
        number for match in POINTER.finditer(plain) for number in _numbers("".join(filter(None, match.groups())))
    ]
    plain = _AND.sub("", plain)
    if led := _LED.match(plain):
        numbers += [number for said in re.findall(_SENTENCES, led[0], re.IGNORECASE) for number in _numbers(said)]
        plain = plain[led.end() :][:1].upper() + plain[led.end() + 1 :]
    text = " ".join(_EMPHASIS.sub("", POINTER.sub("", plain)).split()).strip("| ")  # the edges of a table
    text = _EMPTY.sub("", text).strip() if numbers else text
    text = re.sub(r"\s+([.,;:!?])", r"\1", text)
    text = re.sub(r"(?<=[^.][.!?])\.$", "", text)  # a full stop on either side of the numbers
    text = _LABEL.sub("", text, count=1)
    if led := _LEAD_IN.match(text):
        text = text[led.end() :][:1].upper() + text[led.end() + 1 :]
    if re.search(r"[^\W\d]", text) and not text.endswith(":") and not _CHATTER.match(text):
        yield Written(text, tuple(dict.fromkeys(numbers)))


def mask_numbers(line: str, *, leads: bool) -> str:
    """The line, as long as it was, with its numbers made part of the sentence that they belong to."""
    if leads:
        return POINTER.sub(lambda match: re.sub(r"\S", "X", match[0]), line)
    return _BEHIND.sub(lambda match: "x" + match[2] + "x" * (len(match[3]) - 1) + ".", line)


def _linked(match: re.Match[str]) -> str:
    return f"[{match[1]}]" if match[1].strip().isdigit() else match[1]


def _numbers(listed: str) -> Iterator[int]:
    for part in re.split(r"\s*(?:[,;/]|and|&)\s*", listed):
        first, _, last = re.sub(r"[^\d-]", "", re.sub(r"–|\bto\b", "-", part)).partition("-")
        if not first:
            continue
        yield from range(int(first), min(int(last or first), int(first) + SPANNED) + 1)
