"""Is this line a byline? Tells people's names from other short lines, by shape and by the rest of the text. Pure."""

# ruff: noqa: SIM905 - lists of words

import re
from collections.abc import Set as AbstractSet

from index.loading.dates import find_date

BYLINE = re.compile(
    r"(?:by|(?:written|words|text|story|reported|interview(?:ed)?|essay) by|authors?|autor(?:in|en)?|"
    r"auteurs?|von|par|por|автор(?:ы)?|text)(?:\s*:\s*|\s+)(?P<names>\S.*)|(?:作者|文|撰文)\s*[:\uff1a/]\s*(?P<written>\S.*)"
    r"|(?:lecturer|speaker|presenter|instructor|referent(?:in)?|dozent(?:in)?)\s*:\s*(?P<spoken>\S+\s+\S.*)",
    re.IGNORECASE,
)
# What may stand between a byline and the date on one line.
BETWEEN = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|,\s+|\s+on\s+(?=\S)|\s+(?=by\s)", re.IGNORECASE)
JOINS = re.compile(r",?\s+(?:and|und|et|y|e|и|with)\s+|\s*[,;&]\s*")
PARTICLES = frozenset("de da del della der den di du la le van von ter bin ibn al el dos das do zu af".split())
RANKS = frozenset(
    "dr prof professor sir dame lord lady sen rep gen col lt commander captain major general colonel judge rev father "
    "sister jr sr ii iii iv phd md ret mr mrs ms emeritus".split()
)
# Words that titles and headings have and names have not.
NO_NAMES = frozenset(
    "a an the of in on at to for from with as is are was how why what when where who whose this that these our my your "
    "his her its not no new introduction abstract summary background overview conclusion conclusions chapter part "
    "preface foreword prologue epilogue contents interview transcript editorial opinion analysis review report press "
    "release news world politics business culture science essay letter letters magazine volume issue executive "
    "through hi hello hey dear hallo liebe lieber bonjour cher chère hola".split()
)
# What a line ends with that says where, not who.
STREETS = frozenset("avenue boulevard crescent drive road square street terrace".split())
# What a line ends with that says what somebody is, not who.
ROLES = frozenset(
    "accountant analyst architect assistant consultant coordinator correspondent designer developer director editor "
    "engineer manager nurse officer producer reporter researcher scientist secretary specialist student teacher "
    "technician writer".split()
)
NOTE = re.compile(r"\(\d\)")
WORD = re.compile(r"[^\W\d_][\w.’'-]*")
MOST_WORDS, MOST_NAMES, LONGEST = 5, 6, 120


def find_byline(line: str) -> str:
    """The names of a line such as "By Ann Lee and Tom Roe", as worded; "" for any other line."""
    match = BYLINE.fullmatch(line)
    if not match or len(line) > LONGEST:
        return ""
    names = (match["names"] or match["written"] or match["spoken"]).strip()
    return names if match["written"] or are_names(names) else ""


def are_names(line: str) -> bool:
    """Whether every part of the line is shaped like the name of a person."""
    parts = [part for part in JOINS.split(line) if part and part.strip(".").casefold() not in RANKS]
    are_few = 0 < len(parts) <= MOST_NAMES and len(line) <= LONGEST
    return are_few and all(map(_is_name, parts)) and not is_role(parts[0])


def is_role(line: str) -> bool:
    """Whether the line says what a person is ("Chief Engineer"), in the shape of a name."""
    return _is_name(line) and line.rsplit(maxsplit=1)[-1].casefold() in ROLES


def is_bare_byline(line: str, words_of_text: AbstractSet[str]) -> bool:
    """Whether a line without "By" is a byline.

    Args:
        line: a line between the title and the text.
        words_of_text: as the text spells them; most words of a name never stand there without a capital.
    """
    words = [word.casefold() for word in WORD.findall(line) if word.strip(".").casefold() not in RANKS | PARTICLES]
    if line.isupper() or not are_names(line) or any(map(str.isdigit, NOTE.sub("", line))):
        return False
    if any(part.rsplit(maxsplit=1)[-1].casefold() in STREETS for part in JOINS.split(line) if part):
        return False
    common = sum(word in words_of_text for word in words)
    return len(words) > 1 and 2 * common <= len(words) and not line.endswith(("!", "?", ":", ","))


def split_byline(line: str) -> tuple[str, str] | None:
    """The two parts of a line that is a byline and a date ("By Ann Lee | 3 May 2021"), None for any other line."""
    if len(line) > LONGEST:
        return None
    for between in BETWEEN.finditer(line):
        left, right = line[: between.start()].strip(), line[between.end() :].strip()
        for names, day in ((left, right), (right, left)):
            if (find_byline(names) or are_names(names)) and find_date(day):
                return left, right
    return None


def are_names_with_notes(line: str, following: str) -> bool:
    """Whether a line is like "Ann Lee (1), Tom Roe (2)", above the notes."""
    return bool(NOTE.search(line) and NOTE.match(following)) and are_names(line)


def _is_name(part: str) -> bool:
    words = re.sub(r"\([^)]*\)", "", part).split()
    lasting = [word for word in words if word.strip(".,").casefold() not in RANKS | PARTICLES]
    return (
        0 < len(lasting) <= MOST_WORDS
        and all(WORD.fullmatch(word) and not word[0].islower() for word in lasting)
        and not any(word.casefold() in NO_NAMES for word in lasting)
    )
