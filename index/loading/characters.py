"""The characters that an article keeps: NFC, plain spaces, line feeds at line ends, nothing invisible. Pure."""

import re
import unicodedata
from functools import cache

LINE_ENDS = re.compile("\r\n|[\r\v\x1c-\x1e\x85\u2028\u2029]")
# Soft hyphen, zero-width space, word joiner, byte-order mark, and the controls that reorder what is shown.
# The zero-width joiners stay: Persian spelling and emoji need them.
RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")  # noqa: RUF001 - a minus is meant
NOTED = re.compile(r"([^\W\d_]{4}|\d{3}|[.,;:!?)\]”’\"'])\s*$")
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


def superscript(text: str, before: str) -> str:
    """What is raised behind a text: a power as such, so that 10 to the 6 is not 106; nothing for a note's number.

    A note stands behind a word, a year or a stop, a power behind a unit or a short number.
    """
    text = text.strip()
    if text.startswith("[") or (text.isdigit() and NOTED.search(before)):
        return ""
    return text.translate(RAISED) if all(ord(each) in RAISED for each in text) else text


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
