"""What was typed or pasted -> what can be read of it. Pure."""

import re
from collections.abc import Callable

from index.sentences import split_sentences

ASKS = re.compile(r"[?？؟][”’\"')」』]*$")  # noqa: RUF001 - the question marks of other scripts


def readable(message: str) -> str:
    """The message with a "?" for each half of a surrogate pair, so that who typed it sees what is lost."""
    return message.encode("utf-8", "replace").decode("utf-8").strip()


def focus(message: str, limit: int, count: Callable[[str], int], leans: Callable[[str], bool]) -> str:
    """The message itself where it fits, else its last question, else as many of its last words as fit.

    Words before a question are kept, too, where it leans on them: "Is this correct?" behind what was pasted.

    Args:
        message: whatever was typed or pasted.
        limit: tokens that are read.
        count: how many tokens a text has.
        leans: whether a question leans on what comes before it.
    """
    if count(message) <= limit:
        return message
    for start, end in reversed(list(split_sentences(message))):
        if ASKS.search(message[start:end]) and count(message[start:end]) <= limit:
            if not re.search("[A-Za-z]", message[start:end]) or not leans(message[start:end]):
                return message[start:end]
            message = message[:end]
            break
    words = message.split()
    while len(words) > 1 and count(" ".join(words)) > limit:
        words = words[-(len(words) * 3 // 4) :]
    return " ".join(words) if len(words) > 1 else words[0][-limit:]
