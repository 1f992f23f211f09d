"""A text in runs of its own lines and of quoted ones: mails put ">" before each line of what they answer. Pure.

The sign is taken off, so that what is quoted is read as it was written. Knows nothing of who said what.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

QUOTED = re.compile(r"^(?:>[ \t]?)+(?![\d=>])", re.MULTILINE)
BEGINS = re.compile(r"(?:\A|[:.!?…]\n|\n[ \t]*\n)>(?!>>)")
"""A quoted line below nothing, an empty or a finished line: no wrapped "> 30", and no prompt of a program (">>>")."""


@dataclass(frozen=True)
class Run:
    """Lines, one below the other, that are quoted equally often.

    Attributes:
        text: the lines, without the signs.
        is_quoted: whether they had signs.
    """

    text: str
    is_quoted: bool


def split_replies(text: str) -> Iterator[Run]:
    """The runs of a cleaned text, in order; a text that quotes nothing is one."""
    if not BEGINS.search(text):
        yield Run(text, is_quoted=False)
        return
    for depth, lines in groupby(text.split("\n"), key=_count_signs):
        yield Run("\n".join(QUOTED.sub("", line) if depth else line for line in lines), is_quoted=depth > 0)


def _count_signs(line: str) -> int:
    signs = QUOTED.match(line)
    return signs[0].count(">") if signs else 0
