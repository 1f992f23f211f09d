"""Lines become paragraphs, however a text is wrapped."""

import textwrap

import pytest
from made_files import COD, EEL, HERRING

from index.loading.joining import join
from index.loading.lines import read_blocks


def read(text: str) -> list[str]:
    """The text of each block."""
    return [block.text for block in read_blocks(text)]


@pytest.mark.parametrize("width", [50, 66, 72, 80])
def test_wrapped_paragraphs_are_joined(width: int) -> None:
    """Text wrapped at a column comes back as it was before."""
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in (HERRING, COD, EEL))

    assert [HERRING, COD, EEL] == read(wrapped)


def test_indented_paragraphs_need_no_empty_line() -> None:
    """An indent begins a paragraph of wrapped text."""
    wrapped = "\n".join(textwrap.fill(text, 70, initial_indent="    ") for text in (HERRING, COD, EEL))

    assert [HERRING, COD, EEL] == read(wrapped)


def test_lines_without_empty_lines_are_paragraphs() -> None:
    """Where no line is empty, each long line is a paragraph of its own."""
    assert ["A Title", HERRING, COD] == read(f"A Title\n{HERRING}\n{COD}\n")


def test_a_short_line_ends_a_wrapped_paragraph() -> None:
    """Without indents, a finished line with room for the next word ends a paragraph of wrapped text."""
    wrapped = textwrap.fill(COD, 70) + "\n" + textwrap.fill(EEL, 70)

    assert [COD, EEL] == read(wrapped)


def test_capitals_stand_apart_in_wrapped_text() -> None:
    """A line of capitals is no part of the paragraph under it."""
    assert ["THE COD", COD, EEL] == read("THE COD\n" + textwrap.fill(COD, 70) + "\n\n" + textwrap.fill(EEL, 70))


def test_verses_keep_their_lines() -> None:
    """A stanza is one block and no line of it is lost or joined."""
    verse = "Full fathom five thy father lies;\nOf his bones are coral made;\nThose are pearls;\nNothing doth fade."

    assert [HERRING, verse, COD] == read(f"{HERRING}\n\n{verse}\n\n{COD}")


def test_lists_keep_their_items() -> None:
    """Items stand on lines of their own, what goes on under one is joined to it, and the line above is a block."""
    steps = "Do this:\n1. Wash the fish,\n   all of it.\n2. Cut it.\n- Salt it."

    assert ["Do this:", "1. Wash the fish, all of it.\n2. Cut it.\n- Salt it."] == read(steps)


@pytest.mark.parametrize(
    ("heading", "under"),
    [
        ("§ 1 Scope", HERRING[:100]),
        ("2. Apologies", "Tom Roe."),
        ("5. UTILITIES", "5.1 The tenant pays for water"),
        ("5. UTILITIES", "(a) Water is paid by the tenant.\n(b) Gas is not."),
        ("Dates for your diary", "Mon 9 May – Clubs begin\nTue 10 May – Photographs\nFri 13 May – Play"),
        ("Clubs", "Club | Day\nChess | Monday\nChoir | Tuesday"),
    ],
)
def test_a_heading_needs_no_empty_line(heading: str, under: str) -> None:
    """Above sentences or items of another numbering, above a table, and above a list of dates."""
    assert [HERRING, heading, under, COD] == read(f"{HERRING}\n\n{heading}\n{under}\n\n{COD}")


@pytest.mark.parametrize(
    "lines",
    [
        "1. Milk\n2. Eggs",
        "1. Fruit\n- apples\n2. Fish\n- cod",
        "1. Milk\nTwo pints.\n2. Eggs\nSix.",
        "12 Harbour Street\nAuster.",
        "3 men went out\nand never came back.",
        "10.30 Coffee\n11.00 A talk by the mayor",
        "Ann – or Anna – Lee\nTom – or Thomas – Roe",
    ],
)
def test_short_lines_without_a_heading(lines: str) -> None:
    """A list of short items, an address and a verse are one block, whatever they begin with."""
    assert [HERRING, lines, COD] == read(f"{HERRING}\n\n{lines}\n\n{COD}")


