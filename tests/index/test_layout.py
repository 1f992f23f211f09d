"""Title, author and date are told from the text, and page furniture from either."""

import textwrap
from pathlib import Path
from typing import Any

import pytest
from made_files import COD, EEL, HERRING, check_article, marks, paragraphs, sections

from index.article import Article
from index.load import load
from index.loading.characters import clean
from index.loading.draft import Draft, assemble
from index.loading.layout import arrange
from index.loading.lines import read_blocks

OTHER_LANGUAGES = {
    "German": (
        *("Die Rückkehr der Heringe", "Anna Müller", "Von Anna Müller", "3. Mai 2021"),
        "Niemand war bereit, als die Heringe zurückkamen, weder die Fischer noch die Minister der beiden Küsten.",
        "Ein alter Vertrag",
        "Der Vertrag von 1950 regelte alles, nur nicht das, was dann geschah, denn niemand wollte der Erste sein.",
        "Mehr zum Thema",
    ),
    "Russian": (
        *("Возвращение сельди", "Анна Петрова", "Анна Петрова", "3 мая 2021 г."),
        "Весной сельдь вернулась, и никто не был к этому готов: ни рыбаки, ни министры двух побережий.",
        "Старый договор",
        "Договор регулировал всё, кроме того, что случилось потом, потому что никто не рассчитывал на рыбу.",
        "Комментарии",
    ),
    "Chinese": (
        *("鲱鱼归来", "王小明", "作者：王小明", "2021年5月3日"),
        "春天，鲱鱼回来了，没有人做好准备，无论是船长还是两岸的部长们，他们曾以书面形式互相保证这永远不会发生。",
        "旧条约",
        "一九五〇年的条约规定了一切，唯独没有规定后来发生的事情，因为没有人把鱼考虑在内。",
        "相关文章",
    ),
}


def lay_out(text: str) -> Article:
    """The article of a plain text, checked for what holds always."""
    article = assemble(arrange(Draft(tuple(read_blocks(clean(text))))), "a.txt")
    check_article(article)
    return article


def test_the_essay_is_laid_out(essay: Path) -> None:
    """The hard case: a date line above the title, a bare byline, CAPITALS, pull quotes, a leftover at the end."""
    article = load(essay)
    check_article(article)

    assert ("Putin and Xi’s Unholy Alliance", "Alexander Gabuev", "11 April 2024") == (
        article.title,
        article.author,
        article.date,
    )
    assert (len(article.paragraphs), len(marks(article, "heading")), len(marks(article, "pull_quote"))) == (33, 5, 3)
    assert ["No comments:"] == marks(article, "leftover")
    assert paragraphs(article)[3].startswith("In a joint statement")
    assert paragraphs(article)[32].startswith("If the China-Russia tandem")
    assert sections(article)[:3] == [""] * 3
    assert {"A PARTNERSHIP WITH LIMITS"} == set(sections(article)[3:8])


@pytest.mark.parametrize("width", [0, 70])
@pytest.mark.parametrize("between", ["\n\n", "\n\n\n", "\r\n \r\n"])
def test_every_article_of_the_corpus_comes_back(corpus: list[dict[str, Any]], width: int, between: str) -> None:
    """Title, author, date, sections and paragraphs of them all, as lines of any length, wrapped or not."""
    for known in corpus:
        headings = {section["starts_at"]: section["heading"] for section in known["sections"]}
        parts, wanted, section = [known["title"], known["author"], known["date"]], [], ""
        for number, text in enumerate(known["paragraphs"]):
            if number in headings:
                section = headings[number]
                parts.append(section)
            parts.append(textwrap.fill(text, width) if width else text)
            wanted.append((section, text))
        article = lay_out(between.join(parts))

        assert (known["title"], known["author"], known["date"]) == (article.title, article.author, article.date)
        assert wanted == list(zip(sections(article), paragraphs(article), strict=True))


