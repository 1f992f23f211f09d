"""Files of every format, made for the tests, and what holds for every article."""

import unicodedata
from io import BytesIO
from pathlib import Path

from docx import Document
from ebooklib import epub
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from index.article import Article

HERRING = (
    "The herring came back in the spring, and nobody was ready for it, neither the skippers nor the ministers of the "
    "two coasts, who had promised each other in writing that it never would."
)
COD = (
    "Cod left the bay in the year after the war. Some blamed the trawlers, others the warm water, and the priest of "
    "Auster blamed the dancing; all of them sold their boats within a decade."
)
EEL = (
    "Eels were never counted by anyone. They come by night, they leave by night, and a tax on them, tried in 1911, "
    "brought the crown a total of four pounds and a letter of complaint."
)


def paragraphs(article: Article) -> list[str]:
    """The texts of the body paragraphs."""
    return [article.text[paragraph.start : paragraph.end] for paragraph in article.paragraphs]


def sections(article: Article) -> list[str]:
    """The section of each body paragraph."""
    return [paragraph.section for paragraph in article.paragraphs]


def marks(article: Article, kind: str) -> list[str]:
    """The texts of the marks of a kind."""
    return [article.text[mark.start : mark.end] for mark in article.marks if mark.kind == kind]


def check_article(article: Article) -> None:
    """What holds for every article: numbers from 1, all text covered once, clean characters, known fields marked."""
    parts = sorted([(part.start, part.end) for part in (*article.paragraphs, *article.marks)])
    covered = "".join(article.text[start:end] for start, end in parts)
    ends = [0, *(end for _, end in parts)]

    assert list(range(1, len(article.paragraphs) + 1)) == [paragraph.number for paragraph in article.paragraphs]
    assert all(before <= start < end for before, (start, end) in zip(ends, parts, strict=False))
    assert "".join(article.text.split()) == "".join(covered.split())
    assert article.text == unicodedata.normalize("NFC", article.text)
    assert not {"\r", "\t", "\xa0", "\xad", "\ufeff"} & set(article.text)
    for kind, field in (("author", article.author), ("date", article.date)):
        assert not field or any(field in words for words in marks(article, kind))


def make_pdf(
    parts: list[tuple[str, str]],
    *,
    title: str = "",
    author: str = "",
    header: str = "",
    password: str = "",
) -> bytes:
    """A PDF of (style, text) parts, with a running header and page numbers if there is a header."""
    styles = getSampleStyleSheet()
    file = BytesIO()

    def decorate(canvas: Canvas, document: SimpleDocTemplate) -> None:
        if header:
            canvas.drawString(72, 800, header)
            canvas.drawString(290, 30, f"Page {document.page} of 9")

    encryption = StandardEncryption(password, canPrint=0, strength=128) if password else None
    document = SimpleDocTemplate(file, title=title or None, author=author or None, encrypt=encryption)
    story: list[Flowable] = [Paragraph(text, styles[style]) for style, text in parts]
    document.build(story, onFirstPage=decorate, onLaterPages=decorate)
    return file.getvalue()


def make_scan() -> bytes:
    """A PDF of three pages with a drawing and no text."""
    file = BytesIO()
    canvas = Canvas(file)
    for _ in range(3):
        canvas.rect(72, 72, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def make_docx(parts: list[tuple[str, str]], *, title: str = "", author: str = "") -> bytes:
    """A Word file of (style, text) parts."""
    document = Document()
    document.core_properties.title, document.core_properties.author = title, author
    for style, text in parts:
        document.add_paragraph(text, style=style)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def make_epub(chapters: dict[str, str], spine: list[str], path: Path) -> Path:
    """A book of named chapters (the HTML of their bodies), read in the order of the spine."""
    book = epub.EpubBook()
    book.set_title("The Fish of Auster")
    book.add_author("Ines Halloran")
    book.add_metadata("DC", "date", "2023-05-03")
    pages = {}
    for name, body in chapters.items():
        pages[name] = epub.EpubHtml(title=name, file_name=f"{name}.xhtml", content=f"<html><body>{body}</body></html>")
        book.add_item(pages[name])
    book.toc = list(pages.values())
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    book.spine = ["nav", *(pages[name] for name in spine)]
    epub.write_epub(str(path), book, {"raise_exceptions": True})
    return path
