"""When are two spellings one name? By their endings, accents, and a short table of what no rule tells. Pure."""

import re
import unicodedata
from functools import lru_cache
from itertools import takewhile

from assistant.figures.units import MONTHS

ROOT = 4
"""Letters that two forms of a name share at least."""

_PAIRS = (
    "-/s -/n -/ns -/an -/ans -/ian -/ians -/ean -/eans -/ese -/lese -/i -/is -/ish -/ic -/ist -/ists -/ism -/er -/ers "
    "-/ien -/ite -/ites -/stan -/istan -/al -/ial -/ional -/ary -/ern -/ity s/n s/ns s/ian s/ians s/ic s/ish s/stan "
    "s/istan s/ism s/ity n/ns a/ian a/ians a/ese a/ic a/ist a/ists a/ism y/- y/s y/ian y/ians y/ic e/ian e/ians e/or "
    "e/ors o/an o/ans on/ese u/an um/an um/ans en/ish t/m ts/m er/ry c/st y/i"
)
ENDINGS = frozenset(
    (one.strip("-"), other.strip("-"))
    for pair in _PAIRS.split()
    for one, other in (pair.split("/"), reversed(pair.split("/")))
)
"""In what two forms of a name may differ behind: Russia, Russians; Lebanon, Lebanese. Not Niger, Nigeria."""

_SAME = """
america american usa
britain british briton
netherlands dutch holland dutchman
france french frenchman frenchmen
spain spanish spaniard
poland polish pole
ireland irish irishman
denmark danish dane
norway norwegian
finland finnish finn
greece greek
switzerland swiss
turkey turkish turk turkiye
thailand thai
scotland scottish scot scotsman
wales welsh welshman
england english englishman
portugal portuguese
peru peruvian
cyprus cypriot
philippines filipino
argentina argentine
slovakia slovak
slovenia slovene
serbia serb
croatia croat
czechia czech
iceland icelander
rome roman
jew jewish
mao maoist
myanmar burma burmese
kyiv kiev
beijing peking
muhammad mohammed mohamed muhammed mohammad
quran koran
hezbollah hizbollah hizbullah
qaeda qaida
gaddafi qaddafi gadhafi
professor prof
senator sen
governor gov
general gen
representative rep
president pres
lieutenant lt
captain capt
colonel col
sergeant sgt
saint st
mount mt
junior jr
department dept
university univ
corporation corp
company co
"""
"""Words of one meaning that share no root: countries and their people, towns of two names, titles cut short."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CALENDAR = frozenset((*MONTHS, *_DAYS))
"""Names that are other words without their capital: may, march, sat."""

_KEYS = {word: words.split()[0] for words in _SAME.strip().splitlines() for word in words.split()}
_CUT = {name[:3]: name for name in (*MONTHS, *_DAYS)}
_CUT |= {"sept": "september", "tues": "tuesday", "thur": "thursday", "thurs": "thursday"}

PHRASES = {
    "america": re.compile(r"\b(?:United States(?: of America)?|U\.S(?:\.A)?|US)\b(?!\$)"),
    "britain": re.compile(r"\b(?:United Kingdom|Great Britain|U\.K|UK)\b"),
    "ai": re.compile(r"\b(?:A\.?I|[Aa]rtificial[- ][Ii]ntelligence)\b"),
    "soviet": re.compile(r"\b(?:Soviet Union|USSR)\b"),
    "world war i": re.compile(r"\b(?:World War (?:I|One)|(?i:first world war)|WWI)\b"),
    "world war ii": re.compile(r"\b(?:World War (?:II|Two)|(?i:second world war)|WWII)\b"),
    **{
        f"g{count}": re.compile(rf"\b(?:G-?{count}|Group of (?:{count}|{word}))\b")
        for count, word in ((5, "Five"), (7, "Seven"), (8, "Eight"), (10, "Ten"), (20, "Twenty"), (77, "Seventy-Seven"))
    },
}
"""Names of several words that are one of another spelling."""

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"})
_SHORTEST = 5
"""Letters from which on a letter written twice may be written once."""


def bare(word: str) -> str:
    """The word in small letters, without accents, points, hyphens and a genitive."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[’']s$|[’'.-]+", "", plain)


@lru_cache(maxsize=8192)
def key(word: str) -> str:
    """What all spellings of the word have in common, apart from their endings."""
    plain = bare(word).translate(_LETTERS)
    plain = _CUT.get(plain) or _KEYS.get(plain) or _KEYS.get(plain.removesuffix("s")) or plain
    if len(plain) < _SHORTEST:
        return plain
    return re.sub(r"([a-z])\1", r"\1", re.sub(r"(?:iy|yi|ij|yy)$", "y", re.sub(r"([aou])e", r"\1", plain)))


def is_same_name(one: str, other: str) -> bool:
    """Whether two keys are forms of one name."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one == other or (shared >= ROOT and (one[shared:], other[shared:]) in ENDINGS)
