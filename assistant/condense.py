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
NO_PRONOUN = re.compile(
    r"\b(is|are|was|were)\s+there\b(?=\s+\w)|\b(is|was)\s+it\s+(true|right|correct)(\s+that)?\b|"
    r"\b(true|right|correct|say|says|said|think|thinks|thought|believes?|believed|argues?|argued|claims?|claimed|"
    r"announced|reported|shows?|showed|means?|meant)\s+that\b(?=\s+\w+\s+\w)",
    re.IGNORECASE,
)
"""Words that look like pronouns: "is there", "is it true", "said that she left"."""

ENDING = re.compile(r"\b(him|her|it|them|that|those|there|then)\W*$", re.IGNORECASE)
THE_ARTICLE = re.compile(r"\b(this|the) (article|essay|text|piece|paper|story|document|author)\b", re.IGNORECASE)
NAME = re.compile(r"(?<=\s)[^\W_a-z]")
FEW_WORDS = 3
NAMED = 2
"""Words of meaning before a pronoun from which on it may stand for something in its own question."""


def beside(part: str, first: str) -> str:
    """A part of a question that asks several things, made to stand alone: what it leaves out is in the first part.

    Short is not enough here: "who sold grain?" says all.
    """
    return f"{first} {part}" if is_follow_up(part) and not (_is_whole(part) and says_enough(part)) else part


def _is_whole(question: str) -> bool:
    """Whether no word of it points anywhere."""
    bare = NO_PRONOUN.sub("", question)
    return not (OPENING.search(bare) or ENDING.search(bare) or PRONOUN.search(bare))


def condense(question: str, history: Sequence[Turn]) -> str:
    """The question itself where it stands alone, else the earlier questions that it needs and the question."""
    if not history or not is_follow_up(question):
        return question
    *earlier, last = history[-MOST_QUESTIONS:]
    return f"{condense(last.question, earlier)} {question}"


def is_follow_up(question: str) -> bool:
    """Whether the question leans on an earlier one."""
    own = THE_ARTICLE.sub("", question)
    bare = NO_PRONOUN.sub("", own)
    if OPENING.search(own) or ENDING.search(own):
        return True
    if len(re.findall(r"\w+", own)) <= FEW_WORDS and not NAME.search(own):
        return True
    pronoun = PRONOUN.search(bare)
    if bare != own and pronoun is None:
        return not says_enough(bare)
    return pronoun is not None and not says_enough(bare[: pronoun.start()])


def says_enough(text: str) -> bool:
    """Whether it names something: two words of meaning, or a name."""
    return len(stems([text])[0]) >= NAMED or bool(NAME.search(text))