@pytest.mark.parametrize(
    "stamp", ["[12/03/2024, 14:0{}] Ann:", "[00:00:1{}]", "2024-05-0{} 10:01:11", "May {} 10:01:11"]
)
def test_lines_with_time_stamps_stay_lines(stamp: str) -> None:
    """Of a chat, a transcript or a log; a long one that is wrapped is joined."""
    lines = [f"{stamp.format(number)} {HERRING[:60]}" for number in range(1, 6)]

    assert ["\n".join([*lines, lines[0] + " and more."])] == read("\n".join([*lines, lines[0], "and more."]))


def test_an_address_keeps_its_lines() -> None:
    """Short lines that end nothing stay lines of one block."""
    address = "Ines Halloran\n12 Harbour Street\nAuster"

    assert [HERRING, address] == read(f"{HERRING}\n\n{address}")


def test_chinese_lines_are_joined_without_spaces() -> None:
    """Wrapped Chinese text has no space where a line ended."""
    text = "春天，鲱鱼回来了，没有人做好准备，无论是船长还是两岸的部长们，他们曾以书面形式互相保证这永远不会发生。" * 2
    wrapped = "\n".join(text[start : start + 30] for start in range(0, len(text), 30))

    assert [text] == read(wrapped)


@pytest.mark.parametrize("sign", [">", "> ", ">> ", "> > "])
def test_quoted_replies_are_read_like_other_lines(sign: str) -> None:
    """What a mail quotes is joined to paragraphs again, without its signs, however long the answers are."""
    asked = textwrap.fill(COD, 60) + "\n\n" + textwrap.fill(EEL, 60) + "\n\nYours,\nAnn"
    quoted = textwrap.indent(asked, sign, lambda _: True)

    assert [HERRING, COD, EEL, "Yours,\nAnn", HERRING] == read(f"{HERRING}\n\n{quoted}\n\n{HERRING}")


def test_each_reply_begins_anew() -> None:
    """What is quoted stands apart from its answer, and from what was quoted before, without an empty line."""
    assert ["How many?", "Two or three?", "Ten.", "Why?"] == read("> > How many?\n> Two or three?\nTen.\n> Why?")


@pytest.mark.parametrize("lines", ["It weighs\n> 30 kilograms", ">>> count(fish)\n42", "It has\n>5 legs"])
def test_other_signs_stay(lines: str) -> None:
    """A wrapped "more than" and the prompt of a program are no reply."""
    assert [HERRING, lines] == read(f"{HERRING}\n\n{lines}")


def test_what_goes_on_under_an_item_is_no_paragraph() -> None:
    """An item on whose indented lines it goes on is no heading."""
    assert [HERRING, "1. Wash the fish\nUse cold water."] == read(f"{HERRING}\n\n1. Wash the fish\n   Use cold water.")


def test_white_space_has_no_blocks() -> None:
    """White space alone is nothing."""
    assert [] == read(" \n\t\n\n  ")


@pytest.mark.parametrize(
    ("lines", "words", "joined"),
    [
        (["infor-", "mation is"], {"information"}, "information is"),
        (["well-", "known facts"], {"well-known"}, "well-known facts"),
        (["twenty-", "first"], {"twenty", "first"}, "twenty-first"),
        (["unheard-", "ofness"], {"other"}, "unheardofness"),
        (["the U.S.-", "led war"], {"led"}, "the U.S.- led war"),
        (["North-", "Korea"], {"other"}, "North- Korea"),
        (["one-", "two"], set(), "one-two"),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], words: set[str], joined: str) -> None:
    """A hyphen goes when the text has the whole word, and stays when it has the hyphened one or both parts."""
    assert joined == join(lines, frozenset(words))
