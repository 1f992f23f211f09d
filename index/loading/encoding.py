"""Bytes to text: UTF-8 first, then a byte-order mark, what the source declares, and detection.

A wrong guess would be shown to the reader as the article's words. So a detected encoding counts only when what it
yields could have been written by a person: letters of one language, none of them odd where it stands. All else is
refused.
"""

import codecs
import re

from index.errors import ArticleError
from index.loading.alphabets import east_asian_language, is_plausible

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What text files are really written in, most common first.
USUAL = ("cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "koi8_u", "cp1253", "cp1254", "cp1255", "cp1256")
EAST_ASIAN = {"gb18030": "Chinese", "big5": "Chinese", "cp932": "Japanese", "euc_jp": "Japanese", "cp949": "Korean"}
OLD = ("cp866", "iso8859_5", "mac_roman", "mac_cyrillic", "cp850")
SAMPLE = 64_000
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
FEW, CONTROL_SHARE = 3, 0.001
MIXED = 0.2
LIKELY = 0.7
CLEARLY = 0.15
DISTINCT = 5


def decode(data: bytes, source: str, declared: str = "") -> str:
    """The text of the bytes, never with a character put in for a byte that does not fit.

    Args:
        data: the whole file.
        source: for the message.
        declared: the encoding that the source names ("windows-1252"), "" for none; it is checked, not trusted.

    Raises:
        ArticleError: the bytes are no text, or their encoding is not sure.
    """
    text = _marked(data, source) or _unmarked_utf16(data) or _read(data, "utf-8")
    if text is None and b"\0" not in data:
        text = _declared(data, declared) or _detected(data)
    if text is not None and "\0" not in text and len(CONTROLS.findall(text)) <= max(FEW, CONTROL_SHARE * len(text)):
        return text
    if text is not None or CONTROLS.search(data[:SAMPLE].decode("latin-1")):
        message = f"{source} is not text: it holds binary data. Give a text, Markdown, HTML, PDF, DOCX or EPUB file."
    else:
        message = f"The encoding of {source} cannot be told for sure. Save it as UTF-8 and load it again."
    raise ArticleError(message)


def _read(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _marked(data: bytes, source: str) -> str | None:
    """The text behind a byte-order mark, None without one."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = _read(data, encoding)
            if text is None:
                name = encoding.removesuffix("-sig").upper()
                message = (
                    f"{source} begins as {name} but goes on as something else. Save it as UTF-8 and load it again."
                )
                raise ArticleError(message)
            return text
    return None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every zero byte stands on one side of a pair."""
    sides = data[:SAMPLE][0::2].count(0), data[:SAMPLE][1::2].count(0)
    if len(data) % 2 or (sides[0] == 0) == (sides[1] == 0):
        return None
    text = _read(data, "utf-16-le" if sides[1] else "utf-16-be")
    return text if text and is_plausible(text[:SAMPLE]) else None


def _declared(data: bytes, declared: str) -> str | None:
    """What the source says, where it fits. As in browsers, "latin-1" means Windows-1252."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    encoding = "cp1252" if name in {"iso8859-1", "ascii"} else name
    return _read(data, encoding) if is_plausible(_read(_telling(data), encoding) or "\ufffd", LIKELY) else None


def _telling(data: bytes) -> bytes:
    """Lines with a byte that needs an encoding: all that tells encodings apart, and less to look at."""
    lines = (line for line in data.splitlines() if not line.isascii())
    chosen, size = [], 0
    for line in lines:
        chosen.append(line)
        size += len(line)
        if size > SAMPLE:
            break
    return b"\n".join(chosen)


def _detected(data: bytes) -> str | None:
    """The most common encoding that yields something plausible, unless another clearly reads more like a language."""
    from charset_normalizer import from_bytes

    if _is_broken_utf8(data):
        return None
    telling = _telling(data)
    possible = {
        encoding: match.coherence
        for match in from_bytes(telling[:SAMPLE], cp_isolation=[*USUAL, *EAST_ASIAN, *OLD])
        for encoding in match.could_be_from_charset
    }
    plausible = [name for name in (*USUAL, *EAST_ASIAN, *OLD) if name in possible and _is_sure(telling, name)]
    best = max(plausible, key=lambda name: possible[name] // CLEARLY, default="")
    text = _read(data, best)
    rivals = [name for name in plausible if possible[name] > possible[best] and _read(data, name) != text]
    return None if rivals else text


def _is_sure(telling: bytes, encoding: str) -> bool:
    """Whether the encoding yields something plausible; one that is hardly used any more needs more evidence."""
    text = _read(telling, encoding) or ""
    if encoding in EAST_ASIAN:
        return east_asian_language(text) == EAST_ASIAN[encoding]
    beyond = {character for character in text if not character.isascii()}
    return is_plausible(text) and len(beyond) >= (DISTINCT if encoding in OLD else 1)


def _is_broken_utf8(data: bytes) -> bool:
    """Mostly well-formed UTF-8, with a few bytes that are not: no other encoding would be right."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(not character.isascii() for character in text) - wrong
    return wrong <= MIXED * right
