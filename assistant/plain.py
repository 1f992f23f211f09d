"""What a sentence says that its evidence plainly does not: figures, dates, names and quotations. Pure, untrained."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import takewhile

from index.lexical import stems

FIGURE = re.compile(r"(\d+(?:[.,]\d+)*)\s*(million|billion|trillion|thousand|percent|per cent|%)?", re.IGNORECASE)
WORD = re.compile(r"[^\W_][\w’'-]*(?:\.[A-Z]\b)*")
SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s)\W*$")
QUOTATION = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]")
QUOTED_WORDS = 3
"""Words from which on what stands in quotation marks is a quotation, and not a word that is only set apart."""

ROOT, ENDING = 4, 3
"""Letters that two forms of a name share at least, and in which they may differ behind: Russia, Russian."""

_WORD = re.compile(r"[\w'’]+")
_SMALL = _WORD.findall(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = _WORD.findall("twenty thirty forty fifty sixty seventy eighty ninety")
NUMBERS = {
    **{word: str(value) for value, word in enumerate(_SMALL)},
    **{word: str(10 * value) for value, word in enumerate(_TENS, 2)},
    **{
        f"{ten}-{one}": str(10 * place + value)
        for place, ten in enumerate(_TENS, 2)
        for value, one in enumerate(_SMALL[:10])
    },
}
ALWAYS_CAPITAL = frozenset(_WORD.findall("i im ive mr mrs ms dr according article author yes no"))
"""Words with a capital that name nobody."""

DENIAL = re.compile(r"\b(not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t)\b", re.IGNORECASE)

SPOKEN_WORDS = 6
_SAY = r"(?:say|reply|answer|write|state|tell|respond|report|repeat|print|claim|assert)"
ATTRIBUTION = re.compile(
    r"[“\"«]|\b(?:said|says?|saying|according|told|tells|call(?:s|ed|ing)?|describ\w+|claim\w*|argu\w+|declar\w+|quot\w+|"
    r"writes?|wrote|announc\w+|admit\w*|warn\w*|ask\w*|promis\w*|statement|phrase|words?)\b",
    re.IGNORECASE,
)
ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,60}\b(?:above|previous|earlier|instruction\w*|rules?|prompt)\b"
    r"|\b(?:you|assistants?|language models?|the model|chatbots?|answering (?:system|model)|whoever answers)\b.{0,80}"
    rf"\b(?:must|shall|should|are (?:now )?(?:to|asked)|will|please|have to|is to|need to)\b.{{0,60}}\b{_SAY}\b"
    rf"|(?:^|[.:;!]\s|\bplease\s|\b(?:must|then|and|now)\s){_SAY}\s(?:that|this|the following|only|in|as|:|“)"
    r"|<\|?\w+\|?>|</?\w+>|\[/?(?:INST|SYSTEM)|\bsystem (?:message|prompt|note)\b"
    r"|\bnote to (?:the )?(?:assistant|model|AI)\b",
    re.IGNORECASE,
)

UNSAID = frozenset({"one", "two"})
"""Numbers in words that a sentence may count for itself: the two countries."""


def unborne(evidence: str, sentence: str, known: str = "", names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The figures, names and quotations of the sentence that do not occur in the evidence, in order.

    A figure may be written as a word there, with another unit it is another figure; a name may have another ending, or
    stand there by its initials; a quotation must be there word for word.

    Args:
        evidence: what should bear the sentence out.
        sentence: what is said.
        known: where a name may stand besides.
        names: see `names_of`; with them a name is known as such at the beginning of a sentence, too.
    """
    return (
        *_figures(evidence, sentence),
        *_names(f"{evidence} {known}", sentence, names),
        *_quotations(evidence, sentence),
    )


def denies_alone(evidence: str, sentence: str) -> bool:
    """Whether the sentence denies something and the evidence nothing."""
    return bool(DENIAL.search(sentence)) and not DENIAL.search(evidence)


