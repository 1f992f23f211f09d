"""Some passages -> the few sentences that say most of what they say, without saying it twice."""

from collections.abc import Sequence

import numpy as np

from index.search import Index
from index.sentences import Span
from index.split import Passage

DIVERSITY = 0.7
"""Weight of being central against being unlike what is already chosen."""

SUBJECT = 0.5
"""Weight of being near the subject against being central."""

FEW_WORDS = 8
"""Shorter sentences are not chosen while there are others: they seldom say what they are about."""


def central_sentences(index: Index, passages: Sequence[Passage], most: int, subject: str = "") -> list[Span]:
    """(start, end) of at most that many sentences, the most central first.

    Central is what is near the mean of all sentence vectors; maximal marginal relevance keeps the choice diverse.

    Args:
        index: where the vectors are.
        passages: what to choose from.
        most: how many sentences.
        subject: words that the sentences should also be near to, such as a title.
    """
    from langchain_core.vectorstores.utils import maximal_marginal_relevance

    chosen = {passage.start for passage in passages}
    spans = {
        f"p{number}s{order}": span
        for number, passage in enumerate(index.passages)
        if passage.start in chosen
        for order, span in enumerate(passage.sentences)
    }
    long = {name: span for name, span in spans.items() if len(index.article.text[slice(*span)].split()) >= FEW_WORDS}
    candidates = long or spans
    if not candidates:
        return []
    vectors = index.vectors(list(candidates))
    middle = vectors.mean(axis=0)
    if subject:
        middle = middle / np.linalg.norm(middle) + SUBJECT * index.embedder.embed([subject])[0]
    picked = maximal_marginal_relevance(middle, list(vectors), lambda_mult=DIVERSITY, k=most)
    names = list(candidates)
    return [candidates[names[place]] for place in np.asarray(picked)]
