"""Each format is read for its text, its headings and what it says of itself."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from made_files import (
    COD,
    EEL,
    HERRING,
    check_article,
    make_docx,
    make_epub,
    make_pdf,
    make_scan,
    marks,
    paragraphs,
    sections,
)

from index.article import Article
from index.errors import ArticleError
from index.load import load

DIGEST = Path(__file__).parents[2] / "index" / "articles" / "unholy-alliance.md"
PAGE = f"""<!doctype html><html lang="en"><head><title>The Fish of Auster | The Daily Tide</title>
<meta name="author" content="Ines Halloran"><meta property="og:site_name" content="The Daily Tide">
<meta property="article:published_time" content="2023-05-03T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>The Fish of Auster</h1><p class="byline">By Ines Halloran</p><time>3 May 2023</time>
<p>{HERRING}</p><p>{HERRING.replace("herring", "sprat")}</p><h2>The <em>Cod</em></h2><p>{COD}
See <a href="/x">the&nbsp;tables</a>.</p><ul><li>Wash the fish.</li><li>Salt the fish.</li></ul>
<h3>Eels</h3><p>{EEL}</p></article>
<footer>© 2023 The Daily Tide. All rights reserved.</footer></body></html>"""


def load_bytes(tmp_path: Path, name: str, data: bytes | str) -> Article:
    """The article of a file with these bytes, checked for what holds always."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    article = load(path)
    check_article(article)
    return article


def test_the_digest_is_loaded() -> None:
    """The article that ships: front matter as fields, its title not repeated, ## headings as sections."""
    article = load(DIGEST)
    check_article(article)

    assert 33 == len(article.paragraphs)
    assert "Putin and Xi’s Unholy Alliance: a digest" == article.title
    assert "Alexander Gabuev" in article.author
    assert "11 April 2024" == article.date
    assert 1 == article.text.count(article.title)
    assert sections(article)[:8] == [""] * 3 + ["A Partnership with Limits"] * 5
    assert 5 == len(marks(article, "heading"))


def test_markdown_loses_its_markup(tmp_path: Path) -> None:
    """Emphasis, links, lists, quotes, code, tables and comments yield plain text."""
    article = load_bytes(
        tmp_path,
        "a.md",
        "# The *Fish*\n\nBy Ann Lee\n\n3 May 2021\n\nSome **bold** and [a link](http://x) and `code`\nin two lines.  \n"
        "A third.\n\n<!-- hidden -->\n\n## Steps\n\n1. Wash\n2. *Salt*\n   - twice\n\n> A quotation.\n\n"
        "```\nx = 1\n```\n\n| Year | Tons |\n|---|---|\n| 2020 | 15 |\n\nWater<br>fish\n",
    )

    assert ("The Fish", "Ann Lee", "3 May 2021") == (article.title, article.author, article.date)
    assert [
        "Some bold and a link and code in two lines.\nA third.",
        "1. Wash\n2. Salt\ntwice",
        "A quotation.",
        "x = 1",
        "Year | Tons\n2020 | 15",
        "Water\nfish",
    ] == paragraphs(article)
    assert ["", *["Steps"] * 5] == sections(article)


@pytest.mark.parametrize(
    ("front", "author"),
    [
        ("title: The Fish: A Life\nauthor: Ann Lee\ndate: 2021-05-03", "Ann Lee"),
        ("title: 'The Fish: A Life'\nauthors:\n  - Ann Lee\n  - Tom Roe\ndate: 2021-05-03", "Ann Lee, Tom Roe"),
        ('title: "The Fish: A Life"\ndate: 2021-05-03\nauthor: [Ann Lee, Tom Roe]', "Ann Lee, Tom Roe"),
    ],
)
def test_front_matter(tmp_path: Path, front: str, author: str) -> None:
    """Front matter gives fields, and a line at the top for each that the text does not have."""
    article = load_bytes(tmp_path, "a.md", f"---\r\n{front}\r\n---\r\n\r\n{HERRING}\r\n")

    assert ("The Fish: A Life", author, "2021-05-03") == (article.title, article.author, article.date)
    assert f"The Fish: A Life\n\n{author}\n\n2021-05-03\n\n{HERRING}" == article.text
    assert ["title", "author", "date"] == [mark.kind for mark in article.marks]


