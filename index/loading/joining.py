"""Lines that only wrap a text, joined to one. Pure."""

import re
from collections.abc import Sequence

EAST_ASIAN = "\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef"
TOUCHING = re.compile(rf"(?<=[{EAST_ASIAN}]) (?=[{EAST_ASIAN}])")
HYPHEN = re.compile(r"([^\W\d_]{2,})-$")


def plain(line: str) -> str:
    """The line with single blanks."""
    return " ".join(line.split())


def join(lines: Sequence[str], words: frozenset[str] = frozenset()) -> str:
    """One line of several, without the hyphens that only a line's end put into words.

    Args:
        lines: in reading order.
        words: the words of the whole text, casefolded: a hyphen goes where they have the whole word, or not its parts.
    """
    parts = [plain(lines[0])]
    for line in map(plain, lines[1:]):
        hyphen = HYPHEN.search(parts[-1]) if parts[-1].endswith("-") else None
        if hyphen and line and line[0].islower():
            parts[-1] = parts[-1].removesuffix("-") if _is_one_word(hyphen[1], line, words) else parts[-1]
        else:
            parts.append(" ")
        parts.append(line)
    return TOUCHING.sub("", "".join(parts))


def _is_one_word(first: str, line: str, words: frozenset[str]) -> bool:
    second = re.match(r"[^\W_]*", line)
    last = second[0].casefold() if second else ""
    whole, hyphened = first.casefold() + last, f"{first.casefold()}-{last}"
    if whole in words or hyphened in words:
        return whole in words and hyphened not in words
    return bool(words) and not (first.casefold() in words and last in words)
