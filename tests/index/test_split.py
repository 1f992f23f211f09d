"""Articles, split into sentences and passages."""

import re
import time
from dataclasses import replace

import pytest

from index.article import Article, Mark, Paragraph
from index.split import shares_half, split, split_lines, split_sentences, unwrapped


def words(text: str) -> int:
    """Words as tokens."""
    return len(text.split())


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“They agreed,” U.S. Secretary Ann Lee told them. She left.", 2),
        ("Ms. Ortiz arrived at 5 p.m. on Tuesday. She met Mr. Smith Jr. there.", 2),
        ("See No. 4 in the list. Nothing else matters.", 2),
        ("It rose by 3.5 percent. Then it fell.", 2),
        ("He waited... and then left. Nobody came.", 2),
        ("He waited … and then left. Nobody came.", 2),
        ("He waited… Then he left.", 2),
        ("They left (it was late). The end.", 2),
        ("They left. (It was late.) The end came.", 3),
        ("He said: “It is over.” We moved on.", 2),
        ("“I am not sure. It is hard.” She then sat down.", 2),
        ("“Why? Because they never did.” The parallels are clear.", 2),
        ("He asked, “Why?” and left. No reply came.", 2),
        ("‘No,’ he said. ‘Never.’ That was that.", 3),
        ("The E.U. and the U.N. agreed. Gen. Lee and Sen. Warren spoke.", 2),
        ("The vote—held at 10 a.m.—passed. Fine.", 2),
        ("Visit example.com. Version 2.0 is out! Is it? Yes.", 4),
        ("It cost $3.5 million. On Feb. 24, 2022, it began.", 2),
        ("Prof. J. R. R. Tolkien wrote it, i.e. all of it. Good.", 2),
        ("He wrote as A. M. Holloran. It sold.", 2),
        ("1. Drain the beans. Keep the water.", 2),
        ("(2) It is decided within six weeks. If not, it is granted.", 2),
        ("2. METHODS", 1),
        ("no capital, no full stop", 1),
        ("", 0),
        ("   ", 0),
    ],
)
def test_sentences_are_told_apart(text: str, sentences: int) -> None:
    """Abbreviations, figures, quotations, brackets and ellipses, as articles have them."""
    spans = split_sentences(text)

    assert len(spans) == sentences
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


def test_no_word_is_lost_between_sentences() -> None:
    """What lies between two sentences is white space."""
    text = "One (it was late.) Two…  Three!\nFour “five. Six.” Seven; eight\n\nnine. Ten."
    spans = split_sentences(text)
    outside = "".join(
        text[end:start] for (_, end), (start, _) in zip([(0, 0), *spans], [*spans, (len(text), 0)], strict=True)
    )

    assert outside.strip() == ""


def test_offsets_count_from_the_start_of_the_whole_text() -> None:
    """A part of a text is split in place."""
    text = "Skip this. One. Two."

    assert [text[start:end] for start, end in split_sentences(text, 11, 20)] == ["One.", "Two."]


def article(*paragraphs: str) -> Article:
    """An article with a title and these paragraphs."""
    text = "\n\n".join(["Title", *paragraphs])
    placed, position = [], 7
    for number, paragraph in enumerate(paragraphs, 1):
        placed.append(Paragraph(number, "", position, position + len(paragraph)))
        position += len(paragraph) + 2
    return Article("Title", "", "", "", text, tuple(placed), (Mark("title", 0, 5),))


def test_a_paragraph_that_fits_is_one_passage() -> None:
    """The title is a passage of its own, paragraph 0."""
    passages = split(article("One two. Three.", "Four."), 10, words)

    assert [(passage.text, passage.paragraph.number) for passage in passages] == [
        ("Title", 0),
        ("One two. Three.", 1),
        ("Four.", 2),
    ]


def test_a_long_paragraph_becomes_passages_of_like_length() -> None:
    """Whole sentences, none longer than the limit, no last crumb."""
    passages = split(article(" ".join(["One two three."] * 10)), 12, words)[1:]

    assert [words(passage.text) for passage in passages] == [9, 12, 9]


def test_a_sentence_longer_than_the_limit_is_cut_at_a_clause() -> None:
    """The model would silently read its beginning alone."""
    long = "one two three four five, six seven eight nine ten."
    pieces = [passage.text for passage in split(article(long), 6, words)[1:]]

    assert pieces == ["one two three four five,", "six seven eight nine ten."]


def test_a_text_without_blanks_is_cut_too() -> None:
    """Ten thousand letters in a row end as passages within the limit."""
    passages = split(article("x" * 10_000), 100, len)

    assert max(len(passage.text) for passage in passages) <= 100
    assert sum(len(passage.text) for passage in passages[1:]) == 10_000


