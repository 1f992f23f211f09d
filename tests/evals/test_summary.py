"""Each figure is taken over the cases that it is about."""

from dataclasses import replace

from made_answers import ARTICLE, answer, case, cite, made_score

from evals.metrics import rate
from evals.score import Score, score
from evals.summary import by_type, summarise, summarise_type


def values(scores: list[Score]) -> dict[str, tuple[float, tuple[int, ...]]]:
    """Value and n of every figure that there is."""
    return {figure.name: (figure.estimate.value, figure.estimate.n) for figure in summarise(scores) if figure.estimate}


def judged() -> list[Score]:
    """Four answerable cases (one refused), three unanswerable (two refused), two wrong premises (one refused)."""
    return [
        made_score("answered", answer(1, confidence=0.9)),
        made_score("answered", answer(1, 2, confidence=0.8)),
        made_score("answered", answer(1, confidence=0.7)),
        made_score("answered", answer(confidence=0.3)),
        made_score("not_in_article", answer(confidence=0.1), kind="unanswerable"),
        made_score("not_in_article", answer(confidence=0.2), kind="unanswerable"),
        made_score("not_in_article", answer(2, confidence=0.75), kind="unanswerable"),
        made_score("corrected", answer(1, verdict="corrected", confidence=0.0), kind="wrong_premise"),
        made_score("corrected", answer(confidence=0.0), kind="wrong_premise"),
    ]


def test_abstention() -> None:
    """Of four refusals two are right; of three that should be, two are made; one of four answerable is refused."""
    found = values(judged())

    assert found["abstention precision"] == (2 / 4, (4,))
    assert found["abstention recall"] == (2 / 3, (3,))
    assert found["wrong refusals"] == (1 / 4, (4,))
    assert found["balanced accuracy"] == ((3 / 4 + 2 / 3) / 2, (4, 3))


def test_auroc_leaves_wrong_premises_out() -> None:
    """Of twelve pairs of answerable and unanswerable, ten are in order: 0.75 is above 0.7 and 0.3."""
    assert values(judged())["AUROC of confidence"] == (10 / 12, (4, 3))


def test_wrong_premises() -> None:
    """Correcting, refusing and citing the correction are three rates over the wrong premises alone."""
    cited = replace(judged()[7], has_evidence=True)
    found = values([*judged()[:7], cited, judged()[8]])

    expected = {"wrong premise corrected": 0.5, "correction cited": 0.5, "wrong premise refused": 0.5}

    assert {name: (value, (2,)) for name, value in expected.items()} == {name: found[name] for name in expected}


def test_right_answers_are_counted_where_there_are_facts() -> None:
    """A case without facts is neither right nor wrong, one without gold paragraphs finds no evidence to miss."""
    gold = case(paragraphs=[1], facts=[("300",)])
    found = values([score(gold, answer(1), ARTICLE, 0), score(gold, answer(2), ARTICLE, 0), *judged()])

    assert found["right answers"] == (0.5, (2,))
    assert found["evidence found"] == (0.5, (2,))


def test_exact_quotes_are_counted_by_citation() -> None:
    """Of three citations in two answers one is altered."""
    altered = replace(cite(1), quote="The old bridge is 301 meters long.")
    given = answer(1)
    wrong = replace(given, sentences=(replace(given.sentences[0], citations=(altered,)),))
    found = values([score(case(), wrong, ARTICLE, 0), score(case(), answer(1, 2), ARTICLE, 0)])

    assert found["exact quotes"] == (2 / 3, (3,))


def test_sentences_are_counted_where_any_are_shown() -> None:
    """Refusals show nothing, and do not make the answers look shorter."""
    assert values(judged())["sentences shown"] == (6 / 5, (5,))


def test_seconds() -> None:
    """The median is over all cases, whatever came of them."""
    scores = [made_score("answered", answer(), seconds=seconds) for seconds in (0.1, 0.2, 0.6)]

    assert values(scores)["time, p50"] == (0.2, (3,))


def test_nothing_scored() -> None:
    """Without scores there are all figures, and no value."""
    assert {None} == {figure.estimate for figure in summarise([])}


def test_by_type() -> None:
    """Types stand in order of first appearance, each with its scores."""
    expected = {"number": 4, "unanswerable": 3, "wrong_premise": 2}
    found = {name: len(scores) for name, scores in by_type(judged()).items()}

    assert list(expected.items()) == list(found.items())


def test_verdicts_of_a_type() -> None:
    """Within one type the share of right verdicts takes the place of the figures that compare types."""
    figures = {figure.name: figure.estimate for figure in summarise_type(by_type(judged())["unanswerable"])}

    assert rate([True, True, False]) == figures["right verdict"]
    assert "balanced accuracy" not in figures
