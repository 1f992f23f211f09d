"""Scores for where a phrase begins and ends -> the best phrase. Pure."""

import re

import numpy as np
from numpy.typing import NDArray

from index.sentences import Span

LONGEST = 24
"""Tokens of a phrase at most."""

WORD = re.compile(r"\w+(?:[.,’']\w+)*")
"""A word or a figure, whose commas are tokens of their own."""


def best_span(edges: NDArray[np.float32]) -> tuple[float, int, int]:
    """The best phrase: the sum of its two scores, its first and its last token.

    Args:
        edges: (t, 2), scores that the phrase begins and ends at each token.
    """
    both = edges[:, 0][:, None] + edges[:, 1][None, :]
    length = np.arange(len(edges))[None, :] - np.arange(len(edges))[:, None]
    both[(length < 0) | (length >= LONGEST)] = -np.inf
    first, last = np.unravel_index(int(both.argmax()), both.shape)
    return float(both[first, last]), int(first), int(last)


def whole_words(text: str, phrase: Span, sentence: Span) -> Span:
    """The phrase, widened within its sentence where it cuts a word or a figure: 615 of 2,615."""
    start, end = phrase
    for match in WORD.finditer(text, *sentence):
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return start, end