def test_every_passage_is_a_verbatim_span() -> None:
    """Text, start, end and sentences agree with the article."""
    whole = article("One. “Two. Three.” Four…  Five (six.) Seven.", "Eight.")
    for passage in split(whole, 3, words):
        assert whole.text[passage.start : passage.end] == passage.text
        assert (passage.sentences[0][0], passage.sentences[-1][1]) == (passage.start, passage.end)


@pytest.mark.parametrize(
    ("other", "expected"), [((0, 10), True), ((5, 15), True), ((6, 20), False), ((2, 4), True), ((10, 20), False)]
)
def test_two_spans_share_half_of_the_shorter(other: tuple[int, int], *, expected: bool) -> None:
    """An annotator's span and a sentence seldom have the same edges."""
    assert shares_half((0, 10), other) is expected


def test_a_script_with_several_tokens_a_character_is_cut_at_the_limit() -> None:
    """As Korean has in the bundled model: a sentence of fewer characters than tokens fit may be too long."""
    text = "가나다라마바사아자차 " * 20
    passages = split(article(text.strip()), 254, lambda part: 2 * len(part.replace(" ", "")))

    assert all(2 * len(passage.text.replace(" ", "")) <= 254 for passage in passages)


def lines(text: str) -> list[str]:
    """The lines that are sentences of their own."""
    return [text[start:end].strip() for start, end in split_lines(text, 0, len(text))]


def test_lines_that_are_not_wrapped_stand_alone() -> None:
    """Items of a list and rows of a table, unlike prose that is broken where the next word would not have fit."""
    prose = "The ferry leaves at eight o'clock in the\nmorning and comes back when the captain is\ntired. It is small."

    assert lines(prose) == [prose]
    for items in (
        "bring a lead\na ticket\nand some bread for the long way home in the evening",
        "bring a warm coat and a pair of waterproof boots\nno dogs",
        "Fill in the form and sign it on both of the pages\nSend the form to the office in the old harbour town\nWait",
        "Tea | 2\nCoffee | 3",
    ):
        assert lines(items) == items.split("\n")


def test_a_long_list_is_split_in_no_time() -> None:
    """It is one paragraph."""
    items = "\n".join(f"- Item {number} is a short thing." for number in range(20_000))
    started = time.perf_counter()

    assert len(split(article(items), 250, words)[1:]) > 100
    assert time.perf_counter() < started + 20


def test_a_passage_knows_its_heading_and_what_leads_in_to_it() -> None:
    """A heading that is a question keeps its mark."""
    told = article("Nobody may bring:", "a dog\na fire", "It is strict.")
    sections = ("Rules", "Rules", "Why?")
    placed = [replace(each, section=name) for each, name in zip(told.paragraphs, sections, strict=True)]
    passages = split(replace(told, paragraphs=tuple(placed)), 20, words)

    assert [passage.context for passage in passages] == ["", "Rules:", "Rules: Nobody may bring:", "Why?"]
    assert [passage.context for passage in split(told, 20, words)] == ["", "", "Nobody may bring:", ""]


def test_a_heading_that_comes_again_is_known_by_the_one_above() -> None:
    """The changes of one version are not those of another."""
    text = "3.6\n\nFixed\n\nA crash.\n\n3.5\n\nFixed\n\nA leak.\n\nLicense\n\nIt is free."
    marks = [Mark("heading", each.start(), each.end()) for each in re.finditer(r"3\.\d|Fixed|License", text)]
    bodies = [("Fixed", "A crash."), ("Fixed", "A leak."), ("License", "It is free.")]
    paragraphs = [
        Paragraph(number, section, text.index(body), text.index(body) + len(body))
        for number, (section, body) in enumerate(bodies, 1)
    ]
    passages = split(Article("", "", "", "", text, tuple(paragraphs), tuple(marks)), 20, words)

    assert [passage.context for passage in passages] == ["3.6: Fixed:", "3.5: Fixed:", "License:"]


def test_a_context_is_short_and_of_the_same_section() -> None:
    """A passage must find room behind it."""
    told = article("Read more here:", "Dogs must be on a lead.", "It is so:", "It rains.")
    sections = ("Tickets", "Dogs", "word " * 50, "word " * 50)
    placed = [replace(each, section=name) for each, name in zip(told.paragraphs, sections, strict=True)]
    passages = split(replace(told, paragraphs=tuple(placed)), 20, words)

    assert [passage.context for passage in passages[1:]] == ["Tickets:", "Dogs:", "", "It is so:"]


@pytest.mark.parametrize(
    ("quote", "is_wrapped"),
    [
        ("It was built in the dry years, and it cost\nthe town two million.", True),
        ("The rules of the house are these, and no more:\n- no dogs\n- no cats", False),
        ("flour\nbutter\nsalt", False),
        ("One line.", False),
    ],
)
def test_what_only_wraps_prose_is_no_line(quote: str, is_wrapped: bool) -> None:  # noqa: FBT001 - a table
    """Items of a list stay lines; either way the offsets stay right."""
    assert unwrapped(quote) == (quote.replace("\n", " ") if is_wrapped else quote)
