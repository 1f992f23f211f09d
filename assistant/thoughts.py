"""What a language model writes, piece by piece -> the same without its thinking aloud. Pure."""

import re
from collections.abc import Iterable, Iterator

_NAMES = r"(?:think(?:ing)?|thoughts?|reasoning)"
_THOUGHT = re.compile(rf"<{_NAMES}>|</{_NAMES}>|\[/?THINK\]", re.IGNORECASE)
_BEGUN = re.compile(r"(?:<[^<>]{0,11}|\[/?[A-Z]{0,5})$", re.IGNORECASE)


def without_thoughts(pieces: Iterable[str]) -> Iterator[str | None]:
    """The text without what stands between the tags of thinking aloud.

    Some models begin to think without a tag. Where one then ends it, None says that what came before was no answer.
    """
    held, thinks = "", False
    for piece in pieces:
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


def answer_of(text: str) -> str:
    """The whole text without its thinking aloud."""
    answer = ""
    for piece in without_thoughts([text]):
        answer = "" if piece is None else answer + piece
    return answer