def test_every_article_of_the_corpus_comes_back_without_empty_lines(corpus: list[dict[str, Any]]) -> None:
    """Where each line is a paragraph, none is lost or joined."""
    for known in corpus:
        article = lay_out("\n".join([known["title"], known["author"], known["date"], *known["paragraphs"]]))

        assert known["paragraphs"] == paragraphs(article)
        assert (known["title"], known["author"], known["date"]) == (article.title, article.author, article.date)


@pytest.mark.parametrize(
    "head",
    [
        "The Herring\n\nAnn Lee\n\n3 May 2021",
        "3 May 2021\n\nThe Herring\n\nBy Ann Lee",
        "The Herring\n\nBy Ann Lee | May 3, 2021 at 3:15 p.m.",
        "The Herring\nby Ann Lee\nPublished: 3 May 2021",
        "Ann Lee\n\nThe Herring\n\n2021-05-03",
        "By Ann Lee\n\nThe Herring\n\n2021-05-03",
        "Menu\n\nSearch\n\nThe Herring\n\nBy Ann Lee\n\n3 May 2021",
        "Skip to content\n\nThe Herring\n\nShare this:\n\nAnn Lee · 3 May 2021",
        "Title: The Herring\nAuthor: Ann Lee\nDate: 3 May 2021",
        "From: Ann Lee <ann@lee.example>\nDate: 3 May 2021 10:15\nSubject: Re: The Herring",
        'From: "Ann Lee"\nSent: 3 May 2021 10:15\nSubject: AW: Fwd: The Herring',
    ],
)
def test_title_author_and_date_in_many_orders(head: str) -> None:
    """Title, author and date are found in whatever order and dress they come, and each has its mark."""
    article = lay_out(f"{head}\n\n{HERRING}\n\n{COD}")

    assert ("The Herring", "Ann Lee") == (article.title, article.author)
    assert article.date in {"3 May 2021", "May 3, 2021", "2021-05-03"}
    assert [HERRING, COD] == paragraphs(article)
    assert 1 == len(marks(article, "title")) == len(marks(article, "author")) == len(marks(article, "date"))


def test_whom_a_mail_went_to() -> None:
    """The other lines above a mail are paragraphs, and the greeting names no author; a subject may be a question."""
    fields = ["From: office@lee.example", "To: Mark Roe <mark@roe.example>", "Subject: Who counts?", "Cc: Jen Baptiste"]
    article = lay_out("\n".join(fields) + f"\n\nHi Mark,\n\n{HERRING}\n\n{COD}")

    assert ("Who counts?", "") == (article.title, article.author)
    assert [fields[0], fields[1], fields[3], "Hi Mark,", HERRING, COD] == paragraphs(article)


def test_a_timetable_is_no_mail() -> None:
    """A line "From:" without a subject names nobody."""
    assert "" == lay_out(f"From: London\nTo: Auster\n\n{HERRING}\n\n{COD}").author


def test_authors_above_their_notes() -> None:
    """The authors of a paper are found where the places that they work at stand in the lines under them."""
    notes = "(1) Institute of Fish, Auster; (2) Harbour School, Lyle"
    article = lay_out(f"On the Herring\n\nA. Lee (1), T. Roe (2)\n{notes}\n\nAbstract\n\n{HERRING}")

    assert "A. Lee (1), T. Roe (2)" == article.author
    assert [notes, HERRING] == paragraphs(article)


def test_the_title_names_a_person() -> None:
    """A portrait's title is a name, and the line under it no title."""
    article = lay_out(
        f"Ines Halloran\n\nThe woman who counted fish\n\nBy Tom Roe\n\nHalloran counts. {HERRING}\n\n{COD}"
    )

    assert ("Ines Halloran", "Tom Roe") == (article.title, article.author)
    assert "The woman who counted fish" == paragraphs(article)[0]


@pytest.mark.parametrize(("byline", "author"), [("By Ann Lee", "Ann Lee"), ("3 May 2021", "")])
def test_a_title_may_begin_with_by(byline: str, author: str) -> None:
    """The first line is no byline where another one stands under it, or where the text has its words."""
    article = lay_out(f"By Candle Light\n\n{byline}\n\nBy the light of a candle they came. {HERRING}\n\n{COD}")

    assert ("By Candle Light", author) == (article.title, article.author)


