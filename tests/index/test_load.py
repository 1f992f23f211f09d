"""Files become articles, or one clear sentence."""

# ruff: noqa: SIM905 - lists of words

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made_files import COD, HERRING, check_article, make_docx, marks, paragraphs

from index.errors import ArticleError
from index.load import load

HOW = r"Give a path or URL: assistant chat --article FILE"


@pytest.mark.parametrize("name", ["notes.pdf", "no such/folder/a.txt", "a\0b", "x" * 5000, "~nobody-at-all/a.txt"])
def test_no_such_file(name: str, tmp_path: Path) -> None:
    """A path that leads nowhere says so in one sentence, however odd it is."""
    source = name if name.startswith("~") else str(tmp_path / name)

    with pytest.raises(ArticleError, match=rf"^No article at .*\. {HOW}$") as caught:
        load(source)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("source", ["", "  "])
def test_nothing_is_no_article(source: str) -> None:
    """An empty path is not the current folder."""
    with pytest.raises(ArticleError, match=rf"^No article was given\. {HOW}$"):
        load(source)


def test_a_folder(tmp_path: Path) -> None:
    """A folder says that it is one."""
    with pytest.raises(ArticleError, match=rf"{tmp_path.name} is a folder\. {HOW}$"):
        load(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no regular file is refused before it is opened, so nothing hangs."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(ArticleError, match=r"pipe is no regular file\."):
        load(tmp_path / "pipe")


def test_an_empty_file(tmp_path: Path) -> None:
    """No bytes at all are told apart from white space."""
    (tmp_path / "a.txt").touch()

    with pytest.raises(ArticleError, match=rf"a\.txt is empty\. {HOW}$"):
        load(tmp_path / "a.txt")


@pytest.mark.parametrize("text", [" ", "\n\n\t\r\n", "\ufeff", "\xa0\u3000\xad\u200b"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_only_white_space(tmp_path: Path, text: str, name: str) -> None:
    """White space of any kind, also what is only invisible, is no article."""
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(ArticleError, match=rf"{name} holds only white space\. {HOW}$"):
        load(tmp_path / name)


def test_an_empty_document(tmp_path: Path) -> None:
    """A Word file without words is no article either."""
    (tmp_path / "a.docx").write_bytes(make_docx([("Normal", " ")], title="A title alone"))

    with pytest.raises(ArticleError, match=r"a\.docx holds only white space\."):
        load(tmp_path / "a.docx")


def test_too_large(tmp_path: Path) -> None:
    """A file over the limit is not read to its end, one at the limit is loaded."""
    (tmp_path / "a.txt").write_text("fish " * 200)

    with pytest.raises(
        ArticleError, match=r"a\.txt is larger than 999 bytes\. Give a smaller one, or raise the limit: --max-bytes"
    ):
        load(tmp_path / "a.txt", max_bytes=999)
    assert 1 == len(load(tmp_path / "a.txt", max_bytes=1000).paragraphs)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of somebody else says what to change."""
    (tmp_path / "a.txt").write_text(HERRING)

    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, f"Permission denied ({mode})", str(path))

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(ArticleError, match=r"a\.txt may not be read by this user\. Change its permissions"):
        load(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["two words.txt", "Größe – 鲱鱼.txt", "#1 [draft] 100%.txt", "no suffix"])
def test_names_of_all_kinds(tmp_path: Path, name: str) -> None:
    """Spaces, other scripts and signs in a name do no harm; `source` is the path as given."""
    path = tmp_path / name
    path.write_text(HERRING)

    assert str(path) == load(str(path)).source == load(path).source
    assert path.stem == load(path).title


def test_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tilde is the home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a.txt").write_text(HERRING)

    assert ("~/a.txt", [HERRING]) == (load("~/a.txt").source, paragraphs(load("~/a.txt")))


def test_characters_are_clean(tmp_path: Path) -> None:
    """NFC, plain spaces and line ends; soft hyphens, marks and controls are gone, what carries meaning is not."""
    text = (
        f"\ufeffThe Fish\r\n\r\nCafe\u0301 co\xadop\xa0and\u202fmore\x07 — “yes”…\u200b नहीं می\u200cخواهم.\x0c{HERRING}"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    article = load(tmp_path / "a.txt")
    check_article(article)

    assert ["Café coop and more — “yes”… नहीं می\u200cخواهم.", HERRING] == paragraphs(article)


def test_the_title_of_a_file_without_one(tmp_path: Path) -> None:
    """The file's name stands in for a title, but is no line of the text."""
    (tmp_path / "herring.txt").write_text(f"{HERRING}\n\n{COD}")
    article = load(tmp_path / "herring.txt")

    assert ("herring", "", "") == (article.title, article.author, article.date)
    assert [] == marks(article, "title")
    assert f"{HERRING}\n\n{COD}" == article.text


@pytest.mark.parametrize(
    "text",
    [
        f"{HERRING}\n\n{COD}\n\n" * 28_000,
        "\n".join(f"Line {number} of a long list that has no empty line in it at all" for number in range(160_000)),
        f"{HERRING} " * 54_000,
    ],
    ids=["paragraphs", "lines", "one line"],
)
def test_ten_megabytes(tmp_path: Path, text: str) -> None:
    """A text of ten megabytes is loaded in seconds, whatever its shape."""
    (tmp_path / "a.txt").write_text(text)
    start = time.perf_counter()
    article = load(tmp_path / "a.txt")

    assert len(article.text) > 9_900_000
    assert time.perf_counter() - start < 10


def test_importing_costs_nothing() -> None:
    """No library of any format is imported before it is needed."""
    program = "import sys, index.load; print(sorted(sys.modules))"
    listing = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout

    heavy = (
        "trafilatura pypdf docx ebooklib markdown_it charset_normalizer httpx httpcore dateparser lxml Stemmer".split()
    )
    assert [] == [name for name in heavy if f"'{name}'" in listing]
