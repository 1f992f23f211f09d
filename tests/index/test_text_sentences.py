"""Texts, split into sentences and lines."""

import pytest

from index.sentences import shares_half, split_lines, split_sentences, unwrapped


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


@pytest.mark.parametrize(
    ("other", "expected"), [((0, 10), True), ((5, 15), True), ((6, 20), False), ((2, 4), True), ((10, 20), False)]
)
def test_two_spans_share_half_of_the_shorter(other: tuple[int, int], *, expected: bool) -> None:
    """An annotator's span and a sentence seldom have the same edges."""
    assert shares_half((0, 10), other) is expected


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
