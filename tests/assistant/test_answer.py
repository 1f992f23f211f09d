"""An answer's JSON keeps its shape, and its Markdown shows the words of the article and nothing that they could do."""

import json
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from assistant.answer import Answer, Citation, Sentence, Withheld
from index.article import Paragraph
from index.search import Hit
from index.split import Passage

COST = Citation(1, "The bridge cost two million crowns.", 40, 75, 2, "The Dry Years", (56, 74))
STOOD = Citation(2, "For eleven years it stood dry.", 80, 110, 3, "")
HIT = Hit(Passage("Nobody knows who drew the plans.", 5, 37, Paragraph(1, "", 0, 40), ((5, 37),)), 1.5, 0.4, 0.6)

QUOTED = Answer(
    question="What did it cost?",
    standalone="What did it cost?",
    sentences=(Sentence(COST.quote, (COST,), 1.0), Sentence(STOOD.quote, (STOOD,), 1.0)),
    verdict="answered",
    nearest=(HIT,),
    note="",
    confidence=0.75,
    model="quote",
    seconds=0.25,
)
WRITTEN = replace(QUOTED, sentences=(Sentence("It was dear and useless.", (COST, STOOD), 0.9),), model="other")
SILENT = replace(QUOTED, sentences=(), verdict="not_in_article", note="The article does not say.")

HOSTILE = [
    "<script>alert(1)</script>",
    "# no heading",
    "> no quotation",
    "1. no list\n2. of numbers",
    "7) nor this",
    "- no list\n+ of bullets\n* at all",
    "a | b\n--|--\n1 | 2",
    "no heading\n===",
    "no heading\n---",
    "nor\n===\nin the middle",
    "*no* _emphasis_ **at** __all__ ~~gone~~",
    "[no link](javascript:alert(1)) ![nor image](x) [1]: /nor-reference",
    "`no code` ```nor fence```",
    "~~~\nnor fence\n~~~",
    "&lt;no entity&gt; &amp; a\\*b",
    "    no code by indent",
    "\tnor by tab",
]


def test_answer_keys() -> None:
    """The JSON holds exactly what is documented."""
    expected = {
        "question": "What did it cost?",
        "standalone": "What did it cost?",
        "text": "The bridge cost two million crowns. [1] For eleven years it stood dry. [2]",
        "verdict": "answered",
        "note": "",
        "confidence": 0.75,
        "model": "quote",
        "seconds": 0.25,
        "sentences": [
            {"text": "The bridge cost two million crowns.", "support": 1.0, "citations": [1]},
            {"text": "For eleven years it stood dry.", "support": 1.0, "citations": [2]},
        ],
        "citations": [
            {
                "number": 1,
                "quote": "The bridge cost two million crowns.",
                "start": 40,
                "end": 75,
                "paragraph": 2,
                "section": "The Dry Years",
                "phrase": [56, 74],
            },
            {
                "number": 2,
                "quote": "For eleven years it stood dry.",
                "start": 80,
                "end": 110,
                "paragraph": 3,
                "section": "",
                "phrase": None,
            },
        ],
        "nearest": [
            {
                "quote": "Nobody knows who drew the plans.",
                "start": 5,
                "end": 37,
                "paragraph": 1,
                "section": "",
                "score": 1.5,
            }
        ],
        "checked": "",
        "withheld": [],
    }

    assert expected == QUOTED.to_dict()


def test_silent_answer_is_json() -> None:
    """An answer that the article does not give survives JSON as well."""
    expected = {**QUOTED.to_dict(), "text": SILENT.note, "note": SILENT.note, "verdict": "not_in_article"}
    expected |= {"sentences": [], "citations": []}

    assert expected == json.loads(json.dumps(SILENT.to_dict()))


