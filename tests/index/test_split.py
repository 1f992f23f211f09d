"""Articles, split into sentences and passages."""

import re
import time
from dataclasses import replace

from index.article import Article, Mark, Paragraph
from index.split import split


def words(text: str) -> int:
    """Words as tokens."""
    return len(text.split())


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


def test_a_script_with_several_tokens_a_character_is_cut_at_the_limit() -> None:
    """As Korean has in the bundled model: a sentence of fewer characters than tokens fit may be too long."""
    text = "가나다라마바사아자차 " * 20
    passages = split(article(text.strip()), 254, lambda part: 2 * len(part.replace(" ", "")))

    assert all(2 * len(passage.text.replace(" ", "")) <= 254 for passage in passages)


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
