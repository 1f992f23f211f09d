"""Articles with questions -> what the network is trained on."""

import random

import pytest

from assistant.reader.examples import Example, cut, example_of, own_examples, swapped, window, without_evidence
from assistant.reader.visible import Question, Visible
from index.article import Article, Paragraph
from index.split import Passage

TEXT = "The dam was opened in 1994. It cost 3 million. Nobody had asked for it."
SENTENCES = ((0, 27), (28, 46), (47, 71))
ARTICLE = Article("", "", "", "x", TEXT, (Paragraph(1, "", 0, len(TEXT)),), ())
PASSAGE = Passage(TEXT, 0, len(TEXT), ARTICLE.paragraphs[0], SENTENCES)
COST = Question(
    "What did it cost?",
    "What did the dam cost?",
    ("When was the dam opened?",),
    "answerable",
    "number",
    (SENTENCES[1],),
    (36, 45),
)


def told(example: Example) -> tuple[list[str], str | None]:
    """The evidence in words, and the phrase."""
    evidence = [example.text[slice(*example.sentences[number])] for number in sorted(example.evidence)]
    return evidence, example.text[slice(*example.span)] if example.span else None


def test_evidence_and_phrase_are_placed_in_the_passage() -> None:
    """By their offsets in the article."""
    assert told(example_of(COST.text, PASSAGE, COST)) == (["It cost 3 million."], "3 million")


@pytest.mark.parametrize("seed", range(8))
def test_a_window_keeps_evidence_and_phrase(seed: int) -> None:
    """Wherever it lies, and however small it is."""
    example = example_of(COST.text, PASSAGE, COST)

    assert told(window(example, random.Random(seed), most=50)) == told(example)  # noqa: S311
    assert len(window(example, random.Random(seed), most=50).text) <= 50  # noqa: S311


def test_without_its_evidence_a_passage_answers_nothing() -> None:
    """The answering sentence is gone, the others stand in their order."""
    bare = without_evidence(example_of(COST.text, PASSAGE, COST))

    assert bare is not None
    assert (bare.text, told(bare)) == ("The dam was opened in 1994. Nobody had asked for it.", ([], None))
    assert without_evidence(cut(example_of(COST.text, PASSAGE, COST), [1])) is None


def test_a_swapped_question_asks_for_something_else_of_its_kind() -> None:
    """A year becomes another year of the article, and nothing where there is none."""
    article = "It opened in 1994, was closed in 2003 and sold for 12 million."

    assert swapped("what happened in 1994?", article, random.Random(0)) == "what happened in 2003?"  # noqa: S311
    assert swapped("why was it sold?", article, random.Random(0)) is None  # noqa: S311


def test_a_follow_up_is_read_as_it_will_be_asked_or_as_it_stands_alone() -> None:
    """Both wordings occur; the passage without evidence is one of those retrieved."""
    other = Passage("Fish came.", 80, 90, Paragraph(2, "", 80, 90), ((80, 90),))
    visible = Visible("natural", ARTICLE, (COST,))
    made = [
        example
        for seed in range(20)
        for example in own_examples(visible, [(PASSAGE, other)], [PASSAGE, other], random.Random(seed), negatives=2)  # noqa: S311
    ]

    assert {example.question for example in made} == {
        "What did the dam cost?",
        "When was the dam opened? What did it cost?",
    }
    assert {(example.text, bool(example.evidence)) for example in made} >= {(TEXT, True), ("Fish came.", False)}
