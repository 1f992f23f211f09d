"""What is wrong with an answer, in words. Pure."""

from evals.score import Score


def problems(score: Score) -> tuple[str, ...]:
    """What is wrong with the answer, the worst first; empty when nothing is.

    A refusal is one problem: that it states no fact and cites nothing is not counted again.
    """
    verdict, gold = score.answer.verdict, score.case.verdict
    given = not score.is_refusal
    found = {
        "a quote is not exact": bool(score.inexact),
        "refused, though the article says it": score.is_refusal and gold == "answered",
        "answered, though the article does not say": given and gold == "not_in_article",
        "the wrong premise is not corrected": gold == "corrected" and verdict != "corrected",
        "a premise is corrected that is right": gold != "corrected" and verdict == "corrected",
        "facts are missing": given and bool(score.missed),
        "gold paragraphs are not cited": given and bool(score.case.paragraphs) and not score.has_evidence,
    }
    return tuple(problem for problem, holds in found.items() if holds)
