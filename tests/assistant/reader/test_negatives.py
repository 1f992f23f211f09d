"""What looks as if it answered, and does not."""

import random

from made_passage import ARTICLE, COST, PASSAGE, told

from assistant.reader.examples import cut, example_of
from assistant.reader.negatives import found_nearby, swapped, without_evidence
from index.article import Paragraph
from index.lexical import Lexicon
from index.split import Passage


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


def test_a_name_becomes_one_that_stands_behind_the_same_word() -> None:
    """Without what makes it an owner; months and days are no names."""
    article = "Ann Lee left Marrel in May. On Monday she slept in Tovik, and then in Kester. So did Roy."
    made = {swapped("who lived in Tovik's tower in May?", article, random.Random(seed)) for seed in range(9)}  # noqa: S311

    assert made == {"who lived in Kester's tower in May?"}


def test_a_passage_that_is_near_answers_nothing() -> None:
    """Neither that with the evidence is taken nor one that has the phrase."""
    texts = ("The dam did not cost 3 million.", "What the dam did cost was never told.")
    others = [Passage(text, 80, 80 + len(text), Paragraph(2, "", 80, 200), ((80, 80 + len(text)),)) for text in texts]
    passages = [PASSAGE, *others]
    lexicon = Lexicon([passage.text for passage in passages])

    for seed in range(8):
        example = found_nearby(COST, ARTICLE.text, passages, lexicon, random.Random(seed))  # noqa: S311
        assert example is not None
        assert (example.text, told(example)) == (texts[1], ([], None))
    assert found_nearby(COST, ARTICLE.text, passages[:2], Lexicon(["x", "y"]), random.Random(0)) is None  # noqa: S311