def test_what_somebody_is_names_nobody() -> None:
    """An occupation under the name that a text is titled with is neither its author nor its title."""
    article = lay_out(f"Ines Halloran\n\nHarbour Engineer\n\n{HERRING}\n\n{COD}")

    assert ("Ines Halloran", "") == (article.title, article.author)


def test_a_heading_under_the_title_is_no_author() -> None:
    """Words that stand in the text without capitals make no name."""
    article = lay_out(f"The Green Bay\n\nEarly Days\n\nIn those early days there was much fish. {HERRING}\n\n{COD}")

    assert "" == article.author
    assert ["Early Days"] == marks(article, "heading")


@pytest.mark.parametrize(
    "heading",
    [
        "THE GOOD YEARS",
        "TIDE OR BOAT?",
        "The Good Years",
        "What the Skippers Said",
        "The good years",
        "1. Introduction",
        "2.3 Data and methods",
        "CHAPTER IV.",
        "Chapter 4: The Good Years",
        "Die guten Jahre",
        "Старый договор",
        "旧条约",
        "第三章 旧条约",
    ],
)
def test_headings_of_many_kinds(heading: str) -> None:
    """A short line without a full stop that stands alone above a paragraph is a heading, in many forms."""
    article = lay_out(f"The Fish of Auster\n\n{HERRING}\n\n{heading}\n\n{COD}\n\n{EEL}")

    assert [heading] == marks(article, "heading")
    assert ["", heading, heading] == sections(article)


@pytest.mark.parametrize(
    "line",
    [
        "It rained.",
        "Nobody came back that year.",
        "“No,” she said.",
        "And the ministers?",
        "Would you do it again?",
        "TOM ROE: How did it begin?",
        "Do this:",
        "- Wash the fish",
        "but not for long",
        "Ines Halloran\nChair, Auster Fisheries",
        "Dear members,",
        "42",
    ],
)
def test_short_paragraphs_stay(line: str) -> None:
    """A short line that is no heading remains a paragraph of its own."""
    article = lay_out(f"The Fish of Auster\n\n{HERRING}\n\n{COD}\n\n{line}\n\n{EEL}")

    assert [HERRING, COD, line, EEL] == paragraphs(article)


@pytest.mark.parametrize(
    ("heading", "under"),
    [
        ("§ 2 Protected trees", "(1) Yews are protected.\n(2) Oaks are not."),
        ("5. UTILITIES", "5.1 The tenant pays for water."),
        ("2 Methods", "2.1 The tenant pays for water."),
        ("3. What to bring", "- boots"),
    ],
)
def test_headings_beside_enumerations(heading: str, under: str) -> None:
    """A number above items of another numbering is a heading, also behind such items."""
    article = lay_out(f"The Fish of Auster\n\n{HERRING}\n\n(a) keys\n(b) locks\n\n{heading}\n\n{under}\n\n{EEL}")

    assert [heading] == marks(article, "heading")
    assert ["", "", heading, heading] == sections(article)


def test_short_minutes() -> None:
    """Numbered headings above a few words, in a text without a long line."""
    article = lay_out("Minutes\n\n1. Apologies\nNone.\n\n2. Bees\nDeferred.\n\n3. Fair\nIt is on Monday.")

    assert ["1. Apologies", "2. Bees", "3. Fair"] == sections(article)


def test_a_heading_behind_a_list() -> None:
    """A few words behind a list are a heading above a paragraph, though the list has no full stop."""
    article = lay_out(f"The Fish\n\n{HERRING}\n\nThere are:\n- cod\n- eels\n\nThe good years\n\n{COD}")

    assert ["The good years"] == marks(article, "heading")


def test_items_between_empty_lines_stay() -> None:
    """Numbered items that stand alone are no headings, whatever stands behind the last one."""
    items = ["1. Wash the fish", "2. Cut it open", "3. Salt it well"]

    assert [HERRING, *items, COD] == paragraphs(lay_out("\n\n".join(["How to Salt", HERRING, *items, COD])))


