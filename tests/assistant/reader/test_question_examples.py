"""Questions beside passages that answer and that do not."""

import random
from dataclasses import replace

from made_passage import ARTICLE, COST, PASSAGE, TEXT

from assistant.reader.question_examples import asked_otherwise, own_examples, public_examples
from assistant.reader.visible import Visible
from index.article import Paragraph
from index.split import Passage

OTHER = Passage("Fish came.", 80, 90, Paragraph(2, "", 80, 90), ((80, 90),))
VISIBLE = Visible("natural", ARTICLE, (COST,))


def test_a_follow_up_is_read_as_it_will_be_asked_or_as_it_stands_alone() -> None:
    """Both wordings occur; the passage without evidence is one of those retrieved."""
    made = [
        example
        for seed in range(20)
        for example in own_examples(VISIBLE, [(PASSAGE, OTHER)], [PASSAGE, OTHER], random.Random(seed), negatives=2)  # noqa: S311
    ]

    assert {example.question for example in made} == {
        "What did the dam cost?",
        "When was the dam opened? What did it cost?",
    }
    assert {(example.text, bool(example.evidence)) for example in made} >= {(TEXT, True), ("Fish came.", False)}


def test_negatives_are_made_and_found_where_they_are_wanted() -> None:
    """And none where it is not; the question with its evidence always stands among them."""
    draw = random.Random(0)  # noqa: S311
    every = {"removed": 1.0, "found": 1.0, "swapped": 1.0}
    made = [each for _ in range(8) for each in public_examples(VISIBLE, [PASSAGE, OTHER], draw, every)]
    alone = list(public_examples(VISIBLE, [PASSAGE, OTHER], draw, dict.fromkeys(every, 0.0)))

    assert {(each.text, bool(each.evidence)) for each in made} == {
        (TEXT, True),
        ("The dam was opened in 1994. Nobody had asked for it.", False),
        ("Fish came.", False),
    }
    assert [(each.text, bool(each.evidence)) for each in alone] == [(TEXT, True)]


def test_a_question_asked_of_something_else_has_no_evidence_there() -> None:
    """But where it takes for granted what is not so, what it was asked of contradicts it."""
    cheap = replace(COST, standalone="When was the dam cheap?")
    visible = replace(VISIBLE, questions=(cheap, replace(cheap, standalone="Why was the dam cheap?")))
    made = list(asked_otherwise(visible, [OTHER, PASSAGE], random.Random(0), 1.0))  # noqa: S311

    assert [(each.question, each.text, bool(each.evidence), each.contradicts) for each in made] == [
        ("When was the dam expensive?", TEXT, False, False),
        ("Why was the dam expensive?", TEXT, True, True),
    ]
    assert not list(asked_otherwise(visible, [PASSAGE], random.Random(0), 0.0))  # noqa: S311
