"""Points of held-out articles -> weights, thresholds and tables."""

from dataclasses import replace

import numpy as np

from assistant.reader.weigh import CONFIDENCE, SENTENCE, Signals
from evals.fitting import REFUSED, confidence_of, cross_fitted, fit, fit_sentences, premise_of
from evals.held_out import Point, folds
from evals.reader_table import figures, ranked, reliability, shown, table, types

ALL = frozenset({*SENTENCE, *CONFIDENCE, "premise"})
SIZE = 6


def point(number: int, kind: str = "answerable") -> Point:
    """A question of one of eight articles: its evidence has the highest first signal, and a passage that answers.

    The other signals are drawn and say nothing.
    """
    draw = np.random.default_rng(number)
    gold = np.zeros(SIZE, dtype=bool)
    if kind in {"answerable", "false_premise"}:
        gold[draw.integers(SIZE)] = True
    sentences = draw.normal(size=(SIZE, len(SENTENCE)))
    sentences[:, 0] += 4 * gold
    signals = Signals(
        places=tuple((10 * place, 10 * place + 9) for place in range(SIZE)),
        phrases=tuple((10 * place, 10 * place + 4) for place in range(SIZE)),
        sentences=sentences,
        premise=draw.normal(size=SIZE) + (6 if kind == "false_premise" else 0),
        passages=draw.normal(size=2) + (3 if gold.any() else -3),
        nearness=float(draw.normal()),
        coverage=float(draw.normal()),
    )
    return Point("natural", f"article {number % 8}", kind, "why", "Why?", int(gold.sum()), signals, gold)


KINDS = ("answerable", "answerable", "unanswerable", "false_premise", "foreign")
POINTS = [point(number, KINDS[number % len(KINDS)]) for number in range(200)]


def test_what_tells_evidence_gets_the_weight() -> None:
    """The first signal knows; the others are noise."""
    weights = fit_sentences(POINTS, ALL)

    assert weights[0] > 5 * max(weights[1:])


def test_a_signal_that_is_left_out_weighs_nothing() -> None:
    """And none weighs against an answer."""
    calibration = fit(POINTS, frozenset({"similarity", "nearness"}))
    named = dict(zip(CONFIDENCE, calibration.confidence, strict=True))

    assert not calibration.sentence[[0, 1, 3]].any()
    assert {name for name, weight in named.items() if weight} <= {"nearness", "intercept"}
    assert (fit(POINTS, ALL).sentence >= 0).all()


def test_the_threshold_refuses_as_many_of_the_answered_as_it_may() -> None:
    """Judged by weights that were fitted on other articles; what is not answered is nearly all refused."""
    threshold = fit(POINTS, ALL).threshold
    pairs = list(zip(POINTS, cross_fitted(POINTS, ALL), strict=True))
    refused = {
        kind: np.mean([confidence_of(*pair) < threshold for pair in pairs if pair[0].kind == kind]) for kind in KINDS
    }

    one = 1 / sum(point.kind == "answerable" for point in POINTS)
    assert 0 <= REFUSED - refused["answerable"] < 1.01 * one
    assert min(refused["unanswerable"], refused["foreign"]) > 0.9


def test_a_premise_is_contradicted_above_what_right_premises_reach() -> None:
    """Two in a hundred of these, nearly all of the wrong ones."""
    fitted = fit(POINTS, ALL)
    wrong = [premise_of(point, fitted) >= fitted.premise for point in POINTS if point.kind == "false_premise"]
    right = [premise_of(point, fitted) >= fitted.premise for point in POINTS if point.kind == "answerable"]

    assert np.mean(wrong) > 0.9
    assert np.mean(right) < 0.05


def test_weights_for_an_article_come_from_the_others() -> None:
    """Articles stay whole, and what one of them says does not reach its own weights."""
    changed = [
        replace(one, signals=replace(one.signals, sentences=-one.signals.sentences))
        if one.article == "article 3"
        else one
        for one in POINTS
    ]
    own = [place for place, one in enumerate(POINTS) if one.article == "article 3"]
    part = folds(POINTS, 4)

    assert len({part[place] for place in own}) == 1
    np.testing.assert_array_equal(
        cross_fitted(POINTS, ALL)[own[0]].sentence, cross_fitted(changed, ALL)[own[0]].sentence
    )


def test_ranked_and_shown_say_which_sentences_are_evidence() -> None:
    """The first of the ranking is the evidence; what is shown begins with it."""
    calibration = fit(POINTS, ALL)

    assert ranked(POINTS[0], calibration).tolist() == [True] + [False] * (SIZE - 1)
    assert shown(POINTS[0], calibration).sum() == 1


def test_tables_give_every_figure_its_n() -> None:
    """A column for each source, a line for each figure, type and bin."""
    pairs = list(zip(POINTS, cross_fitted(POINTS, ALL), strict=True))
    named = {figure.name: figure for figure in figures(pairs)}

    assert named["evidence among the first 1"].n == "80"
    assert named["evidence among the first 1"].estimate.value > 0.9
    assert named["AUROC, answerable against not"].n == "80 + 40"
    assert len(list(table(pairs))) == 2 + len(named)
    assert list(types(pairs))[2].startswith("| why | ")
    assert list(types(pairs))[2].count("n 80)") == 4
    assert list(reliability(pairs))[2].count(", n ") == 1
    assert list(reliability(pairs))[-1].startswith("| expected calibration error, n 200 | 0.")
