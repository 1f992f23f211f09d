"""BM25 over texts, with English stems: what matching words say about relevance. Knows nothing of vectors."""

import logging
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from Stemmer import Stemmer

# Every word counts, one-letter words and figures too: "Law 8" and "Plan B" are names.
WORD = r"(?u)\b\w+\b"


class Lexicon:
    """The words of some texts, indexed."""

    def __init__(self, texts: Sequence[str]) -> None:
        words = stems(texts)
        self.size = len(words)
        self.ranking = _bm25s().BM25()
        if any(words):
            self.ranking.index(words, show_progress=False)
            self.vocabulary = frozenset(word for text in words for word in text)
        else:
            self.vocabulary = frozenset()

    def scores(self, query: str) -> NDArray[np.float32]:
        """(n,) float32, one score for each text; 0 where it shares no word with the query."""
        known = [word for word in stems([query])[0] if word in self.vocabulary]
        if not known:
            return np.zeros(self.size, dtype=np.float32)
        return np.asarray(self.ranking.get_scores(known), dtype=np.float32)


def stems(texts: Sequence[str]) -> list[list[str]]:
    """The stems of each text's words, lower case, in reading order, without stop words."""
    words: list[list[str]] = _bm25s().tokenize(
        list(texts), token_pattern=WORD, stopwords="en_plus", stemmer=stemmer(), return_ids=False, show_progress=False
    )
    return words


@cache
def _bm25s() -> ModuleType:
    import bm25s

    # It sets its logger to tell whoever logs anything whatever it does.
    logging.getLogger("bm25s").setLevel(logging.NOTSET)
    return bm25s  # type: ignore[no-any-return]  # it ships no types


@cache
def stemmer() -> "Stemmer":
    """The stemmer for English."""
    from Stemmer import Stemmer

    return Stemmer("english")