def without_speech(evidence: str, sentence: str) -> str:
    """The evidence without what somebody says there, for a sentence that says it in nobody's name.

    What stands in quotation marks, six words or more, is the word of whoever is quoted, and not the article's.
    """
    if ATTRIBUTION.search(sentence):
        return evidence
    return QUOTATION.sub(lambda match: "“…”" if len(match[1].split()) >= SPOKEN_WORDS else match[0], evidence)


def is_order(sentence: str) -> bool:
    """Whether a sentence of an article speaks to whoever answers questions about it: that is not what it tells."""
    return bool(ORDER.search(sentence))


def coverage(evidence: str, sentence: str) -> float:
    """The share of the sentence's words of meaning that the evidence has, 0 to 1, whatever their endings."""
    wanted, there = map(set, stems([sentence, evidence]))
    return len(wanted & there) / len(wanted) if wanted else 1.0


def names_of(text: str) -> frozenset[str]:
    """The words that stand in the text with a capital within a sentence, and never without one."""
    small = {_bare(match[0]) for match in WORD.finditer(text) if match[0][0].islower()}
    large = {
        _bare(match[0])
        for match in WORD.finditer(text)
        if match[0][0].isupper() and not SENTENCE_START.search(text[max(0, match.start() - 9) : match.start()])
    }
    return frozenset(large - small - ALWAYS_CAPITAL)


def _figures(evidence: str, sentence: str) -> Iterator[str]:
    there = {(_number(number), _unit(unit)) for number, unit in FIGURE.findall(evidence)}
    there |= {(number, _unit(unit)) for _, number, unit in _in_words(evidence)}
    numbers = {number for number, _ in there}
    told = [(match[0].strip(), _number(match[1]), match[2] or "") for match in FIGURE.finditer(sentence)]
    told += [found for found in _in_words(sentence) if found[0] not in UNSAID]
    for shown, number, unit in told:
        if number not in numbers or (_unit(unit) and not {(number, _unit(unit)), (number, "")} & there):
            yield shown


def _in_words(text: str) -> Iterator[tuple[str, str, str]]:
    """Each number in words: the word, the number, the unit behind it."""
    for match in re.finditer(
        r"\b([a-z]+(?:-[a-z]+)?)\b(?:\s+(million|billion|trillion|percent|per cent)\b)?", text.lower()
    ):
        if match[1] in NUMBERS:
            yield match[1], NUMBERS[match[1]], match[2] or ""


def _number(written: str) -> str:
    whole = re.sub(r",(?=\d{3})", "", written)
    return re.sub(r"\.?0+$", "", whole) if "." in whole else whole


def _unit(written: str) -> str:
    return "percent" if written in {"%", "per cent"} else written.lower()


def _names(evidence: str, sentence: str, names: frozenset[str]) -> Iterator[str]:
    words = [_bare(match[0]) for match in WORD.finditer(evidence) if match[0][0].isupper()]
    initials = "".join(word[0] for word in re.findall(r"\w+", evidence))
    for match in WORD.finditer(sentence):
        bare = _bare(match[0])
        if not match[0][0].isupper() or bare in ALWAYS_CAPITAL:
            continue
        if SENTENCE_START.search(sentence[: match.start()]) and bare not in names:
            continue
        letters = match[0].replace(".", "")
        is_short = letters.isupper() and letters in initials
        if not is_short and not any(_is_same_name(bare, word) for word in words):
            yield match[0]


def _is_same_name(one: str, other: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one == other or (shared >= ROOT and max(len(one), len(other)) - shared <= ENDING)


def _bare(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return re.sub(r"[’']s$|[’'.-]+", "", plain)


def _quotations(evidence: str, sentence: str) -> Iterator[str]:
    there = _plain(evidence)
    for quotation in QUOTATION.findall(sentence):
        wanted = _plain(quotation).strip(" .,;:!?…")
        if len(wanted.split()) >= QUOTED_WORDS and wanted not in there:
            yield f"“{quotation}”"


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[’‘]", "'", text).lower().split())
