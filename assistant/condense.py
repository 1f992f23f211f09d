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
    r"^\W*((ok(ay)?|so|yes|no|hm+|well|great|good|thanks|sorry|i see|interesting)\W+)*"
    r"(and|but|so|or|also|then|what about|how about|what if|why not|any)\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"\b(he|him|his|she|hers?|it|its|they|them|theirs?|this|that|these|those|there|then|"
    r"(the|that|this|which|other|last|first|second|next) ones?|the (others?|latter|former|same|rest))\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"^((?!\b(and|or)\b)[^,;:.?!])*?\b(did|does|do|is|are|was|were|has|have|had|can|could|will|would|should)\s+"
    r"(he|she|they|it|these|those)\b",
    re.IGNORECASE,
)
"""Whom the question is about: "how many times did he visit Moscow?"."""

NO_PRONOUN = re.compile(
    r"\b(is|are|was|were)\s+there\b(?=\s+\w)|\b(is|was)\s+it\s+(true|right|correct)(\s+that)?\b|"
    r"\b(true|right|correct|say|says|said|think|thinks|thought|believes?|believed|argues?|argued|claims?|claimed|"
    r"announced|reported|shows?|showed|means?|meant)\s+that\b(?=\s+\w+\s+\w)|"
    r"\b(is|was|has|finds?|found|makes?|made)\s+it\s+((become|been)\s+)?(\w+\s+)?that\b(?=\s+\w)|"
    r"\b(is|was|has|finds?|found|makes?|made)\s+it\s+((become|been)\s+)?((more|less|so|too|very)\s+)?"
    r"(important|urgent|eas(y|ier)|hard(er)?|difficult|(im)?possible|necessary|time|late)\s+(to|for)\b|"
    r"\b(would|will|did|does)\s+it\s+(take|cost)\b",
    re.IGNORECASE,
)
"""Words that look like pronouns: "is there", "is it true", "said that she left", "is it hard to"."""

RELATIVE = re.compile(r"(\b(?:the|those|these|any|all)\s+(?:\w+\s+){1,3})that\b(?=\s+\w+\s+\w)", re.IGNORECASE)
"""The men that left."""

ENDING = re.compile(
    r"\b(him|her|it|them|that|those|this|these|so|(do|does|did|done|think|say|feel) the same|then|"
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )there)\W*$|"
    r"^\W*(how\s+)?(do|does|did)\s+(\w+\s+){1,3}((dis)?agree|react|respond)\W*$",
    re.IGNORECASE,
)
THE_ARTICLE = re.compile(
    r"\b(this|the) (article|essay|text|piece|paper|story|document|author)\b|"
    r"\b(it|this)(?=\s+(say|mention|discuss|cover|talk)s?\s+((anything|something|much)\s+)?((about|on|of)\s+)?"
    r"(?!(it|this|that|these|those|them|him|her|so|then|there)\b)\w)",
    re.IGNORECASE,
)
"""Or "it", where it says, mentions or covers something."""

NAME = re.compile(r"(?<=\s)(?<![.!?…:]\s)(?!I\b)[^\W\d_a-zß-öø-ÿ]")
"""A capital within a sentence."""

_GENERIC = (
    "reason cause consequence implication effect result outcome example evidence proof detail context occasion "
    "difference quote figure number view opinion give provide explain elaborate please know understand main key exact"
)
GENERIC = frozenset(stems([_GENERIC])[0])
"""Words that do not say what is asked about, where there is nothing else."""

COUNTING = frozenset(stems(["many much more"])[0])

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
    bare = RELATIVE.sub(r"\1", NO_PRONOUN.sub("", own))
    if OPENING.search(own) or ENDING.search(own) or SUBJECT.search(bare):
        return True
    if not NAME.search(own) and (len(re.findall(r"\w+", own)) <= FEW_WORDS or _is_generic(question)):
        return True
    pronoun = PRONOUN.search(bare)
    if bare != own and pronoun is None:
        return not says_enough(bare)
    return pronoun is not None and not says_enough(bare[: pronoun.start()])


def says_enough(text: str) -> bool:
    """Whether it names something: two words of meaning, or a name."""
    return len(set(stems([text])[0]) - COUNTING) >= NAMED or bool(NAME.search(text))


def _is_generic(question: str) -> bool:
    """Whether it would fit any matter: "What are the consequences?", "How much in 2021?"."""
    return all(word.isdigit() or word in GENERIC | COUNTING for word in stems([question])[0])
