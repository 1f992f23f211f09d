"""Articles with questions -> what the network is trained on: a question beside a passage, and what is right there.

Beside the passages that answer stand such as do not: those that retrieval brings, the answering passage without its
answering sentence, and the question with a name or figure swapped for another of the article.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Turn
from assistant.condense import condense
from assistant.reader.visible import Question, Visible
from index.lexical import Lexicon
from index.split import Passage, Span

WINDOW = 600
"""Characters to which a passage is cut around its evidence, most of the time: short ones train faster."""

FIGURE = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: (?:of |the )*[A-Z][\w’'-]+)*")


@dataclass(frozen=True)
class Example:
    """A question beside a passage.

    Attributes:
        question: as it is read; a claim, when it is checked.
        text: the passage.
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
    sentences = tuple((start - passage.start, end - passage.start) for start, end in passage.sentences)
    evidence = frozenset(
        number
        for number, span in enumerate(passage.sentences)
        if any(_shares_half(span, wanted) for wanted in question.evidence)
    )
    span = None
    if evidence and question.span and passage.start <= question.span[0] and question.span[1] <= passage.end:
        span = (question.span[0] - passage.start, question.span[1] - passage.start)
    return Example(text, passage.text, sentences, evidence, span, question.kind == "false_premise")


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
    text, span = "", None
    sentences: list[Span] = []
    evidence: set[int] = set()
    for number in kept:
        start, end = example.sentences[number]
        text += " " if text else ""
        shift = len(text) - start
        if example.span and start <= example.span[0] and example.span[1] <= end and number in example.evidence:
            span = (example.span[0] + shift, example.span[1] + shift)
        if number in example.evidence:
            evidence.add(len(sentences))
        sentences.append((len(text), len(text) + end - start))
        text += example.text[start:end]
    return replace(example, text=text, sentences=tuple(sentences), evidence=frozenset(evidence), span=span)


def without_evidence(example: Example) -> Example | None:
    """The example without the sentences that answer; None when nothing is left."""
    answer = example.text[slice(*example.span)].lower() if example.span else None
    kept = [
        number
        for number, (start, end) in enumerate(example.sentences)
        if number not in example.evidence and (answer is None or answer not in example.text[start:end].lower())
    ]
    return replace(cut(example, kept), contradicts=False) if kept else None


def swapped(question: str, article: str, draw: random.Random) -> str | None:
    """The question with a name or figure exchanged for another of the article; None when it has none."""
    for pattern in draw.sample([FIGURE, NAME], 2):
        found = list(pattern.finditer(question))
        if not found:
            continue
        match = draw.choice(found)
        known = set(pattern.findall(article))
        others = sorted(other for other in known if _is_like(other, match[0]) and other not in question)
        if others:
            return f"{question[: match.start()]}{draw.choice(others)}{question[match.end() :]}"
    return None


def _is_like(one: str, other: str) -> bool:
    if one[0].isdigit():
        return len(one) == len(other) and one.isdigit() == other.isdigit()
    return abs(len(one.split()) - len(other.split())) <= 1 and one not in other and other not in one


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
        gold = [passage for passage in passages if _holds(passage, question)]
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
            yield from _found(question, visible.article.text, passages, lexicon, draw)


def _found(
    question: Question, article: str, passages: Sequence[Passage], lexicon: Lexicon, draw: random.Random
) -> Iterator[Example]:
    scores = lexicon.scores(question.standalone)
    nearest = [passages[place] for place in (-scores).argsort(kind="stable")[:4]]
    phrase = article[slice(*question.span)].lower() if question.span else None
    others = [p for p in nearest if not _holds(p, question) and (phrase is None or phrase not in p.text.lower())]
    if others:
        yield window(example_of(question.standalone, draw.choice(others), question), draw)


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
        gold = [passage for passage in passages if _holds(passage, question)]
        others = [passage for passage in found if not _holds(passage, question)]
        for passage in [*gold, *draw.sample(others, min(len(others), negatives))]:
            yield example_of(text, passage, question)
        if gold and draw.random() < 0.15:  # noqa: PLR2004
            bare = without_evidence(example_of(text, gold[0], question))
            if bare:
                yield bare


def _holds(passage: Passage, question: Question) -> bool:
    return any(_shares_half(span, wanted) for span in passage.sentences for wanted in question.evidence)


def _shares_half(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 >= min(one[1] - one[0], other[1] - other[0])


def _length(example: Example, first: int, last: int) -> int:
    return example.sentences[last][1] - example.sentences[first][0]
