"""Whether a language model's rewording of a follow-up still asks what was asked. Pure."""

import re
from collections.abc import Sequence

from assistant.answer import Turn
from assistant.plain import DENIAL, unborne
from index.lexical import stems

LONGEST = 400
"""Characters of a rewording."""

REMEMBERED = 3
"""Turns from which a rewording may take what the question leaves out."""

ASKING = frozenset("who whom whose what which when where why how".split())  # noqa: SIM905


def is_same_question(rewritten: str, question: str, history: Sequence[Turn]) -> bool:
    """Whether a model's rewording asks what was asked.

    It adds no name, no figure and no denial, asks for the same, and drops hardly a word.
    """
    if not rewritten or len(rewritten) > LONGEST:
        return False
    said = " ".join([question, *(f"{turn.question} {turn.answer}" for turn in history[-REMEMBERED:])])
    if unborne(said, rewritten, names=_capitals(rewritten)):
        return False
    if not _asked(question) <= _asked(rewritten) <= _asked(said):
        return False
    if bool(DENIAL.search(rewritten)) != bool(DENIAL.search(question)):
        return False
    wanted, kept, known = (set(stems([text])[0]) for text in (question, rewritten, said))
    return len(wanted & kept) * 2 >= len(wanted) and len(kept & known) * 4 >= len(kept) * 3


def _capitals(text: str) -> frozenset[str]:
    """Words that may be names, at the beginning of a sentence, too: no words such as "is"."""
    return frozenset(word.lower() for word in re.findall(r"\b[A-Z]\w+", text) if stems([word])[0])


def _asked(text: str) -> frozenset[str]:
    """What is asked for: who, when, why."""
    return ASKING & set(re.findall(r"\w+", text.lower()))