def test_an_interview_keeps_questions_and_answers() -> None:
    """A question whose answer repeats it is no pull quote, and one that is short no heading."""
    asked = "How long did the talks on the herring treaty last in the end?"
    told = f"The talks on the herring treaty did last eleven years in the end. {HERRING}"
    article = lay_out(f"We Were Never Asked\n\nInterview by Tom Roe\n\n{COD}\n\n{asked}\n\n{told}\n\nWhy?\n\n{EEL}")

    assert [COD, asked, told, "Why?", EEL] == paragraphs(article)
    assert "Tom Roe" == article.author


def test_speakers_names_are_no_headings() -> None:
    """A line that comes again and again is no heading."""
    article = lay_out("Two Voices\n\n" + f"HALLORAN\n\n{HERRING}\n\nROE\n\n{COD}\n\n" * 3)

    assert [] == marks(article, "heading")
    assert 12 == len(article.paragraphs)


def test_a_press_release_keeps_its_dateline() -> None:
    """The place and day that begin the first paragraph stay there; what is around the release is left over."""
    first = f"AUSTER, May 3, 2021 — Auster Fisheries today opened its third plant. {HERRING}"
    lines = ["FOR IMMEDIATE RELEASE", "Auster Fisheries Opens Third Plant", first, "About Auster Fisheries", COD, "###"]
    article = lay_out("\n\n".join(lines))

    assert "Auster Fisheries Opens Third Plant" == article.title
    assert ["FOR IMMEDIATE RELEASE", "###"] == marks(article, "leftover")
    assert [first, COD] == paragraphs(article)
    assert ["", "About Auster Fisheries"] == sections(article)


def test_a_book_keeps_chapters_verse_and_talk() -> None:
    """A book with labels above it, chapters, verses, one-word paragraphs and ornaments loses nothing."""
    verse = "Full fathom five thy father lies;\nOf his bones are coral made;\nThose are pearls;\nNothing doth fade."
    article = lay_out(
        f"The Project Gutenberg eBook of The Herring\n\n{textwrap.fill(EEL, 70)}\n\nTitle: The Herring\n\n"
        "Author: Ines Halloran\n\nRelease date: May 3, 1921 [eBook #1]\n\n"
        "*** START OF THE PROJECT GUTENBERG EBOOK THE HERRING ***\n\n\n\n          CHAPTER I.\n\n"
        f"{textwrap.fill(HERRING, 70, initial_indent='   ')}\n\n“No.”\n\n“Why not?”\n\n{verse}\n\n"
        f"       *       *       *\n\n          CHAPTER II.\n\n{textwrap.fill(COD, 70)}\n"
    )

    assert ("The Herring", "Ines Halloran", "May 3, 1921") == (article.title, article.author, article.date)
    assert [EEL, HERRING, "“No.”", "“Why not?”", verse, COD] == paragraphs(article)
    assert ["CHAPTER I.", "CHAPTER II."] == marks(article, "heading")[-2:]
    assert ["* * *"] == marks(article, "leftover")[-1:]


def test_a_paper_keeps_its_parts() -> None:
    """Abstract, numbered headings, a list and references of an academic text."""
    article = lay_out(
        f"On the Return of the Herring: Two Coasts\n\nInes Halloran and Tom Roe\n\nAbstract\n\n{HERRING}\n\n"
        f"1. Introduction\n\n{COD}\n\n2. Data\n\nWe did this:\n\n1. We counted.\n2. We weighed.\n\nReferences\n\n"
        "[1] Roe, T. (1990). Counting fish. Coasts 3.\n\n[2] Roe, T. (1991). Weighing fish. Coasts 4."
    )

    assert "Ines Halloran and Tom Roe" == article.author
    assert ["Abstract", "1. Introduction", "2. Data", "References"] == marks(article, "heading")
    assert "1. We counted.\n2. We weighed." in paragraphs(article)
    assert 6 == len(article.paragraphs)


