"""BM25 over texts."""

import logging

import pytest

from index.lexical import Lexicon, stems


def test_words_are_compared_by_their_stems() -> None:
    """Borders match border; what shares no word scores 0."""
    scores = Lexicon(["The border is long.", "Cats sat."]).scores("Which borders?")

    assert (scores[0] > 0, scores[1]) == (True, 0)


def test_figures_and_single_letters_are_words() -> None:
    """Names such as Plan B and Law 8 need them."""
    assert stems(["Plan B of Law 8, the 2,615-mile border"]) == [
        ["plan", "b", "law", "8", "2", "615", "mile", "border"]
    ]


@pytest.mark.parametrize("query", ["", "the of and", "zebra", "???"])
def test_a_query_without_known_words_scores_nothing(query: str) -> None:
    """No word in common, no score, no error."""
    assert Lexicon(["The border is long.", "Cats sat."]).scores(query).tolist() == [0, 0]


def test_bm25_logs_no_more_than_it_is_asked_to() -> None:
    """Whoever logs warnings is not told how an index is built."""
    Lexicon(["The border is long."])

    assert logging.getLogger("bm25s").getEffectiveLevel() == logging.getLogger().getEffectiveLevel()


def test_texts_without_words_are_no_error() -> None:
    """An article of dashes can be indexed."""
    assert Lexicon(["—", "the"]).scores("border").tolist() == [0, 0]
