"""What a sentence says that its evidence plainly does not: figures, dates, names and quotations. Pure, untrained."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from assistant.figures import missing_figures
from assistant.figures.units import MONTHS
from assistant.names import missing_names, names_of
from assistant.speech import QUOTATION, QUOTED_WORDS
from index.lexical import stems

__all__ = ["DENIAL", "coverage", "denies_alone", "names_of", "unborne"]

_LEFT_OUT = re.compile(r"…|\.\s?\.\s?\.|\[[^\[\]]*\]")
_LETTER = re.compile(r"\[(\w)\]")
_ADDRESS = re.compile(r"\b(?:[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?://|www\.)\S+)")
_LONG = re.compile(r"\d{21,}")
"""What is no figure but a number all the same, such as that of an account; see `DIGITS`."""

_ISO_DATE = re.compile(r"\b(\d{4})-(0\d|1[0-2])-([0-3]\d)\b")

DENIAL = re.compile(r"\b(not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t)\b", re.IGNORECASE)


def unborne(evidence: str, sentence: str, known: str = "", names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """What of the sentence the evidence does not bear out: figures, names, addresses, quotations; each kind in order.

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
        *_missing(_addresses(sentence), _addresses(f"{evidence} {known}")),
        *_missing(_LONG.findall(sentence), _LONG.findall(evidence)),
        *_quotations(evidence, sentence),
    )


def denies_alone(evidence: str, sentence: str) -> bool:
    """Whether the sentence denies something and the evidence nothing."""
    return bool(DENIAL.search(sentence)) and not DENIAL.search(evidence)


def coverage(evidence: str, sentence: str, of_nothing: float = 1.0) -> float:
    """The share of the sentence's words of meaning that the evidence has, 0 to 1, whatever their endings.

    Args:
        evidence: what may have them.
        sentence: what is said.
        of_nothing: the share where the sentence has no words of meaning.
    """
    wanted, there = map(set, stems([sentence, evidence]))
    return len(wanted & there) / len(wanted) if wanted else of_nothing


def _composed(text: str) -> str:
    """The text with each accent on its letter, and dates such as 2021-03-07 as 7 March 2021."""
    composed = unicodedata.normalize("NFC", text)
    return _ISO_DATE.sub(lambda date: f"{int(date[3])} {MONTHS[int(date[2]) - 1].title()} {date[1]}", composed)


def _addresses(text: str) -> list[str]:
    return [each.lower().rstrip(".,;:!?)]}>”’\"'/") for each in _ADDRESS.findall(text)]


def _missing(said: Sequence[str], there: Sequence[str]) -> Iterator[str]:
    return (each for each in said if each not in there)


def _quotations(evidence: str, sentence: str) -> Iterator[str]:
    whole = _LETTER.sub(r"\1", evidence)
    # Who speaks may stand within what is said: “It broke,” she says, “in May.”
    spoken = " … ".join(each[1] or each[2] for each in QUOTATION.finditer(whole))
    there = (_words(whole), _words(spoken))
    for match in QUOTATION.finditer(sentence):
        quotation = match[1] or match[2]
        if len(quotation.split()) >= QUOTED_WORDS and not any(_is_quoted(quotation, words) for words in there):
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
