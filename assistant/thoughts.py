"""What a language model writes, piece by piece -> the same without its thinking aloud. Pure."""

import re
from collections.abc import Iterable, Iterator

_NAMES = r"(?:think(?:ing)?|thoughts?|reasoning)"
_THOUGHT = re.compile(rf"<{_NAMES}>|</{_NAMES}>|\[/?THINK\]", re.IGNORECASE)
_ENDS = re.compile(rf"</{_NAMES}>|\[/THINK\]", re.IGNORECASE)
_BEGUN = re.compile(r"(?:<[^<>]{0,11}|\[/?[A-Z]{0,5})$", re.IGNORECASE)
_THINKS = re.compile(
    r"\s*(?:okay|alright|hmm|let me|let[’']s|the user|we need|first, i|so,? the user)\b", re.IGNORECASE
)
_LOOKED_AT = 16
"""Characters at the beginning from which it is seen whether a text may be thinking; pieces that a tag may come in."""

MOST_HELD = 100_000
"""Characters that are waited for when a text begins as thinking does."""


def without_thoughts(pieces: Iterable[str]) -> Iterator[str | None]:
    """The text without what stands between the tags of thinking aloud.

    Some models begin to think without a tag. Where one then ends it, None says that what came before was no answer.
    """
    held, thinks = "", False
    for piece in _waited_for(pieces):
        held += piece
        while match := _THOUGHT.search(held):
            ends = "/" in match[0][:2]
            if not ends and not thinks:
                yield held[: match.start()]
            if ends and not thinks:
                yield None
            thinks = not ends
            held = held[match.end() :]
        # A tag may come in pieces.
        begun = _BEGUN.search(held)
        cut = begun.start() if begun else len(held)
        ready, held = held[:cut], held[cut:]
        if not thinks and ready:
            yield ready
    if not thinks and held:
        yield held


def _waited_for(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces; of a text that begins as thinking does, what comes from the tag on that ends it, if there is one."""
    begun, left = "", iter(pieces)
    for piece in left:
        begun += piece
        if len(begun.lstrip()) >= _LOOKED_AT:
            break
    held = [begun]
    if _THINKS.match(begun):
        length = len(begun)
        for piece in left:
            held.append(piece)
            length += len(piece)
            if ended := _ENDS.search("".join(held[-_LOOKED_AT:])):
                held = [ended.string[ended.start() :]]
                break
            if length > MOST_HELD:
                break
    yield from filter(None, held)
    yield from left


def answer_of(text: str) -> str:
    """The whole text without its thinking aloud."""
    answer = ""
    for piece in without_thoughts([text]):
        answer = "" if piece is None else answer + piece
    return answer
