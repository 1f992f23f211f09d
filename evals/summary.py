"""Scores -> the figures of a run: which metric is taken over which cases. Pure.

Three kinds of cases are told apart by the verdict of their gold: answerable, unanswerable and resting on a wrong
premise. A figure about one kind is taken over that kind alone.
"""

from collections.abc import Sequence

from evals.figure import CHANCE, COUNT, MILLISECONDS, SHARE, Figure
from evals.metrics import auroc, balanced_accuracy, mean, percentile, rate
from evals.score import Score


def summarise(scores: Sequence[Score]) -> tuple[Figure, ...]:
    """The figures of all cases together."""
    return (*_evidence(scores), *_abstention(scores), *_wrong_premise(scores), *_seconds(scores))


def summarise_type(scores: Sequence[Score]) -> tuple[Figure, ...]:
    """The figures that make sense for a single type of case."""
    verdicts = rate([score.has_right_verdict for score in scores])
    right_verdict = Figure("right verdict", verdicts, SHARE, "the verdict is that of the gold")
    return (*_evidence(scores), right_verdict, *_seconds(scores))


def by_type(scores: Sequence[Score]) -> dict[str, list[Score]]:
    """The scores of each type, types in order of first appearance."""
    types: dict[str, list[Score]] = {}
    for score in scores:
        types.setdefault(score.case.type, []).append(score)
    return types


def _evidence(scores: Sequence[Score]) -> tuple[Figure, ...]:
    right = rate([not score.missed for score in scores if score.case.facts])
    found = rate([score.has_evidence for score in scores if score.case.paragraphs])
    exact = rate([citation not in score.inexact for score in scores for citation in score.answer.citations])
    shown = mean([len(score.answer.sentences) for score in scores if score.answer.sentences])
    return (
        Figure("right answers", right, SHARE, "every fact of the gold stands in the sentences shown"),
        Figure("evidence found", found, SHARE, "the gold paragraphs are among the cited"),
        Figure("exact quotes", exact, SHARE, "citations whose quote is what stands at their place; must be 100 %"),
        Figure("sentences shown", shown, COUNT, "on average, of answers that show any"),
    )


def _abstention(scores: Sequence[Score]) -> tuple[Figure, ...]:
    answerable = [score for score in scores if score.case.verdict == "answered"]
    unanswerable = [score for score in scores if score.case.verdict == "not_in_article"]
    refused = [score.is_refusal for score in unanswerable]
    given = [not score.is_refusal for score in answerable]
    precision = rate([score.case.verdict == "not_in_article" for score in scores if score.is_refusal])
    certainty = auroc(_confidences(answerable), _confidences(unanswerable))
    accuracy = balanced_accuracy(given, refused)
    return (
        Figure("abstention precision", precision, SHARE, "of all refusals, those of what the article does not say"),
        Figure("abstention recall", rate(refused), SHARE, "of what the article does not say, what is refused"),
        Figure("wrong refusals", rate([not each for each in given]), SHARE, "of the answerable, what is refused"),
        Figure("balanced accuracy", accuracy, SHARE, "answering the answerable and refusing the rest, averaged"),
        Figure("AUROC of confidence", certainty, CHANCE, "an answerable case is surer than an unanswerable one"),
    )


def _wrong_premise(scores: Sequence[Score]) -> tuple[Figure, ...]:
    premises = [score for score in scores if score.case.verdict == "corrected"]
    corrected = rate([score.has_right_verdict for score in premises])
    cited = rate([score.has_evidence for score in premises])
    refused = rate([score.is_refusal for score in premises])
    return (
        Figure("wrong premise corrected", corrected, SHARE, "of wrong premises, those with the verdict “corrected”"),
        Figure("correction cited", cited, SHARE, "of wrong premises, those whose correcting paragraph is cited"),
        Figure("wrong premise refused", refused, SHARE, "of wrong premises, those answered with “does not say”"),
    )


def _seconds(scores: Sequence[Score]) -> tuple[Figure, ...]:
    taken = [score.seconds for score in scores]
    return tuple(
        Figure(f"time, p{percent}", percentile(taken, percent), MILLISECONDS, "from question to answer")
        for percent in (50, 95)
    )


def _confidences(scores: Sequence[Score]) -> list[float]:
    return [score.answer.confidence for score in scores]