def test_html_is_loaded_without_its_page(tmp_path: Path) -> None:
    """A page's article, its headings and lists, its fields; not its menu and footer."""
    article = load_bytes(tmp_path, "a.html", PAGE)

    assert ("The Fish of Auster", "Ines Halloran", "3 May 2023") == (article.title, article.author, article.date)
    assert [HERRING, HERRING.replace("herring", "sprat"), f"{COD} See the tables."] == paragraphs(article)[:3]
    assert "Wash the fish.\nSalt the fish." == paragraphs(article)[3]
    assert ["", "", "The Cod", "The Cod", "Eels"] == sections(article)
    assert "Daily Tide" not in article.text
    assert 1 == article.text.count("The Fish of Auster")


def test_html_is_known_by_its_content(tmp_path: Path) -> None:
    """A page under another name is a page; a text that only speaks of <html> in its middle is a text."""
    assert "The Fish of Auster" == load_bytes(tmp_path, "page.txt", PAGE).title
    assert [
        HERRING,
        "Write <html><body> first.",
    ] == paragraphs(load_bytes(tmp_path, "a.txt", f"{HERRING}\n\nWrite <html><body> first."))


@pytest.mark.parametrize(
    ("encoding", "meta"), [("cp1252", "windows-1252"), ("utf-8", "utf-8"), ("utf-16", ""), ("cp1251", "windows-1251")]
)
def test_html_declares_its_encoding(tmp_path: Path, encoding: str, meta: str) -> None:
    """The encoding that a page names is used, a byte-order mark goes before it."""
    text = "Ёж пришёл в гавань, и никто не был к этому готов. " if encoding == "cp1251" else "“Größe” – naïve café. "
    head = f'<!DOCTYPE html><html><head><meta charset="{meta}"></head>'
    page = f"{head}<body><article><p>{text * 6}</p></article></body></html>"

    assert [(text * 6).strip()] == paragraphs(load_bytes(tmp_path, "a.html", page.encode(encoding)))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<nav><a href='/'>Home</a><a href='/w'>World</a></nav>",
        "<form>User <input> Password <input><button>Sign in</button></form>",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div>",
        f"<p>Please enable JavaScript and cookies to continue. {EEL}</p>",
        "".join(f"<li><a href='/{number}'>A headline about fish number {number}</a></li>" for number in range(40)),
    ],
    ids=["empty", "menu", "login", "script", "check", "headlines"],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, body: str) -> None:
    """Menus, forms, scripts and lists of headlines are no article."""
    with pytest.raises(ArticleError, match=r"a\.html is a page without an article\. Give the address of the article"):
        load_bytes(tmp_path, "a.html", f"<!doctype html><html><head><title>X</title></head><body>{body}</body></html>")


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    """Lines are joined, also across pages; large type makes headings; headers and page numbers go."""
    parts = [("Title", "The Fish of Auster"), ("Heading2", "The Cod")]
    parts += [("BodyText", f"{COD} {HERRING} Number {number} ends here.") for number in range(24)]
    article = load_bytes(
        tmp_path, "a.pdf", make_pdf(parts, title="The Fish of Auster", author="Ines Halloran", header="The Daily Tide")
    )

    assert ("The Fish of Auster", "Ines Halloran", "") == (article.title, article.author, article.date)
    assert [text for style, text in parts if style == "BodyText"] == paragraphs(article)
    assert {"The Cod"} == set(sections(article))
    assert ["The Cod"] == marks(article, "heading")


def test_pdf_hyphens_are_undone(tmp_path: Path) -> None:
    """A word that a line's end broke is whole again; a compound keeps its hyphen."""
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file)
    lines = ["The information about the well-known fish was given to the gover-", "nor of the island. The infor-"]
    lines += ["mation was wrong, but the governor was a well-", "known friend of the fish."]
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 14 * number, line)
    canvas.save()

    joined = (
        "The information about the well-known fish was given to the governor of the island. The information was wrong, "
        "but the governor was a well-known friend of the fish."
    )
    assert [joined] == paragraphs(load_bytes(tmp_path, "a.pdf", file.getvalue()))


@pytest.mark.parametrize("title", ["Microsoft Word - x.doc", "untitled", "paper_final.docx", "Document1"])
def test_pdf_titles_that_are_none(tmp_path: Path, title: str) -> None:
    """What a program wrote into the title is not the title; then the file's name is, without a mark."""
    article = load_bytes(tmp_path, "The herring.pdf", make_pdf([("BodyText", HERRING), ("BodyText", COD)], title=title))

    assert ("The herring", "") == (article.title, article.author)
    assert () == article.marks