@pytest.mark.parametrize("lines", OTHER_LANGUAGES.values(), ids=OTHER_LANGUAGES)
def test_other_languages(lines: tuple[str, ...]) -> None:
    """Title, byline, date, heading and leftover are found in other languages and scripts too."""
    title, author, byline, date, first, heading, second, leftover = lines
    article = lay_out("\n\n".join([title, byline, *lines[3:]]))

    assert (title, author, date) == (article.title, article.author, article.date)
    assert [first, second] == paragraphs(article)
    assert [heading] == marks(article, "heading")
    assert [leftover] == marks(article, "leftover")


@pytest.mark.parametrize("text", ["The herring came back in 1990.", "The Return of the Herring", "3 May 2021", "* * *"])
def test_a_text_of_one_line_is_a_paragraph(text: str) -> None:
    """An article is never without a paragraph, even if it is one sentence or only a title."""
    assert [text] == paragraphs(lay_out(text))


def test_a_poem_loses_no_line() -> None:
    """Every line of a poem stays, in paragraphs of a stanza."""
    stanzas = [
        "Whose fish these are I think I know.\nHis house is on the island though",
        "My boat must think it queer\nTo stop",
    ]
    article = lay_out("The Herring\n\n" + "\n\n".join(stanzas))

    assert stanzas == paragraphs(article)
    assert "The Herring" == article.title


def test_talk_loses_no_line() -> None:
    """A story that begins with short lines of speech has no title, and all its lines are paragraphs."""
    lines = ["“Hello,” said Tom.", "“Hello.”", "“Is it cold?”", "They walked to the harbour.", "“There,” he said."]

    assert lines == paragraphs(lay_out("\n\n".join(lines)))


@pytest.mark.parametrize(
    "line",
    [
        *("No comments:", "Comments (3)", "Share this:", "Related articles", "Advertisement", "Read more"),
        *("Sign up for our weekly newsletter", "Read more: How it began", "Tags: fish, sea", "Leave a comment"),
        *("Copyright 2021 The Daily Tide", "(c) 2021 The Daily Tide", "© The Daily Tide", "Home", "Share"),
        *("© 2021 The Daily Tide. All rights reserved.", "Mehr zum Thema", "À lire aussi", "Комментарии", "相关文章"),
    ],
)
def test_leftovers_at_the_end(line: str) -> None:
    """What a page leaves at its end is shown, but is no paragraph."""
    article = lay_out(f"The Fish of Auster\n\n{HERRING}\n\n{COD}\n\n{line}")

    assert [line] == marks(article, "leftover")
    assert [HERRING, COD] == paragraphs(article)


@pytest.mark.parametrize("title", ["Home", "Search", "Copyright for Beginners"])
@pytest.mark.parametrize("under", ["By Ann Lee\n\n", ""])
def test_a_title_is_no_leftover(title: str, under: str) -> None:
    """A word of a menu that stands above the byline or the text is the title."""
    article = lay_out(f"{title}\n\n{under}{HERRING}\n\n{COD}")

    assert (title, []) == (article.title, marks(article, "leftover"))


def test_leftovers_in_the_middle() -> None:
    """An advertisement is one wherever it stands; "Comments" above a paragraph may be a heading and is kept."""
    article = lay_out(f"The Fish\n\n{HERRING}\n\nAdvertisement\n\n{COD}\n\nComments\n\n{EEL}")

    assert ["Advertisement"] == marks(article, "leftover")
    assert ["", "", "Comments"] == sections(article)


@pytest.mark.parametrize(
    "line",
    [
        "Share this secret with nobody, he said.",
        "Read more than one book a year.",
        "Comments like these hurt.",
        "Advertisement was unknown then.",
        "(c) The tenant pays for water, 31 euros a month.",
        "Copyright ends 70 years after the author's death.",
    ],
)
def test_sentences_are_no_leftovers(line: str) -> None:
    """A sentence that begins like a page's furniture is kept."""
    article = lay_out(f"The Fish of Auster\n\n{HERRING}\n\n{line}\n\n{COD}\n\n{line}")

    assert [HERRING, line, COD, line] == paragraphs(article)
