"""Evidence of any length -> the part of it that bears on a sentence, short enough to be read at once. Pure."""

import numpy as np

from index.lexical import Lexicon
from index.sentences import split_sentences

MOST = 1200
"""Characters: about 270 tokens, beside a sentence of forty."""

BESIDE = 0.4
"""What a neighbour's score counts: what a pronoun stands for is often told there."""


def narrow(evidence: str, sentence: str, most: int = MOST) -> str:
    """The evidence itself where it is short, else those of its sentences that share most with the sentence, in order.

    Args:
        evidence: of any length.
        sentence: what is to be borne out.
        most: characters of the result, at most.
    """
    if len(evidence) <= most:
        return evidence
    texts = [evidence[start:end] for start, end in split_sentences(evidence)]
    own = Lexicon(texts).scores(sentence)
    around = np.pad(own, 1)
    scores = own + BESIDE * np.maximum(around[:-2], around[2:])
    chosen: list[int] = []
    left = most
    for place in (-scores).argsort(kind="stable"):
        if len(texts[place]) < left:
            chosen.append(int(place))
            left -= len(texts[place]) + 1
    kept = sorted(chosen) or [int(scores.argmax())]
    return " ".join(texts[place] for place in kept)[:most]
