"""What a language model writes, piece by piece -> the same without its thinking aloud. Pure."""

import re
from collections.abc import Iterable, Iterator

_THOUGHT = re.compile(r"<think(?:ing)?>|</think(?:ing)?>", re.IGNORECASE)


def without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
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
