"""The characters that an article keeps: NFC, plain spaces, line feeds at line ends, nothing invisible. Pure."""

import re
import unicodedata
from functools import cache

LINE_ENDS = re.compile("\r\n|[\r\v\x1c-\x1e\x85\u2028\u2029]")
# Soft hyphen, zero-width space, word joiner, byte-order mark, and the controls that reorder what is shown.
# The zero-width joiners stay: Persian spelling and emoji need them.
INVISIBLE = "\xad\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
EAST_ASIAN = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


@cache
def _table() -> dict[int, str | None]:
    """What `str.translate` does: every space is a plain space, and what cannot be seen is dropped."""
    table: dict[int, str | None] = {}
    for code in range(0x10000):  # none of these categories has a character beyond
        category = unicodedata.category(chr(code))
        if category == "Zs":
            table[code] = " "
        elif category in {"Cc", "Cs"}:
            table[code] = None
    table.update(dict.fromkeys(map(ord, INVISIBLE)))
    return table | {ord("\n"): "\n", ord("\t"): "\t"}


def clean(text: str) -> str:
    """The text as an article keeps it; a form feed becomes an empty line, a tab stays a tab."""
    lines = LINE_ENDS.sub("\n", text).replace("\f", "\n\n")
    return unicodedata.normalize("NFC", lines.translate(_table()))


def weigh(text: str) -> int:
    """How much there is to read, in letters: a Chinese, Japanese or Korean character counts three."""
    return len(text) + 2 * len(EAST_ASIAN.findall(text))


def one_line(text: str) -> str:
    """The text cleaned, every run of white space one space, none at its ends."""
    return " ".join(clean(text).split())


def trim_lines(text: str) -> str:
    """The text cleaned line by line, without empty lines."""
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)
