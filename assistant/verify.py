"""Sentences with citations -> those that their citations bear out. What is quoted bears itself out."""

from collections.abc import Sequence

from assistant.answer import Sentence

THRESHOLD = 0.5
"""Support below which a sentence is not shown."""


def verify(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences that are borne out, in order."""
    return tuple(sentence for sentence in sentences if sentence.support >= THRESHOLD)