def test_quotations_are_not_repeated() -> None:
    """What a sentence quotes word for word is given once, as a quotation; its source says where it stands."""
    expected = (
        "## What did it cost?\n\n"
        "> The bridge cost two million crowns. [1]\n\n"
        "> For eleven years it stood dry. [2]\n\n"
        "- [1] paragraph 2, The Dry Years\n"
        "- [2] paragraph 3\n"
    )

    assert expected == QUOTED.to_markdown()


def test_written_sentences_show_their_quotes() -> None:
    """A sentence in other words than the article's is followed by the quotes that bear it out."""
    expected = (
        "## What did it cost?\n\n"
        "It was dear and useless. [1] [2]\n\n"
        "- [1] paragraph 2, The Dry Years: “The bridge cost two million crowns.”\n"
        "- [2] paragraph 3: “For eleven years it stood dry.”\n"
    )

    assert expected == WRITTEN.to_markdown()


def test_silence_shows_what_is_nearest() -> None:
    """Where the article does not say, the nearest passages are shown."""
    expected = (
        "## What did it cost?\n\n"
        "The article does not say.\n\n"
        "Nearest in the article:\n\n"
        "- paragraph 1: “Nobody knows who drew the plans.”\n"
    )

    assert expected == SILENT.to_markdown()


def test_standalone_question_is_shown() -> None:
    """What a follow-up was taken to mean is shown below it."""
    answer = replace(QUOTED, question="And when?", standalone="What did it cost? And when?")

    assert "## And when?\n\n*Understood as: What did it cost? And when?*\n" in answer.to_markdown()


def test_markdown_does_not_depend_on_time() -> None:
    """The same answer gives the same Markdown, however long it took."""
    assert QUOTED.to_markdown() == replace(QUOTED, seconds=9.0).to_markdown()


@pytest.mark.parametrize("text", HOSTILE)
def test_text_does_not_act_as_markup(text: str) -> None:
    """Whatever the article and the question hold, a Markdown reader shows it as the words that it is."""
    citation = replace(COST, quote=text, section=text)
    answer = replace(QUOTED, question=text, standalone=text, sentences=(Sentence(text, (citation,), 1.0),), nearest=())

    heading, quotation, source = _read(answer.to_markdown())

    plain = " ".join(text.split())
    assert ("h2", plain) == heading
    assert ("blockquote", f"{plain} [1]") == (quotation[0], " ".join(quotation[1].split()))
    assert ("li", f"[1] paragraph 2, {plain}") == source


def _read(text: str) -> list[tuple[str, str]]:
    """The blocks that a Markdown reader sees, each as its outermost tag of interest and its plain text."""
    blocks: list[tuple[str, str]] = []
    outer = ""
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        if token.type in {"heading_open", "blockquote_open", "list_item_open"}:
            outer = token.tag
        elif token.type == "inline":
            kinds = {child.type for child in token.children or []}
            assert kinds <= {"text", "text_special", "softbreak", "hardbreak"}
            words = "".join(child.content if "text" in child.type else " " for child in token.children or [])
            blocks.append((outer, words))
        else:
            assert token.type in {
                "heading_close",
                "paragraph_open",
                "paragraph_close",
                "blockquote_close",
                "list_item_close",
                "bullet_list_open",
                "bullet_list_close",
            }
    return blocks


def test_what_a_model_wrote_is_counted() -> None:
    """Whatever of it is shown or withheld; quotations that come beside it are not."""
    withheld = (Withheld("It is not so.", 0.2, "not borne out by what it cites"),)

    assert QUOTED.checked == ""
    assert replace(QUOTED, model="m", written=1).checked == "1 of 1 sentence supported"
    assert (
        replace(QUOTED, model="m", written=1, withheld=withheld * 2).checked == "1 of 3 sentences supported; 2 withheld"
    )
    assert replace(QUOTED, withheld=withheld).checked == "0 of 1 sentence supported; 1 withheld"
    assert replace(QUOTED, withheld=withheld).to_dict()["withheld"] == [
        {"text": "It is not so.", "support": 0.2, "reason": "not borne out by what it cites"}
    ]
