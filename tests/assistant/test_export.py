"""Answers as text for a terminal and as documents: complete, the same every time, and without power over the reader."""

import json
from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation, Sentence
from assistant.export import Line, printable, source_lines, to_json, told_lines, transcript_json, transcript_markdown
from index.article import Article, Paragraph
from index.search import Hit
from index.split import Passage

COST = Citation(1, "The bridge cost two million crowns.", 40, 75, 2, "The Dry Years")
TITLE = Citation(2, "The Bridge", 0, 10, 0, "")
HIT = Hit(Passage("Nobody\nknows.", 5, 18, Paragraph(1, "", 0, 40), ((5, 18),)), 1.5, 0.4, 0.6)
ARTICLE = Article("The *Bridge*", "By Ann Example", "May 4, 1950", "bridge.txt", "", (), ())

QUOTED = Answer(
    question="What did it cost?",
    standalone="What did it cost?",
    sentences=(Sentence(COST.quote, (COST,), 1.0),),
    verdict="answered",
    nearest=(HIT,),
    note="",
    confidence=0.75,
    model="quote",
    seconds=0.25,
)
SILENT = replace(QUOTED, sentences=(), verdict="not_in_article", note="The article does not say.")


def _lines(answer: Answer) -> list[Line]:
    return [*told_lines(answer), *source_lines(answer)]


def test_lines_of_a_quotation() -> None:
    """The quotation with its number, then where the number stands; the quote is not given twice."""
    expected = [
        Line("The bridge cost two million crowns. [1]"),
        Line(""),
        Line("[1] paragraph 2, The Dry Years"),
    ]

    assert expected == _lines(QUOTED)


def test_lines_of_a_written_sentence() -> None:
    """A sentence in other words has its quotes below their places."""
    answer = replace(QUOTED, sentences=(Sentence("It was dear.", (COST, TITLE), 0.9),))
    expected = [
        Line("It was dear. [1] [2]"),
        Line(""),
        Line("[1] paragraph 2, The Dry Years"),
        Line("“The bridge cost two million crowns.”", 4),
        Line("[2] title, byline, date or heading"),
        Line("“The Bridge”", 4),
    ]

    assert expected == _lines(answer)


def test_lines_of_a_list() -> None:
    """The items of a list stay lines of their own, as a quotation and below their place."""
    rules = Citation(1, "The rules:\n- no dogs\n- no cats", 40, 70, 2, "")
    quoted = replace(QUOTED, sentences=(Sentence(rules.quote, (rules,), 1.0),))
    told = replace(QUOTED, sentences=(Sentence("Animals stay out.", (rules,), 0.9),))

    assert [Line("The rules:"), Line("- no dogs"), Line("- no cats [1]")] == _lines(quoted)[:3]
    assert [Line("“The rules:", 4), Line("- no dogs", 4), Line("- no cats”", 4)] == _lines(told)[-3:]


def test_lines_of_silence() -> None:
    """Where the article does not say, that comes first and the nearest passages follow, each in one line."""
    expected = [
        Line("The article does not say."),
        Line(""),
        Line("Nearest in the article:"),
        Line("paragraph 1"),
        Line("“Nobody knows.”", 4),
    ]

    assert expected == _lines(SILENT)


def test_lines_of_a_greeting() -> None:
    """A word of the assistant alone has nothing below it."""
    greeting = replace(SILENT, note="Hello.", nearest=())

    assert [Line("Hello.")] == _lines(greeting)


def test_lines_tell_what_was_understood() -> None:
    """A follow-up says first what it was taken to mean."""
    answer = replace(QUOTED, question="And when?", standalone="What did it cost? And when?")

    assert Line("(Understood as: What did it cost? And when?)") == _lines(answer)[0]


def test_lines_of_an_answer_only_grow() -> None:
    """What a language model wrote stays where it was printed: its failure is told behind it, everything else before."""
    first, second = Sentence("It was dear.", (COST,), 0.9), Sentence("It was long.", (TITLE,), 0.9)
    growing = replace(QUOTED, sentences=(first,), written=1)
    whole = replace(growing, sentences=(first, second), written=2, note="The model failed.")

    assert list(told_lines(growing)) == list(told_lines(whole))[:1]
    assert next(source_lines(whole)) == Line("The model failed.")


def test_few_of_many_passages_are_shown() -> None:
    """People are shown three of the nearest passages, the best first, none longer than 200 characters."""
    hits = tuple(replace(HIT, passage=replace(HIT.passage, text=f"{number} " + "word " * 100)) for number in range(8))
    shown = [line.text for line in _lines(replace(SILENT, nearest=hits)) if line.indent]

    expected = ["“0", "“1", "“2"]

    assert expected == [text.split()[0] for text in shown]
    assert max(map(len, shown)) <= len("“”") + 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[2J\x1b[1;1Hhome", "home"),
        ("\x1b]0;a title\x07shown", "shown"),
        ("\x1b]8;;https://example.com\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bcreset", "reset"),
        ("\x9b31mold", " 31mold"),
        ("bell\x07 back\x08 nul\x00", "bell  back  nul "),
        ("over\rwritten", "over written"),
        ("left \u202eto\u202c right", "left  to  right"),
        ("half \ud800", "half  "),
        ("two\r\nlines", "two\nlines"),
        ("“Quoted” – ‘так’ 🌉", "“Quoted” – ‘так’ 🌉"),
    ],
)
def test_printable(text: str, expected: str) -> None:
    """What a terminal would act on is left out; letters, quotation marks and emoji stay."""
    assert expected == printable(text)


@pytest.mark.parametrize("text", ["\x1b[31mred", "\x9b31m", "half \ud800", "\x7f\x00", "“так” 🌉", "a\nb\tc", "\u2028"])
def test_json_keeps_every_character_and_acts_on_no_terminal(text: str) -> None:
    """JSON gives the text back to the character, and what is printed holds nothing that a terminal acts on."""
    printed = to_json({"text": text})

    assert {"text": text} == json.loads(printed)
    assert printed == printable(printed)


def test_json_in_ascii() -> None:
    """Where stdout is not UTF-8, JSON does without other characters and says the same."""
    expected = {"text": "“так” 🌉"}
    printed = to_json(expected, ascii_only=True)

    assert printed.isascii()
    assert expected == json.loads(printed)


def test_transcript_in_markdown() -> None:
    """One document: title, byline, and each question with its answer, in order."""
    expected = (
        "# The \\*Bridge\\*\n\nBy Ann Example · May 4, 1950\n\n"
        f"{QUOTED.to_markdown()}\n{replace(SILENT, question='Who drew it?').to_markdown()}"
    )

    assert expected == transcript_markdown(ARTICLE, [QUOTED, replace(SILENT, question="Who drew it?")])


def test_transcript_of_an_article_without_a_name() -> None:
    """An unknown title, author and date leave no gaps."""
    nameless = replace(ARTICLE, title="", author="", date="")

    assert transcript_markdown(nameless, [QUOTED]).startswith("# Questions and answers\n\n## What did it cost?\n")


def test_transcript_in_json() -> None:
    """The article's fields, and every answer as `Answer.to_dict` gives it."""
    expected = {
        "article": {
            "title": "The *Bridge*",
            "author": "By Ann Example",
            "date": "May 4, 1950",
            "source": "bridge.txt",
        },
        "answers": [QUOTED.to_dict(), SILENT.to_dict()],
    }

    assert expected == json.loads(transcript_json(ARTICLE, [QUOTED, SILENT]))
