"""Bytes become the characters that were meant, or a refusal; never others."""

import random

import pytest

from index.errors import ArticleError
from index.loading.encoding import decode

TEXTS = {
    "English": "It was – as he said – “a great leap”, and the café’s owner didn’t mind. The rest is plain. ",
    "German": "Die Größe der Straße überraschte viele Bürger. „Schöne Grüße“, sagte er und lächelte über zwölf Ämter. ",
    "French": "L'été dernier, les élèves ont découvert que le château était fermé. Ça n'a pas plu à tout le monde. ",
    "Spanish": "¿Dónde está el niño? El año pasado, la canción ganó el premio. ¡Qué alegría! Él también volvió. ",
    "Polish": "Zażółć gęślą jaźń. Wczoraj rząd ogłosił, że ustawa wejdzie w życie mimo sprzeciwu części posłów. ",
    "Russian": "Быстрая лиса прыгает через ленивую собаку. Договор был подписан в Москве в 2022 году. ",
    "Greek": "Η συμφωνία υπογράφηκε στην Αθήνα και όλοι ήταν ευχαριστημένοι με το αποτέλεσμα. ",
    "Chinese": "两国领导人多次会晤，签署了许多协议。关系在过去十年中不断加强。",
    "Japanese": "昨日の会議では、新しい計画について話し合いました。とても重要な決定でした。",
}
USUAL = [
    *(("English", name) for name in ("cp1252", "mac_roman")),
    *(("German", name) for name in ("latin-1", "cp1252", "cp850", "mac_roman")),
    *(("French", name) for name in ("latin-1", "cp1252", "cp850", "mac_roman")),
    *(("Spanish", name) for name in ("latin-1", "cp1252")),
    *(("Polish", name) for name in ("cp1250", "iso8859_2")),
    *(("Russian", name) for name in ("cp1251", "koi8_r", "cp866", "iso8859_5")),
    *(("Greek", name) for name in ("cp1253", "iso8859_7")),
    *(("Chinese", name) for name in ("gb18030", "gb2312")),
    *(("Japanese", name) for name in ("shift_jis", "euc_jp")),
]
ALL = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1257", "cp437", "cp850", "cp852"),
    *("iso8859_2", "iso8859_5", "iso8859_15", "koi8_r", "mac_roman"),
)


def can_write(language: str, encoding: str) -> bool:
    """Whether the encoding has all characters of the text."""
    try:
        TEXTS[language].encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    """Every Unicode encoding comes back as it was, its mark left out; zero bytes betray UTF-16."""
    text = TEXTS["English"] * 3

    assert text == decode(text.encode(encoding), "a.txt").removeprefix("\ufeff")


@pytest.mark.parametrize(("language", "encoding"), USUAL)
def test_usual_encodings_are_detected(language: str, encoding: str) -> None:
    """What people's old files are written in comes back letter by letter."""
    text = TEXTS[language].encode(encoding, "ignore").decode(encoding) * 3

    assert text == decode(text.encode(encoding), "a.txt")


@pytest.mark.parametrize(
    ("language", "encoding"),
    [(language, encoding) for language in TEXTS for encoding in ALL if can_write(language, encoding)],
)
def test_no_text_is_ever_shown_as_something_else(language: str, encoding: str) -> None:
    """Whatever the encoding, the text is either right or refused: never mojibake."""
    text = TEXTS[language] * 2
    try:
        read = decode(text.encode(encoding), "a.txt")
    except ArticleError as error:
        read = str(error)

    assert read in {text, "The encoding of a.txt cannot be told for sure. Save it as UTF-8 and load it again."}


def test_declared_encoding_is_believed_where_it_fits() -> None:
    """A server's word decides between encodings that detection cannot tell apart; "latin-1" has typographic quotes."""
    assert "“Yes”" == decode("“Yes”".encode("cp1252"), "a.txt", "iso-8859-1")
    assert TEXTS["German"] == decode(TEXTS["German"].encode("cp1252"), "a.txt", "no-such-encoding")


def test_declared_encoding_is_not_trusted() -> None:
    """A server that names the wrong encoding does not spoil the text."""
    text = TEXTS["Russian"] * 3

    assert text == decode(text.encode("cp1251"), "a.txt", "iso-8859-1")


def test_broken_utf8_is_refused() -> None:
    """UTF-8 with a byte that is not is refused, since any other encoding would turn all other letters to mojibake."""
    data = (TEXTS["German"] * 5).encode() + b"\xe4 Ende"

    with pytest.raises(ArticleError, match=r"The encoding of a\.txt cannot be told for sure\. Save it as UTF-8"):
        decode(data, "a.txt")


def test_cut_utf16_is_refused() -> None:
    """A UTF-16 mark on something else is told."""
    with pytest.raises(ArticleError, match=r"a\.txt begins as UTF-16 but goes on as something else"):
        decode(b"\xff\xfea\0b\0c", "a.txt")


@pytest.mark.parametrize("lowest", [0, 32])
@pytest.mark.parametrize("size", [60, 3000, 100_000])
def test_random_bytes_are_refused(lowest: int, size: int) -> None:
    """Bytes that are no text never become one, with or without control characters among them."""
    generator = random.Random(size)  # noqa: S311 - no secret

    for _ in range(5):
        data = bytes(generator.randrange(lowest, 256) for _ in range(size))
        with pytest.raises(ArticleError, match=r"a\.txt (is not text: it holds binary data|cannot be told for sure)"):
            decode(data, "a.txt")


def test_binary_data_that_is_valid_utf8_is_refused() -> None:
    """Zero bytes among letters are binary data, even where they are valid UTF-8."""
    with pytest.raises(ArticleError, match=r"a\.bin is not text: it holds binary data\. Give a text, Markdown"):
        decode(b"GIF89a\0\0\0\1\0\2header of something", "a.bin")
