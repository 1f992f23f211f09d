"""What looks as if it answered and does not, for the network to learn from.

The answering passage without its answering sentence, the question with a name or figure swapped for another of the
article, and a passage that is near the question in words alone.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reader.examples import Example, cut, example_of, holds_evidence, window
from assistant.reader.visible import Question
from assistant.spelling import CALENDAR
from index.lexical import Lexicon
from index.split import Passage

FIGURE = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: (?:of |the )*[A-Z][\w’'-]+)*")
LONGEST = 30
"""Characters of the longest word that is looked at before a name."""

OWNER = re.compile(r"[’']s?$")


def without_evidence(example: Example) -> Example | None:
    """The example without the sentences that answer; None when nothing is left."""
    answer = example.text[slice(*example.span)].lower() if example.span else None
    kept = [
        number
        for number, (start, end) in enumerate(example.sentences)
        if number not in example.evidence and (answer is None or answer not in example.text[start:end].lower())
    ]
    return replace(cut(example, kept), contradicts=False) if kept else None


def swapped(question: str, article: str, draw: random.Random) -> str | None:
    """The question with a name or figure exchanged for another of the article; None when it has none.

    Where some of the others stand behind the same word in the article ("in Lisbon", "in Marrel"), it is one of those.
    """
    for pattern in draw.sample([FIGURE, NAME], 2):
        found = [match for match in pattern.finditer(question) if not is_date(match[0])]
        if not found:
            continue
        match = draw.choice(found)
        named = OWNER.sub("", match[0])
        before = _before(question, match)
        known: dict[str, bool] = {}
        for other in pattern.finditer(article):
            name = OWNER.sub("", other[0])
            known[name] = known.get(name, False) or _before(article, other) == before
        others = sorted(
            other
            for other in known
            if _is_like(other, named) and not any(word in question for word in other.split()) and not is_date(other)
        )
        others = [other for other in others if known[other]] or others
        if others:
            return f"{question[: match.start()]}{draw.choice(others)}{question[match.start() + len(named) :]}"
    return None


def _before(text: str, match: re.Match[str]) -> str:
    """The word before it."""
    return text[max(0, match.start() - LONGEST) : match.start()].rpartition(" ")[0].rpartition(" ")[2]


def is_date(name: str) -> bool:
    """Whether a month or a day of the week is in it."""
    return bool(CALENDAR & {word.lower() for word in name.split()})


def _is_like(one: str, other: str) -> bool:
    if one[0].isdigit():
        return len(one) == len(other) and one.isdigit() == other.isdigit()
    return abs(len(one.split()) - len(other.split())) <= 1 and one not in other and other not in one


def found_nearby(
    question: Question, article: str, passages: Sequence[Passage], lexicon: Lexicon, draw: random.Random
) -> Example | None:
    """The question beside one of the four nearest passages that does not answer it; None when each of them may.

    Args:
        question: about the article.
        article: its text.
        passages: of the article.
        lexicon: of the passages, in their order.
        draw: decides which of them is taken.
    """
    scores = lexicon.scores(question.standalone)
    nearest = [passages[place] for place in (-scores).argsort(kind="stable")[:4]]
    phrase = article[slice(*question.span)].lower() if question.span else None
    others = [
        p for p in nearest if not holds_evidence(p, question) and (phrase is None or phrase not in p.text.lower())
    ]
    return window(example_of(question.standalone, draw.choice(others), question), draw) if others else None
