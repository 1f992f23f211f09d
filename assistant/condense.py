"""A question and what was asked before it -> a question that stands alone. Without a language model.

A follow-up is known by what it leaves out: it opens with "and" or "what about", has hardly a word of its own, or holds
a pronoun before it has named anything. It then stands alone together with the earlier questions that it leans on.
"""

import re
from collections.abc import Sequence

from assistant.answer import Turn
from index.lexical import stems

MOST_QUESTIONS = 3
"""Earlier questions that a follow-up may lean on."""

OPENING = re.compile(
    r"^\W*((ok|so)\W+)?(and|but|so|or|also|then|what about|how about|what if|why not|any)\b", re.IGNORECASE
)
PRONOUN = re.compile(
    r"\b(he|him|his|she|hers?|it|its|they|them|theirs?|this|that|these|those|there|then|"
    r"(the|that|this|which|other|last|first|second|next) ones?|the (others?|latter|former|same|rest))\b",
    re.IGNORECASE,
)
ENDING = re.compile(r"\b(him|her|it|them|that|those|there|then)\W*$", re.IGNORECASE)
THE_ARTICLE = re.compile(r"\b(this|the) (article|essay|text|piece|paper|story|document|author)\b", re.IGNORECASE)
NAME = re.compile(r"(?<=\s)[^\W_a-z]")
FEW_WORDS = 3
NAMED = 2
"""Words of meaning before a pronoun from which on it may stand for something in its own question."""


def condense(question: str, history: Sequence[Turn]) -> str:
    """The question itself where it stands alone, else the earlier questions that it needs and the question."""
    if not history or not is_follow_up(question):
        return question
    *earlier, last = history[-MOST_QUESTIONS:]
    return f"{condense(last.question, earlier)} {question}"


def is_follow_up(question: str) -> bool:
    """Whether the question leans on an earlier one."""
    own = THE_ARTICLE.sub("", question)
    if OPENING.search(own) or ENDING.search(own):
        return True
    if len(re.findall(r"\w+", own)) <= FEW_WORDS and not NAME.search(own):
        return True
    pronoun = PRONOUN.search(own)
    return pronoun is not None and len(stems([own[: pronoun.start()]])[0]) < NAMED
