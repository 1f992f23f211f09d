"""A question or a claim beside a passage, as the network is trained on it, whole or cut to a part of its sentences."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reader.narrow import narrow
from assistant.reader.pairs import in_context
from assistant.reader.visible import Question
from index.sentences import Span, shares_half
from index.split import Passage

WINDOW = 600
"""Characters to which a passage is cut around its evidence, most of the time: short ones train faster."""


@dataclass(frozen=True)
class Example:
    """A question beside a passage.

    Attributes:
        question: as it is read; a claim, when it is checked.
        text: the passage, behind its context.
        sentences: (start, end) of the passage's sentences in `text`.
        evidence: which of them are evidence.
        span: (start, end) of the answering phrase in `text`, where there is one.
        contradicts: whether the evidence contradicts the question's premise, or the claim.
        supported: of a claim, whether the passage bears it out; None for a question.
    """

    question: str
    text: str
    sentences: tuple[Span, ...]
    evidence: frozenset[int] = frozenset()
    span: Span | None = None
    contradicts: bool = False
    supported: bool | None = None


def example_of(text: str, passage: Passage, question: Question) -> Example:
    """That question beside that passage of its article."""
    read, sentences, start = in_context(passage)
    evidence = frozenset(
        number
        for number, span in enumerate(passage.sentences)
        if any(shares_half(span, wanted) for wanted in question.evidence)
    )
    span = None
    if evidence and question.span and passage.start <= question.span[0] and question.span[1] <= passage.end:
        span = (question.span[0] - start, question.span[1] - start)
    return Example(text, read, sentences, evidence, span, question.kind == "false_premise")


def pair_example(evidence: str, claim: str, *, supported: bool) -> Example:
    """A claim beside evidence of which nothing more is known."""
    return Example(claim, narrow(evidence, claim), (), supported=supported)


def holds_evidence(passage: Passage, question: Question) -> bool:
    """Whether one of the passage's sentences is evidence."""
    return any(shares_half(span, wanted) for span in passage.sentences for wanted in question.evidence)


def window(example: Example, draw: random.Random, most: int = WINDOW) -> Example:
    """The example with as many sentences around its evidence as fit; a draw says where the window lies."""
    first = min(example.evidence, default=draw.randrange(len(example.sentences)))
    last = max(example.evidence, default=first)
    while True:
        sides = [
            (side, place)
            for side, place in (("before", first - 1), ("behind", last + 1))
            if 0 <= place < len(example.sentences) and _length(example, min(first, place), max(last, place)) <= most
        ]
        if not sides:
            return cut(example, range(first, last + 1))
        side, place = draw.choice(sides)
        first, last = (place, last) if side == "before" else (first, place)


def cut(example: Example, kept: Sequence[int]) -> Example:
    """The example with those sentences alone, in their order."""
    text, span = example.text[: example.sentences[0][0]], None
    sentences: list[Span] = []
    evidence: set[int] = set()
    for number in kept:
        start, end = example.sentences[number]
        text += " " if sentences else ""
        shift = len(text) - start
        if example.span and start <= example.span[0] and example.span[1] <= end and number in example.evidence:
            span = (example.span[0] + shift, example.span[1] + shift)
        if number in example.evidence:
            evidence.add(len(sentences))
        sentences.append((len(text), len(text) + end - start))
        text += example.text[start:end]
    return replace(example, text=text, sentences=tuple(sentences), evidence=frozenset(evidence), span=span)


def _length(example: Example, first: int, last: int) -> int:
    return example.sentences[last][1] - example.sentences[first][0]
