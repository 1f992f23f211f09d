"""Could a person have written this? Tells a right decoding from a wrong one by its letters. Pure.

A wrong encoding yields letters that no one language has together, signs inside words, capitals behind small letters,
and characters of Chinese, Japanese or Korean that hardly anyone writes.
"""

# ruff: noqa: RUF001 - letters of other scripts are meant

import re
import unicodedata
from functools import cache
from itertools import pairwise

ALPHABETS = {
    "English": "éèêëïöüçñàâôæœ",
    "German": "äöüßéèà",
    "French": "àâæçèéêëîïôœùûüÿ",
    "Spanish": "áéíóúñüçàèòï",
    "Portuguese": "áâãàçéêíóôõúü",
    "Italian": "àèéìíòóùîú",
    "Dutch": "áéëèïíóöüê",
    "Scandinavian": "åäöæøéüðþáíóúý",
    "Polish": "ąćęłńóśźż",
    "Czech and Slovak": "áčďéěíňóřšťúůýžäĺľŕô",
    "Hungarian": "áéíóöőúüű",
    "Croatian": "čćđšž",
    "Romanian": "ăâîșțşţ",
    "Turkish": "çğıöşüâîûİ",
    "Russian": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "Bulgarian and Serbian": "абвгдђежзијклљмнњопрстћуфхцчџшщъьюя",
    "Greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "Hebrew": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "Arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
}
LETTERS = {language: frozenset(letters + letters.upper()) for language, letters in ALPHABETS.items()}
SIGNS = frozenset("‘’‚“”„«»‹›–—…•·°§©®™€£¥½¼¾²³ªº¿¡×÷±†‡‰¶°′″№\xa0\xad")
# A sign that never stands there, or two scripts in one word.
ODD = re.compile(
    r"[^\W\d_][„“•§©®™¥½¼¾²³¿¡×÷±†‡‰¶°«»‹›][^\W\d_]|[^\W\d_][‚„]"
    r"|[A-Za-z\xc0-\u024f][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z\xc0-\u024f]"
)
ENOUGH = 0.95
ODD_SHARE = 0.02

KANA = re.compile("[\u3041-\u30ff]")
HANGUL = re.compile("[\uac00-\ud7a3]")
HAN = re.compile("[\u4e00-\u9fff]")
EAST_ASIAN = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
EAST_ASIAN_SIGNS = re.compile("[\u2010-\u203b\u3000-\u303f\uff01-\uff5e\xb7\xd7]")
SPACED_HAN = re.compile("[\u4e00-\u9fff] +[\u4e00-\u9fff]")
COMMON = 0.9
FEW = 10


def is_plausible(text: str, enough: float = ENOUGH) -> bool:
    """Whether what is not ASCII are letters of one language, or signs, each where it can stand.

    Args:
        text: what a decoding yields.
        enough: the share of those characters, 0 to 1, that must be of the one language.
    """
    beyond = [character for character in text if not character.isascii()]
    if any(unicodedata.category(character) in {"Cc", "Cn", "Co", "Cs"} for character in beyond):
        return False
    if len(EAST_ASIAN.findall(text)) > len(beyond) / 2:
        return east_asian_language(text) != ""
    fit = max(sum(letter in letters or letter in SIGNS for letter in beyond) for letters in LETTERS.values())
    return fit >= enough * len(beyond) and _count_odd(text) <= ODD_SHARE * len(beyond)


def _count_odd(text: str) -> int:
    pairs = pairwise(text)
    capitals = sum(
        behind.isupper() and before.islower() and not (before.isascii() and behind.isascii())
        for before, behind in pairs
    )
    return capitals + len(ODD.findall(text))


def east_asian_language(text: str) -> str:
    """The language: Japanese has kana, Korean is Hangul, Chinese has neither and no spaces; "" for none of them."""
    beyond = sum(not character.isascii() for character in text)
    kana, hangul, han = len(KANA.findall(text)), len(HANGUL.findall(text)), HAN.findall(text)
    letters = kana + hangul + len(han)
    if letters < FEW or letters + len(EAST_ASIAN_SIGNS.findall(text)) < ENOUGH * beyond:
        return ""
    if sum(character in _common_han() for character in han) < COMMON * len(han):
        return ""
    if hangul:
        return "Korean" if hangul > ENOUGH * letters else ""
    if kana:
        return "Japanese" if kana > letters / 5 else ""
    return "Chinese" if len(SPACED_HAN.findall(text)) < len(han) / FEW else ""


@cache
def _common_han() -> frozenset[str]:
    """The first levels of GB 2312, Big5 and JIS X 0208: the characters that people write."""
    levels = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("euc_jp", 0xB0, 0xCF))
    return frozenset(
        bytes((lead, trail)).decode(encoding, "ignore")
        for encoding, first, last in levels
        for lead in range(first, last + 1)
        for trail in range(0x40, 0xFF)
    )
