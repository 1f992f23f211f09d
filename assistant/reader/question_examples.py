"""Articles with questions -> what the network is trained on: each question beside passages that answer and that do not.

Those that do not are made or found, see `negatives`.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Turn
from assistant.condense import condense
from assistant.reader.contraries import contrary_question
from assistant.reader.examples import Example, example_of, holds_evidence, window
from assistant.reader.negatives import found_nearby, swapped, without_evidence
from assistant.reader.visible import Visible
from index.lexical import Lexicon
from index.split import Passage


def public_examples(
    visible: Visible, passages: Sequence[Passage], draw: random.Random, wanted: dict[str, float]
) -> Iterator[Example]:
    """The questions of an article of paragraphs that hardly lean on one another, with made and found negatives.

    Args:
        visible: the article.
        passages: of the article.
        draw: decides what is made.
        wanted: how likely each kind of negative is: "removed", "found" and "swapped".
    """
    lexicon = Lexicon([passage.text for passage in passages])
    for question in visible.questions:
        gold = [passage for passage in passages if holds_evidence(passage, question)]
        beside = gold or [passage for passage in passages if passage.paragraph.number == question.paragraph]
        examples = [example_of(question.standalone, passage, question) for passage in beside]
        positives = examples if gold else []
        for example in examples:
            yield window(example, draw) if draw.random() < 0.8 else example  # noqa: PLR2004
        if positives and draw.random() < wanted["removed"]:
            bare = without_evidence(window(positives[0], draw))
            if bare:
                yield bare
        if positives and draw.random() < wanted["swapped"] and question.kind == "answerable":
            other = swapped(question.standalone, visible.article.text, draw)
            if other:
                made = window(positives[0], draw)
                yield replace(made, question=other, evidence=frozenset(), span=None)
        if draw.random() < wanted["found"]:
            near = found_nearby(question, visible.article.text, passages, lexicon, draw)
            if near:
                yield near


def own_examples(
    visible: Visible,
    retrieved: Sequence[Sequence[Passage]],
    passages: Sequence[Passage],
    draw: random.Random,
    negatives: int,
) -> Iterator[Example]:
    """The questions of a long article, beside its answering passages and those that retrieval brings.

    Args:
        visible: the article.
        retrieved: for each question what retrieval brings, best first.
        passages: all of the article.
        draw: decides which of the retrieved are read, and how a follow-up is worded.
        negatives: how many passages without evidence a question is read beside.
    """
    for question, found in zip(visible.questions, retrieved, strict=True):
        text = question.standalone
        if question.history and draw.random() < 0.6:  # noqa: PLR2004
            text = condense(question.text, [Turn(earlier, "") for earlier in question.history])
        gold = [passage for passage in passages if holds_evidence(passage, question)]
        others = [passage for passage in found if not holds_evidence(passage, question)]
        for passage in [*gold, *draw.sample(others, min(len(others), negatives))]:
            yield example_of(text, passage, question)
        if gold and draw.random() < 0.15:  # noqa: PLR2004
            bare = without_evidence(example_of(text, gold[0], question))
            if bare:
                yield bare


def asked_otherwise(
    visible: Visible, passages: Sequence[Passage], draw: random.Random, share: float
) -> Iterator[Example]:
    """Answered questions changed in one point, beside the passage that answered them.

    Args:
        visible: the article.
        passages: all of the article.
        draw: decides which questions are changed, and how.
        share: of the answered questions, how many are tried.
    """
    for question in visible.questions:
        if question.kind != "answerable" or draw.random() >= share:
            continue
        gold = next((passage for passage in passages if holds_evidence(passage, question)), None)
        made = gold and contrary_question(question.standalone, gold.text, draw)
        if gold and made:
            other, contradicts = made
            read = example_of(other, gold, question)
            evidence = read.evidence if contradicts else frozenset()
            yield replace(read, evidence=evidence, span=None, contradicts=contradicts)
