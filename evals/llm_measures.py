"""What was told to each question -> how much of it is right, borne out, cited and refused, each with its n. Pure.

The gold judges, no person: a sentence that it neither bears out nor refutes is not counted.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.plain import unborne
from evals.case import Case
from evals.facts import contains
from evals.figure import SHARE, Figure
from evals.metrics import Estimate, mean, rate
from evals.score import texts_by_number
from index.article import Article


@dataclass(frozen=True)
class Told:
    """What one of the two made of one question.

    Attributes:
        case: what was asked.
        sentences: those that were shown.
        cited: numbers of the paragraphs that were cited.
        refuses: whether it says that the article does not say.
        from_model: how many of the sentences the model wrote; the others are quotations.
        withheld: how many sentences were withheld.
    """

    case: Case
    sentences: tuple[str, ...]
    cited: frozenset[int]
    refuses: bool
    from_model: int
    withheld: int = 0


Measure = Callable[[Sequence[Told]], Estimate | None]


def is_supported(article: Article, case: Case, sentence: str) -> bool | None:
    """Whether the gold bears the sentence out; None where it cannot tell.

    It does when one of the gold facts is told and no figure, name or quotation is foreign to the gold paragraphs; it
    does not when one is.
    """
    texts = texts_by_number(article)
    gold = " ".join(texts[number] for number in case.paragraphs)
    if unborne(gold, sentence, f"{article.title} {article.author} {case.question}"):
        return False
    return True if any(contains(sentence, forms) for forms in case.facts) else None


def rows(article: Article, told: dict[str, list[Told]]) -> Iterator[list[str]]:
    """What each reaches, a measure a row."""
    for name, measure in (
        ("right answers: every fact is in the sentences shown", right),
        ("sentences shown that the gold bears out, of those it can judge", supported(article)),
        ("citation precision: cited paragraphs that are gold, mean", precision),
        ("citation recall: every gold paragraph is cited", recall),
        ("wrongly refused, of what the article answers", refused("answered")),
        ("rightly refused, of what it does not answer", refused("not_in_article")),
    ):
        yield [name, *(Figure(name, measure(each), SHARE).brief for each in told.values())]
    counts = (
        f"{sum(each.from_model for each in column)} by the model, "
        f"{sum(len(each.sentences) - each.from_model for each in column)} quoted, "
        f"{sum(each.withheld for each in column)} withheld"
        for column in told.values()
    )
    yield ["sentences", *counts]


def right(told: Sequence[Told]) -> Estimate | None:
    """The share of the questions with facts of which every fact is in the sentences shown."""
    asked = [each for each in told if each.case.facts]
    return rate([all(contains(" ".join(each.sentences), forms) for forms in each.case.facts) for each in asked])


def supported(article: Article) -> Measure:
    """The share of the sentences shown that the gold bears out, of those it can judge; of questions with facts."""

    def measure(told: Sequence[Told]) -> Estimate | None:
        judged = [
            is_supported(article, each.case, sentence)
            for each in told
            if each.case.facts
            for sentence in each.sentences
        ]
        return rate([verdict for verdict in judged if verdict is not None])

    return measure


def precision(told: Sequence[Told]) -> Estimate | None:
    """The mean share of the cited paragraphs that are gold, over what cites and has gold."""
    shares = [
        len(each.cited & set(each.case.paragraphs)) / len(each.cited)
        for each in told
        if each.cited and each.case.paragraphs
    ]
    return mean(shares)


def recall(told: Sequence[Told]) -> Estimate | None:
    """The share of the questions with gold of which every gold paragraph is cited, or any where one suffices."""
    asked = [each for each in told if each.case.paragraphs]
    return rate(
        [
            bool(each.cited & set(each.case.paragraphs)) if each.case.any else set(each.case.paragraphs) <= each.cited
            for each in asked
        ]
    )


def refused(verdict: str) -> Measure:
    """The share that is refused, of the questions with that verdict."""
    return lambda told: rate([each.refuses for each in told if each.case.verdict == verdict])
