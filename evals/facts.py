"""Whether a text states a fact: one of the accepted forms stands in it as whole words.

Knows nothing of cases, answers or articles.
"""

import re
from collections.abc import Iterable

_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "%": " percent",
    }
)


def normalise(text: str) -> str:
    """The text for comparing: case folded, quotes and dashes straight, one space between words, "%" as "percent"."""
    straight = " ".join(text.translate(_STRAIGHT).casefold().split())
    return straight.replace("per cent", "percent")


def contains(text: str, forms: Iterable[str]) -> bool:
    """Whether one of the forms stands in the text as whole words.

    A figure is a word of its own: "2.5" stands neither in "12.5" nor in "2.54", and "20" not in "20,000".
    """
    normal = normalise(text)
    return any(re.search(_whole(normalise(form)), normal) for form in forms)


def _whole(form: str) -> str:
    return rf"(?<!\w)(?<!\d[.,]){re.escape(form)}(?!\w)(?![.,]\d)"