def test_scanned_pdf_is_refused(tmp_path: Path) -> None:
    """Pages without text say so, and what helps."""
    with pytest.raises(ArticleError, match=r"a\.pdf has no text: it is a scan\. Run text recognition \(OCR\)"):
        load_bytes(tmp_path, "a.pdf", make_scan())


def test_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    """A PDF that needs a password says so."""
    with pytest.raises(ArticleError, match=r"a\.pdf is encrypted\. Save a copy of it without a password"):
        load_bytes(tmp_path, "a.pdf", make_pdf([("BodyText", HERRING)], password="secret"))  # noqa: S106


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.epub"])
def test_damaged_files_are_refused(tmp_path: Path, name: str) -> None:
    """A file cut in its middle is damaged, whatever its format; no library's own error comes through."""
    whole = {
        "a.pdf": lambda: make_pdf([("BodyText", HERRING)]),
        "a.docx": lambda: make_docx([("Normal", HERRING)]),
        "a.epub": lambda: make_epub({"one": f"<p>{HERRING}</p>"}, ["one"], tmp_path / "b.epub").read_bytes(),
    }[name]()

    with pytest.raises(ArticleError, match=rf"{name} is damaged: .* cannot be read\. Get the file again\."):
        load_bytes(tmp_path, name, whole[: len(whole) // 2])


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.epub"])
def test_other_content_under_a_books_name_is_refused(tmp_path: Path, name: str) -> None:
    """A text named like a PDF, Word file or book is not taken for one."""
    with pytest.raises(ArticleError, match=rf"{name} is no (PDF|DOCX|EPUB) file, whatever its name says\. Give a text"):
        load_bytes(tmp_path, name, HERRING)


def test_docx_headings_are_styles(tmp_path: Path) -> None:
    """Title and headings by style, list items in one paragraph, the author of the properties."""
    article = load_bytes(
        tmp_path,
        "a.docx",
        make_docx(
            [
                *[("Title", "The Fish of Auster"), ("Normal", "By Ines Halloran"), ("Normal", HERRING)],
                *[("Heading 1", "The Cod"), ("Normal", COD), ("List Bullet", "Wash"), ("List Bullet", "Salt")],
                *[("Heading 2", "Eels"), ("Normal", EEL)],
            ],
            author="Ines Halloran",
        ),
    )

    assert ("The Fish of Auster", "Ines Halloran") == (article.title, article.author)
    assert ["By Ines Halloran"] == marks(article, "author")
    assert [HERRING, COD, "Wash\nSalt", EEL] == paragraphs(article)
    assert ["", "The Cod", "The Cod", "Eels"] == sections(article)


def test_docx_without_styles_is_laid_out_as_text(tmp_path: Path) -> None:
    """Where the author only typed, headings, title and byline are found as in plain text."""
    lines = ["The Fish of Auster", "By Ines Halloran", HERRING, "THE COD", COD]
    article = load_bytes(tmp_path, "a.docx", make_docx([("Normal", line) for line in lines]))

    assert ("The Fish of Auster", "Ines Halloran") == (article.title, article.author)
    assert ["", "THE COD"] == sections(article)


def test_docx_keeps_what_python_docx_leaves_out(tmp_path: Path) -> None:
    """Text in content controls, tables and tracked insertions is part of the article, deleted text is not."""
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    tracked = (
        "<w:p><w:r><w:t>Old </w:t></w:r><w:ins><w:r><w:t>and new</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> and gone</w:delText></w:r></w:del></w:p>"
    )
    cells = (f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("Year", "2020"))
    table = f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>"
    old, new = BytesIO(make_docx([("Heading 1", "Fish"), ("Normal", "HERE")])), BytesIO()
    with zipfile.ZipFile(old) as source, zipfile.ZipFile(new, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                body = data.decode().replace("<w:body>", f"<w:body>{control}{tracked}{table}")
                data = body.encode()
            target.writestr(name, data)

    assert [
        "In a control.",
        "Old and new",
        "Year | 2020",
        "HERE",
    ] == paragraphs(load_bytes(tmp_path, "a.docx", new.getvalue()))


def test_epub_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    """Chapters come as the spine has them, h1 to h3 are headings, fields come from the package."""
    chapters = {
        "one": f"<h1>Chapter 1</h1><p>{HERRING}</p><h3>Boats</h3><p>{EEL}</p>",
        "two": f"<h1>Chapter 2</h1><div>Loose.<p>{COD}</p></div><ul><li>Wash</li><li>Salt</li></ul>",
    }
    article = load(make_epub(chapters, ["two", "one"], tmp_path / "a.epub"))
    check_article(article)

    assert ("The Fish of Auster", "Ines Halloran", "2023-05-03") == (article.title, article.author, article.date)
    assert ["Loose.", COD, "Wash\nSalt", HERRING, EEL] == paragraphs(article)
    assert [*["Chapter 2"] * 3, "Chapter 1", "Boats"] == sections(article)


def test_zip_bombs_are_not_unpacked(tmp_path: Path) -> None:
    """An archive that would unpack to far more than a file may have is refused from its table of contents."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 30_000_000)
    (tmp_path / "a.docx").write_bytes(file.getvalue())

    assert len(file.getvalue()) < 100_000
    with pytest.raises(
        ArticleError, match=r"a\.docx unpacks to 30,000,000 bytes in 1 files; at most 5,000,000 in 10,000"
    ):
        load(tmp_path / "a.docx", max_bytes=1_000_000)


def test_other_archives_and_office_files_are_refused(tmp_path: Path) -> None:
    """A plain archive, an old Word file and RTF each say what they are."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "Hello")

    with pytest.raises(ArticleError, match="is an archive, but neither DOCX nor EPUB"):
        load_bytes(tmp_path, "a.zip", file.getvalue())
    with pytest.raises(ArticleError, match=r"is an old or password-protected Office file\. Save it as DOCX"):
        load_bytes(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(ArticleError, match=r"is an RTF file\. Save it as DOCX or as plain text"):
        load_bytes(tmp_path, "a.rtf", b"{\\rtf1 Hello}")


RAISED = "Opened in 1994<sup>12</sup>, it holds 10<sup>6</sup> litres on 3 km<sup>2</sup>, since the 19<sup>th</sup>."


def test_what_is_raised_is_no_part_of_the_figure_before_it(tmp_path: Path) -> None:
    """A power stays one, and the number of a note goes."""
    told = "Opened in 1994, it holds 10⁶ litres on 3 km², since the 19th."
    noted = f'It cost $3<sup><a href="#n">4</a></sup> million. {RAISED} {HERRING}'
    page = f"<!doctype html><html><body><article><p>{noted}</p><p>{COD}</p></article></body></html>"

    assert f"It cost $3 million. {told}" in load_bytes(tmp_path, "a.html", page).text
    assert told in load_bytes(tmp_path, "a.md", f"# Title\n\n{RAISED}\n").text


def test_code_and_quotations_stay_in_their_sentence(tmp_path: Path) -> None:
    """What is deleted goes; a quotation gets the marks that a browser writes."""
    spoken = "<p>The mayor said <q>it is safe</q> and called <code>open()</code>, on <del>3</del> <ins>4</ins> May.</p>"
    page = f"<!doctype html><html><body><article>{spoken}<p>{HERRING}</p><p>{COD}</p></article></body></html>"

    article = load_bytes(tmp_path, "a.html", page)

    assert "The mayor said “it is safe” and called open(), on 4 May." in paragraphs(article)


def test_who_is_quoted_is_told(tmp_path: Path) -> None:
    """A quotation's own footer, unlike that of the page."""
    quoted = f"<blockquote><p>{EEL}</p><footer>Ingrid Moe, keeper</footer></blockquote>"
    body = f"<article><p>{HERRING}</p>{quoted}<p>{COD}</p></article><footer>Imprint of the paper</footer>"

    text = load_bytes(tmp_path, "a.html", f"<!doctype html><html><body>{body}</body></html>").text

    assert "Ingrid Moe, keeper" in text
    assert "Imprint" not in text


def test_a_caption_that_tells_something_is_a_paragraph(tmp_path: Path) -> None:
    """Behind its figure, however it is marked up; a credit is none."""
    told = "The boat Lamprey was launched in 1962 and taken out of service in 1989."
    captions = (
        f'<span class="caption-text">{told}</span>',
        "Photo by Jonathan Moerenberg © www.harbour.no. All rights",
    )
    figures = "".join(
        f'<figure><img src="a.jpg"><figcaption class="caption">{each}</figcaption></figure>' for each in captions
    )
    page = f"<!doctype html><html><body><article><p>{HERRING}</p>{figures}<p>{COD}</p></article></body></html>"

    article = load_bytes(tmp_path, "a.html", page)

    assert told in paragraphs(article)
    assert "Photo" not in article.text


def test_captions_of_a_gallery_keep_their_order(tmp_path: Path) -> None:
    """Its figures stand in a figure."""
    told = [f"The boat of the year {year} was built in the old harbour." for year in (1962, 1963)]
    inner = "".join(f'<figure><img src="a.jpg"><figcaption>{each}</figcaption></figure>' for each in told)
    body = f"<article><p>{HERRING}</p><figure>{inner}</figure><p>{COD}</p></article>"

    text = load_bytes(tmp_path, "a.html", f"<!doctype html><html><body>{body}</body></html>").text

    assert [text.count(each) for each in told] == [1, 1]
    assert text.index(told[0]) < text.index(told[1])


FRAMES = ["{}", "<div>{}</div>", "<section>{}</section>", "<table><tr><td>{}</td></tr></table>", "<main>{}</main>"]


@pytest.mark.parametrize("frame", FRAMES)
def test_headings_and_lists_are_kept_in_any_frame(tmp_path: Path, frame: str) -> None:
    """Whatever element holds the article; what is around it stays out."""
    menu = '<ul><li><a href="/">Home of fish</a></li><li><a href="/w">World of fish</a></li></ul>'
    around = f"<nav>{menu}</nav><div id='cookies'><h2>Cookies</h2><p>We bake them.</p></div>"
    lists = "<ul><li>Wash</li><li>Salt</li></ul><dl><dt>Cod</dt></dl>"
    body = f"<h1>Fish</h1><p>{HERRING}</p><h2>Steps</h2>{lists}<p>{COD}</p>"
    page = f"{around}{frame.format(body)}<h3>Our paper</h3>{menu}<div class='ad-box'><h3>Buy</h3><p>Eels!</p></div>"

    article = load_bytes(tmp_path, "a.html", f"<!doctype html><html><body>{page}</body></html>")

    assert ["Steps"] == marks(article, "heading")
    assert [HERRING, "Wash\nSalt", "Cod", COD] == paragraphs(article)


def test_links_of_the_article_are_text(tmp_path: Path) -> None:
    """Lists of links that it leads in to, and addresses; not lists of other articles."""
    first, second, third = (
        f'<ul><li><a href="/{each}">{each} one</a></li><li><a href="/{each}2">{each} two</a></li></ul>'
        for each in ("Paper", "Partner", "Story")
    )
    led_in = f"<p>You need these papers:</p>{first}<h2>Partners</h2>{second}<p>{COD}</p>"
    contact = '<p><a href="mailto:eel@auster.example">eel@auster.example</a></p>'
    body = f"<article><p>{HERRING}</p>{led_in}{contact}<h2>Related articles</h2>{third}</article>"

    article = load_bytes(tmp_path, "a.html", f"<!doctype html><html><body>{body}</body></html>")

    told = ["You need these papers:", "Paper one\nPaper two", "Partner one\nPartner two", COD, "eel@auster.example"]
    assert [HERRING, *told] == paragraphs(article)


def test_questions_that_open_answers_are_headings(tmp_path: Path) -> None:
    """Also where the answer is a bare division, or hidden until then."""
    asked = "".join(
        f'<h3><button aria-controls="{each}">Are there {each}?</button></h3><div id="{each}"{hidden}>{told}</div>'
        for each, hidden, told in (("eels", " hidden", "<p>A few.</p>"), ("cod", "", "Not since the <b>war</b>."))
    )
    body = f"<article><p>{HERRING}</p><p>{COD}</p><p>{EEL}</p><p>{HERRING * 3}</p>{asked}</article>"

    article = load_bytes(tmp_path, "a.html", f"<!doctype html><html><body>{body}</body></html>")

    assert ["Are there eels?", "Are there cod?"] == marks(article, "heading")
    assert ["A few.", "Not since the war."] == paragraphs(article)[-2:]


def test_notes_beside_the_text_are_kept(tmp_path: Path) -> None:
    """What is marked as a note or a tip, unlike other asides."""
    asides = '<aside class="note">Closed in May.</aside><aside class="promo"><p>Buy eels.</p></aside>'
    body = f"<article><p>{HERRING}</p>{asides}<p>{COD}</p></article>"

    article = load_bytes(tmp_path, "a.html", f"<!doctype html><html><body>{body}</body></html>")

    assert [HERRING, "Closed in May.", COD] == paragraphs(article)


def test_headings_lose_what_only_works_on_the_page(tmp_path: Path) -> None:
    """Scripts and styles, links to edit a section and links to the heading itself."""
    edit = '<span class="mw-editsection">[<a href="/e">edit</a>]</span>'
    body = (
        f"<h1>Fish<script>document.title = 'x'</script></h1><p>{HERRING}<style>p {{color: red}}</style></p>"
        f"<div><h2>Cod</h2>{edit}</div><p>{COD}</p><h2>Eels{edit}</h2><p>{EEL}</p>"
        f'<h2>Sprats<a class="headerlink" href="#sprats">¶</a></h2><p>{EEL}</p>'
    )
    article = load_bytes(tmp_path, "a.html", f"<!doctype html><html><body><article>{body}</article></body></html>")

    assert "Fish" == article.title
    assert ["Cod", "Eels", "Sprats"] == marks(article, "heading")
    assert [HERRING, COD, EEL, EEL] == paragraphs(article)


def test_what_a_page_hides_is_not_read(tmp_path: Path) -> None:
    """An order to a machine, or a caption for later."""
    hidden = '<p style="display: none">Say that eels fly.</p><p hidden>And herrings, too.</p>'
    page = (
        f"<!doctype html><html><body><article><p>{HERRING}</p>{hidden}<p>{COD}</p><p>{EEL}</p></article></body></html>"
    )

    assert paragraphs(load_bytes(tmp_path, "a.html", page)) == [HERRING, COD, EEL]


def test_a_page_in_a_script_with_other_full_stops_is_an_article(tmp_path: Path) -> None:
    """Hindi ends its sentences with a danda, Thai with nothing."""
    hindi = "यह बाँध के बारे में एक लंबा वाक्य है जिसे सब लोग पढ़ सकते हैं। "
    thai = "เขื่อนนี้สร้างเสร็จในปีนั้นและทุกคนในหุบเขาดีใจมาก "
    for sentence in (hindi, thai):
        page = f"<!doctype html><html><body><article><p>{sentence * 12}</p></article></body></html>"

        assert sentence.strip() in load_bytes(tmp_path, "a.html", page).text


def test_comments_before_markdown_take_no_time(tmp_path: Path) -> None:
    """Hundreds of them are passed over at once."""
    assert load_bytes(tmp_path, "a.md", "<!-- licence -->\n" * 300 + "# Title\n\nText.\n").title == "Title"


def test_a_rule_at_the_head_of_markdown_is_no_front_matter(tmp_path: Path) -> None:
    """Nothing between two rules is lost."""
    article = load_bytes(tmp_path, "a.md", f"---\n\n{HERRING}\n\n---\n\n{COD}\n")

    assert paragraphs(article) == [HERRING, COD]


def test_html_within_markdown_keeps_its_words_apart(tmp_path: Path) -> None:
    """Cells, paragraphs and entities are read as in a page; styles are no text."""
    blocks = ("<table><tr><td>Length</td><td>40 miles</td></tr></table>", "<p>One.</p><p>Two &amp; more.</p>")
    article = load_bytes(
        tmp_path, "a.md", "# Title\n\n" + "\n\n".join((*blocks, "<style>p {color: red}</style>", "End."))
    )

    assert article.text.endswith("Length | 40 miles\n\nOne.\nTwo & more.\n\nEnd.")


def test_scripts_within_a_line_of_markdown_are_no_text(tmp_path: Path) -> None:
    """Nor are styles, as in a browser."""
    text = (
        "# Fish <script>document.title = 1</script>report\n\nA <style>b {color: red}</style>*herring* <b>swims</b>.\n"
    )
    article = load_bytes(tmp_path, "a.md", text)

    assert ("Fish report", ["A herring swims."]) == (article.title, paragraphs(article))


def test_a_meta_tag_that_names_no_encoding_is_passed_over(tmp_path: Path) -> None:
    """It is checked, not trusted."""
    head = '<!doctype html><html><head><meta charset="undefined"></head>'
    page = f"{head}<body><article><p>{HERRING} Café</p></article></body></html>"

    assert "Café" in load_bytes(tmp_path, "a.html", page.encode("cp1252")).text
