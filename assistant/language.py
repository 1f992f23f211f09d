"""Is the question in another language than the article? A library tells; most questions never need to ask it."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Loading the library takes half a second: a text with one of these words is English and spares it.
ENGLISH = re.compile(r"\b(what|who|when|where|why|how|which|the|does|did|this|that|with|are)\b", re.IGNORECASE)

SURE = 0.5
"""Probability from which on a language is believed; of 1,693 English questions none reached 0.8, one 0.5."""

SAMPLE = 2000

NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def foreign_to(question: str, text: str) -> str:
    """The name of the article's language when the question is in another one, else "".

    Args:
        question: as asked.
        text: the article's.
    """
    own = language(text[:SAMPLE])
    asked = language(question)
    return NAMES.get(own, "another language") if own and asked and own != asked else ""


@cache
def language(text: str) -> str:
    """ISO 639-1 code of the text's language; "" when that is not sure."""
    if ENGLISH.search(text):
        return "en"
    code, probability = _identifier().classify(text)
    return str(code) if probability >= SURE else ""


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
