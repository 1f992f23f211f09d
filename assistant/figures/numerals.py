"""Numbers in digits and in English words -> their value. Knows nothing of what they count."""

import re
from collections.abc import Iterable
from fractions import Fraction

words_in = re.compile(r"\S+").findall

_ORDINALS = words_in(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_ONES = words_in(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = dict(zip(words_in("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True))

SMALL = {"zero": 0, **{word: value for value, word in enumerate(_ONES, 1)}, **_TENS}
"""Numbers of one word below a hundred."""

ORDINALS = {
    **{word: value for value, word in enumerate(_ORDINALS, 1)},
    **{f"{ten[:-1]}ieth": tens for ten, tens in _TENS.items()},
    **{f"{ten}-{word}": tens + ones for ten, tens in _TENS.items() for ones, word in enumerate(_ORDINALS[:9], 1)},
}
DECADES = {f"{ten[:-1]}ies": tens for ten, tens in _TENS.items()}
PARTS = {"half": 2, "quarter": 4, **{word: value for value, word in enumerate(_ORDINALS[2:10], 3)}}
"""What a share is a part of: half, a third, a tenth."""

SCALES = {"dozen": 12, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
LETTERS = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12, "trn": 10**12}


def one_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,9}(?!\d)|\d{1,20}(?!\d))(?:\.\d{1,20})?"
"""No longer than a figure is: Python reads no number of thousands of digits."""

_BELOW_HUNDRED = rf"(?:{one_of(_TENS)}[\s-]{one_of(_ONES[:9])}|{one_of(SMALL)})\b"
WORDS = (
    rf"(?:{_BELOW_HUNDRED}(?:\sand\sa\shalf\b)?|(?<!of\s)(?<!in\s)(?:half\s)?an?(?=\s{one_of(SCALES)}\b))"
    rf"(?:[\s-]{one_of(SCALES)}\b(?:\s(?:and\s)?{_BELOW_HUNDRED})?)*"
)
"""A number in words, such as "two hundred and fifty thousand" or "half a million"."""


def value_of_digits(written: str) -> Fraction:
    """The value of what `DIGITS` finds."""
    return Fraction(re.sub(r"[,\u00a0\u202f]", "", written))


def value_of_words(written: str) -> Fraction:
    """The value of what `WORDS` finds."""
    total, current = Fraction(0), Fraction(0)
    for word in re.findall(r"\w+", written.replace("and a half", "half")):
        if word in {"a", "an"}:
            current = current or Fraction(1)
        elif word == "half":
            current += Fraction(1, 2)
        elif word not in SCALES:
            current += SMALL.get(word, 0)
        elif SCALES[word] < SCALES["thousand"]:
            current *= SCALES[word]
        else:
            total, current = total + current * SCALES[word], Fraction(0)
    return total + current
