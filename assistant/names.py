"""The names of a text, and those of a sentence that its evidence lacks. Pure, untrained.

A name may stand there with another ending or accent, by its initials, or as the country of a nationality. Knows no
nicknames, and of two people of one name it knows one; what begins a sentence is a name only where the article says so.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.figures.numerals import one_of, words_in
from assistant.spelling import CALENDAR, PHRASES, bare, is_same_name, key

WORD = re.compile(r"(?![A-Z]+\$)[^\W_][\w’'-]*(?:\.[A-Z]\b)*")
SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s)\W*$")
_TITLE = re.compile(r"\b(?:mr|mrs|ms|dr|st|prof|gen|sen|rep|gov|jr|vs|[A-Z])\.\s$", re.IGNORECASE)
ALWAYS_CAPITAL = frozenset(
    words_in(
        "i im ive mr mrs ms dr according article author yes no the a an this that these those it he she we they you in "
        "on at for from with as and but or if when while there here our my his her its their"
    )
)
"""Words that name nobody, even where they have a capital within a sentence: He said, “The dam broke.”"""

JOINING = words_in("of the and for on in de")
"""Words that initials may leave out."""

MONEY = re.compile(r"\b(?:U\.?S\.?|American)\s?(?=dollars?\b|\$)|\b(?:USD|EUR|GBP|RMB)\b")
"""What only says which money is meant: 240 billion US dollars."""

ACRONYM = re.compile(r"\b(?:[A-Z]\.?){2,6}(?!\w)")
PAIR = 2


@dataclass(frozen=True)
class Known:
    """What the evidence has of names.

    Attributes:
        large: keys of its words with a capital.
        small: keys of those without.
        initials: first letters of its words, one behind the other.
        spelled_out: what its initials may stand for.
    """

    large: frozenset[str]
    small: frozenset[str]
    initials: str
    spelled_out: tuple[re.Pattern[str], ...]


def names_of(text: str) -> frozenset[str]:
    """The words that stand in the text with a capital within a sentence, and never without one."""
    small = {bare(match[0]) for match in WORD.finditer(text) if match[0][0].islower()}
    large = {bare(match[0]) for match in WORD.finditer(text) if match[0][0].isupper() and not _begins(text, match)}
    return frozenset(large - small - ALWAYS_CAPITAL)


def missing_names(evidence: str, sentence: str, names: frozenset[str]) -> tuple[str, ...]:
    """The names of the sentence that the evidence lacks, in order."""
    known = _known(evidence)
    found: list[re.Match[str]] = []
    rest = MONEY.sub(_blank, sentence)
    for name, pattern in PHRASES.items():
        found += pattern.finditer(rest) if name not in known.large else ()
        rest = pattern.sub(_blank, rest)
    for pattern in known.spelled_out:
        rest = pattern.sub(_blank, rest)
    for match in WORD.finditer(rest):
        begins = _begins(rest, match)
        if _is_name(match[0], names, begins=begins) and not _is_known(match[0], known, begins=begins):
            found.append(match)
    return tuple(sentence[slice(*span)] for span in sorted(match.span() for match in found))


def _begins(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence begins with the word; no more is looked at than may stand between two sentences."""
    before = text[max(0, match.start() - 9) : match.start()]
    return bool(SENTENCE_START.search(before)) and not _TITLE.search(before)


def _blank(match: re.Match[str]) -> str:
    """What is as long and no name."""
    return re.sub(r"\w", "x", match[0])


@lru_cache(maxsize=64)
def _known(evidence: str) -> Known:
    evidence = MONEY.sub(_blank, evidence)
    parts = [part for match in WORD.finditer(evidence) for part in _parts(match[0])]
    phrases = {name for name, pattern in PHRASES.items() if pattern.search(evidence)}
    return Known(
        frozenset({key(part) for part in parts if part[0].isupper()} | phrases),
        frozenset(key(part) for part in parts if not part[0].isupper()),
        _initials(evidence),
        tuple(_spelled_out(acronym.replace(".", "")) for acronym in sorted(set(ACRONYM.findall(evidence)))),
    )


def _parts(word: str) -> tuple[str, ...]:
    """The word, and where it has hyphens what they join: al-Assad, Jean-Paul, Russian-backed."""
    return (word, *(part for part in word.split("-") if part)) if "-" in word else (word,)


def _initials(evidence: str) -> str:
    """The first letters of the words, once with those of joining words and once without, once all in small letters."""
    words = re.findall(r"\w+", evidence)
    with_all = "".join(word[0].upper() if word in JOINING else word[0] for word in words)
    without = "".join(word[0] for word in words if word not in JOINING)
    return f"{with_all} {without} {without.lower()}"


@lru_cache(maxsize=1024)
def _spelled_out(acronym: str) -> re.Pattern[str]:
    gap = rf"(?:[\s-]{one_of(JOINING)}\b)*[\s-]"
    words = [
        rf"(?:{letter}\w+|{one_of([word for word in JOINING if word[0] == letter.lower()] or [letter])}\b)"
        for letter in acronym
    ]
    return re.compile(r"\b" + gap.join(words) + r"\b")


def _is_name(word: str, names: frozenset[str], *, begins: bool) -> bool:
    if bare(word) in ALWAYS_CAPITAL and not (word.isupper() and len(word) > 1):
        return False
    has_capital = any(part[0].isupper() for part in _parts(word))
    return has_capital and (not begins or "-" in word or bare(word) in names)


def _is_known(word: str, known: Known, *, begins: bool) -> bool:
    if _is_one_known(word, known):
        return True
    parts = _parts(word)[1:]
    asked = [part for part in parts[int(begins) :] if part[0].isupper()]
    return bool(parts) and all(_is_one_known(part, known) for part in asked)


def _is_one_known(word: str, known: Known) -> bool:
    if len(word) == 1:
        return any(each.startswith(bare(word)) for each in known.large)
    letters = re.sub(r"[.’']|[’']?s$", "", word)
    if any(letter.isupper() for letter in letters[1:]) and _is_short(letters, known):
        return True
    wanted = key(letters if letters.isupper() else word)
    there = known.large if letters.isupper() or wanted in CALENDAR else known.large | known.small
    return key(word) in known.large or any(is_same_name(wanted, each) for each in there)


def _is_short(letters: str, known: Known) -> bool:
    """Whether they are initials of what the evidence has; two small letters stand together anywhere."""
    return letters.upper() in known.initials or (len(letters) > PAIR and letters.lower() in known.initials)
