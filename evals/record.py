"""A run -> JSON: all that was asked and answered, and every figure with its interval. Pure."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from evals.about import About
from evals.figure import Figure
from evals.miss import problems
from evals.run import Run
from evals.score import Score
from evals.summary import by_type, summarise, summarise_type


def record(about: About, run: Run) -> dict[str, Any]:
    """The run as JSON knows it.

    {"about": {...}, "figures": [...], "types": {type: [...]}, "cases": [...], "unscored": [...]}
    """
    return {
        "about": about.to_dict(),
        "figures": record_figures(summarise(run.scores)),
        "types": {name: record_figures(summarise_type(scores)) for name, scores in by_type(run.scores).items()},
        "cases": [_score(score) for score in run.scores],
        "unscored": [{"id": each.case.id, "type": each.case.type, "reason": each.reason} for each in run.unscored],
    }


def record_figures(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """Each as {"name", "value", "low", "high", "n", "meaning"}; times in seconds, n a list; null where none is."""
    nothing = {"value": None, "low": None, "high": None, "n": [0]}
    return [
        {"name": figure.name, **(asdict(figure.estimate) if figure.estimate else nothing), "meaning": figure.meaning}
        for figure in figures
    ]


def _score(score: Score) -> dict[str, Any]:
    case, answer = score.case, score.answer
    return {
        "id": case.id,
        "type": case.type,
        "history": [asdict(turn) for turn in case.history],
        "question": case.question,
        "standalone": answer.standalone,
        "text": answer.text,
        "verdict": answer.verdict,
        "gold_verdict": case.verdict,
        "confidence": answer.confidence,
        "cited": [citation.paragraph for citation in answer.citations],
        "gold": list(case.paragraphs),
        "has_evidence": score.has_evidence,
        "missed": [list(forms) for forms in score.missed],
        "inexact": [citation.number for citation in score.inexact],
        "problems": list(problems(score)),
        "seconds": score.seconds,
    }
