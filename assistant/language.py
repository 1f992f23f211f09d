"""Is the question in another language than the article? A library tells; most questions never need to ask it."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Loading the library takes half a second: a text with enough of these words is English and spares it.
ENGLISH = re.compile(
    r"\b([Ww]hat|[Ww]ho|[Ww]hen|[Ww]here|[Ww]hy|[Hh]ow|[Ww]hich|[Tt]he|[Dd]oes|[Dd]id|[Tt]his|[Tt]hat|with|[Aa]re)\b"
)
ENOUGH = 0.03
"""Share of the words: in English it is about a tenth, elsewhere they come in names."""

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


READ = NAMES["en"]
"""What the reader was trained on."""


def foreign_to(question: str, text: str) -> str:
    """The name of the article's language when the question is in another one, else "".

    Args:
        question: as asked.
        text: the article's.
    """
    asked = language(question)
    return language_of(text) if asked and asked != language(text[:SAMPLE]) else ""


def language_of(text: str) -> str:
    """The name of the text's language; "" when that is not sure."""
    own = language(text[:SAMPLE])
    return NAMES.get(own, "another language") if own else ""


@lru_cache(maxsize=256)
def language(text: str) -> str:
    """ISO 639-1 code of the text's language; "" when that is not sure."""
    if len(ENGLISH.findall(text)) > ENOUGH * len(text.split()):
        return "en"
    code, probability = _identifier().classify(text)
    return str(code) if probability >= SURE else ""


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
