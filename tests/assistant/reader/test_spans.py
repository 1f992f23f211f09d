"""Where a phrase begins and ends."""

import numpy as np

from assistant.reader.spans import LONGEST, best_span, whole_words


def test_the_best_pair_of_edges_is_the_phrase() -> None:
    """Its score is the sum of both."""
    edges = np.array([[0, 0], [3, 1], [0, 2], [1, 0]], dtype=np.float32)

    assert best_span(edges) == (5.0, 1, 2)


def test_a_phrase_never_ends_before_it_begins() -> None:
    """Though the edges alone would say so."""
    edges = np.array([[0, 9], [0, 0], [9, 1]], dtype=np.float32)

    assert best_span(edges) == (10.0, 2, 2)


def test_a_phrase_is_not_longer_than_it_may_be() -> None:
    """The next best is taken."""
    edges = np.zeros((LONGEST + 5, 2), dtype=np.float32)
    edges[0, 0] = edges[-1, 1] = 5

    score, first, last = best_span(edges)

    assert score == 5.0
    assert last - first < LONGEST


def test_no_phrase_cuts_a_word_or_a_figure() -> None:
    """It is widened, to the word's edges and no further."""
    text = "The 2,615-mile border of Lee’s time."

    assert [
        text[slice(*whole_words(text, place, (0, len(text))))] for place in ((6, 9), (5, 9), (12, 14), (25, 28), (0, 3))
    ] == [
        "2,615",
        "2,615",
        "mile",
        "Lee’s",
        "The",
    ]
    assert whole_words("It ended.So it was.", (9, 11), (9, 19)) == (9, 11)
