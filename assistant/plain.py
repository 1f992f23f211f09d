"""What a sentence says that its evidence plainly does not: figures, dates, names and quotations. Pure, untrained."""

import re
import unicodedata
from collections.abc import Iterator

from assistant.figures import missing_figures
from assistant.figures.units import MONTHS
from assistant.names import missing_names, names_of
from index.lexical import stems

__all__ = ["DENIAL", "coverage", "denies_alone", "is_asked", "is_order", "names_of", "unborne", "without_speech"]

QUOTATION = re.compile(
    r"[“\"«„]([^“”\"«»„]+)[”\"»“]"
    r"|(?<![\w’'])[‘'](?!\d\d?s)(?=\S)((?:[^‘“”\"’'\n]|(?<=\w)[’'](?=\w))+)[’'](?!\w)"
)
QUOTED_WORDS = 3
"""Words from which on what stands in quotation marks is a quotation, and not a word that is only set apart."""

_LEFT_OUT = re.compile(r"…|\.\s?\.\s?\.|\[[^\[\]]*\]")
_LETTER = re.compile(r"\[(\w)\]")
_ISO_DATE = re.compile(r"\b(\d{4})-(0\d|1[0-2])-([0-3]\d)\b")

DENIAL = re.compile(r"\b(not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t)\b", re.IGNORECASE)

SPOKEN_WORDS = 6
_SAY = r"(?:say|reply|answer|write|state|tell|respond|report|repeat|print|claim|assert|name|mention|add)"
ATTRIBUTION = re.compile(
    r"\b(?:said|says?|saying|according|told|tells|call(?:s|ed|ing)?|describ\w+|claim\w*|argu\w+|declar\w+|quot\w+|"
    r"writes?|wrote|announc\w+|admit\w*|warn\w*|promis\w*|insist\w*|thinks?|thought|believ\w+)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(?:according to|as) (?:the|this) (?:article|author|essay|text|passage)\b"
    r"|\b(?:the|this) (?:article|author|essay|text|passage) (?:says|argues|claims|writes|declares|said|argued|wrote)\b",
    re.IGNORECASE,
)
"""What only says that the article says so, which holds of every sentence."""

ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,60}\b(?:above|previous|earlier|instruction\w*|rules?|prompt)\b"
    r"|\b(?:you|assistants?|language models?|the model|chatbots?|answering (?:system|model)|whoever answers)\b.{0,80}"
    rf"\b(?:must|shall|should|are (?:now )?(?:to|asked)|will|please|have to|is to|need to)\b.{{0,60}}\b{_SAY}\b"
    rf"|(?:^|[.:;!]\s|\bplease\s){_SAY}\s(?:that|this|the following|only|in|as|:|“)"
    r"|\b(?:your|(?:correct|right)) (?:answer|response|reply|summary)\b.{0,60}\b(?:is|must be|has to be|should)\b"
    rf"|\bwhen(?:ever)? (?:you )?(?:summari[sz]|answer)\w*[^.,]{{0,40}},\s(?:please\s|always\s)?(?:mention|{_SAY})\b"
    r"|^\W*(?:dear|for|to|attention,?)\s(?:(?:the|any|all)\s)?(?:answering |language |AI )?"
    r"(?:model|assistant|chatbot|machine)s?\s*[:,]"
    r"|<\|?\w+\|?>|</?\w+>|\[/?(?:INST|SYSTEM)|\bsystem (?:message|prompt|note)\b"
    r"|\bnote to (?:the )?(?:assistant|model|AI)\b",
    re.IGNORECASE,
)


ASKED = re.compile(
    r"\?[”’\"'»)\]]*\s*$|^\W*(?:suppose|supposing|imagine|pretend|let us (?:suppose|imagine|assume|pretend))\b",
    re.IGNORECASE,
)


def unborne(evidence: str, sentence: str, known: str = "", names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The figures, names and quotations of the sentence that the evidence does not bear out, each kind in order.

    A figure may be written otherwise there, or be rounded; with another unit it is another figure. A name may have
    another ending, or stand there by its initials. A quotation must be there word for word, but may leave words out.

    Args:
        evidence: what should bear the sentence out.
        sentence: what is said.
        known: where a name may stand besides.
        names: see `names_of`; with them a name is known as such at the beginning of a sentence, too.
    """
    evidence, sentence, known = map(_composed, (evidence, sentence, known))
    return (
        *missing_figures(evidence, sentence),
        *missing_names(f"{evidence} {known}", sentence, names),
        *_quotations(evidence, sentence),
    )


def denies_alone(evidence: str, sentence: str) -> bool:
    """Whether the sentence denies something and the evidence nothing."""
    return bool(DENIAL.search(sentence)) and not DENIAL.search(evidence)


def without_speech(evidence: str, sentence: str) -> str:
    """The evidence without what somebody says there, for a sentence that says it in nobody's name.

    What stands in quotation marks, six words or more, is the word of whoever is quoted, and not the article's.
    """
    quotes = (match[1] or match[2] for match in QUOTATION.finditer(sentence))
    if ATTRIBUTION.search(OWN.sub("", sentence)) or any(len(each.split()) >= QUOTED_WORDS for each in quotes):
        return evidence
    return QUOTATION.sub(
        lambda match: "“…”" if len((match[1] or match[2]).split()) >= SPOKEN_WORDS else match[0], evidence
    )


def is_order(sentence: str) -> bool:
    """Whether a sentence of an article speaks to whoever answers questions about it: that is not what it tells."""
    return bool(ORDER.search(sentence))


def is_asked(sentence: str) -> bool:
    """Whether a sentence only asks or supposes something, which says of nothing that it is so."""
    return bool(ASKED.search(sentence))


def coverage(evidence: str, sentence: str) -> float:
    """The share of the sentence's words of meaning that the evidence has, 0 to 1, whatever their endings."""
    wanted, there = map(set, stems([sentence, evidence]))
    return len(wanted & there) / len(wanted) if wanted else 1.0


def _composed(text: str) -> str:
    """The text with each accent on its letter, and dates such as 2021-03-07 as 7 March 2021."""
    composed = unicodedata.normalize("NFC", text)
    return _ISO_DATE.sub(lambda date: f"{int(date[3])} {MONTHS[int(date[2]) - 1].title()} {date[1]}", composed)


def _quotations(evidence: str, sentence: str) -> Iterator[str]:
    there = _words(_LETTER.sub(r"\1", evidence))
    for match in QUOTATION.finditer(sentence):
        quotation = match[1] or match[2]
        if len(quotation.split()) >= QUOTED_WORDS and not _is_quoted(quotation, there):
            yield f"“{quotation}”"


def _is_quoted(quotation: str, there: str) -> bool:
    """Whether the parts between what the quotation leaves out stand there in their order."""
    place = 0
    for part in _LEFT_OUT.split(_LETTER.sub(r"\1", quotation)):
        found = there.find(_words(part), place)
        if found < 0:
            return False
        place = found + len(_words(part)) - 1
    return True


def _words(text: str) -> str:
    """The words alone, with a space before and behind each."""
    return " ".join(["", *re.findall(r"[^\W_]+", text.lower()), ""])
