"""What was typed or pasted -> what can be read of it. Pure."""

import re
from collections.abc import Callable

from index.split import split_sentences

ASKS = re.compile(r"[?？؟][”’\"')」』]*$")  # noqa: RUF001 - the question marks of other scripts


def readable(message: str) -> str:
    """The message without halves of surrogate pairs, which JSON and mistyped arguments bring and no tokenizer takes."""
    return message.encode("utf-8", "replace").decode("utf-8").strip()


def focus(message: str, limit: int, count: Callable[[str], int]) -> str:
    """The message itself where it fits, else its last question, else as many of its last words as fit.

    Args:
        message: whatever was typed or pasted.
        limit: tokens that are read.
        count: how many tokens a text has.
    """
    if count(message) <= limit:
        return message
    sentences = [message[start:end] for start, end in split_sentences(message)]
    for sentence in reversed(sentences):
        if ASKS.search(sentence) and count(sentence) <= limit:
            return sentence
    words = message.split()
    while len(words) > 1 and count(" ".join(words)) > limit:
        words = words[-(len(words) * 3 // 4) :]
    return " ".join(words) if len(words) > 1 else words[0][-limit:]
