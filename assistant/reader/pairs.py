"""A question beside a passage as token ids, and which sentence each token stands in. Reads no weights."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.sentences import Span
from index.split import Passage

LONGEST = 512
"""Tokens of a pair: as many as the encoder has positions. What does not fit is cut from the longer of the two."""

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Pair:
    """A question and a passage, encoded as one text of t tokens.

    Attributes:
        ids: (t,) int64.
        types: (t,) int64; 0 for the question's tokens, 1 for the passage's.
        sentences: (t,) int64, the sentence of the passage that the token stands in; -1 for none.
        spans: (t, 2) int64, characters of the passage that the token stands for, end exclusive.
    """

    ids: Integers
    types: Integers
    sentences: Integers
    spans: Integers

    def __len__(self) -> int:
        return len(self.ids)


def in_context(passage: Passage) -> tuple[str, tuple[Span, ...], int]:
    """The passage behind its context, its sentences there, and where in the article that text would begin."""
    before = f"{passage.context} " if passage.context else ""
    start = passage.start - len(before)
    return before + passage.text, tuple((first - start, last - start) for first, last in passage.sentences), start


@lru_cache(maxsize=1)
def open_tokenizer(folder: Path) -> Tokenizer:
    """The encoder's tokenizer, cutting the longer text of a pair where it must."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    return tokenizer


def encode(tokenizer: Tokenizer, question: str, passages: Sequence[tuple[str, Sequence[Span]]]) -> list[Pair]:
    """The question beside each passage.

    Args:
        tokenizer: see `open_tokenizer`.
        question: of any length.
        passages: text and sentences of each; (start, end) in characters of that text.
    """
    encodings = tokenizer.encode_batch([(question, text) for text, _ in passages])
    return [_pair(encoding, sentences) for encoding, (_, sentences) in zip(encodings, passages, strict=True)]


def _pair(encoding: Any, sentences: Sequence[Span]) -> Pair:  # noqa: ANN401 - tokenizers ships no types
    types = np.array(encoding.type_ids, dtype=np.int64)
    spans = np.array(encoding.offsets, dtype=np.int64)
    own = (types == 1) & (np.array(encoding.special_tokens_mask) == 0)
    places = np.full(len(types), -1, dtype=np.int64)
    for number, (start, end) in enumerate(sentences):
        places[own & (spans[:, 0] >= start) & (spans[:, 1] <= end)] = number
    return Pair(np.array(encoding.ids, dtype=np.int64), types, places, spans)


def batches(pairs: Sequence[Pair], tokens: int) -> Iterator[list[int]]:
    """Places of pairs that run together: of like length, at most so many tokens with their padding."""
    order = sorted(range(len(pairs)), key=lambda place: len(pairs[place]))
    batch: list[int] = []
    for place in order:
        if batch and (len(batch) + 1) * len(pairs[place]) > tokens:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def padded(pairs: Sequence[Pair]) -> dict[str, Integers]:
    """`input_ids`, `attention_mask` and `token_type_ids`, each (n, longest) int64."""
    shape = (len(pairs), max(len(pair) for pair in pairs))
    feed = {name: np.zeros(shape, dtype=np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}
    for row, pair in enumerate(pairs):
        feed["input_ids"][row, : len(pair)] = pair.ids
        feed["attention_mask"][row, : len(pair)] = 1
        feed["token_type_ids"][row, : len(pair)] = pair.types
    return feed
