"""The built-in answerer: a reading -> the few sentences of the article that answer. No language model.

One fact is told by its best sentence, with what else bears on it behind; a reason or a list is told by several, in
reading order.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from assistant.draft import Draft, Pointer
from assistant.reading import Evidence, Reading
from index.sentences import is_behind

MOST_FOR_A_FACT = 3
MOST_FOR_SEVERAL = 4
ENOUGH = 0.9
"""Chance that the evidence is among the sentences shown, from which on no further one is."""

MARGIN = 2.5
"""How far below the best, in log odds, a sentence is still shown."""

FOLLOWS = 0.75
"""Log odds that the sentence behind the best gains where several are wanted: reasons and lists go on there."""

SEVERAL = re.compile(
    r"\b(why|how (?!many|much|long|far|old|big|large|often|tall|high)|list|name (the|two|three|all|some)|"
    r"what (are|were)|which (\w+ )?(are|were|have|did|do|countries|things|factors)|reasons?|ways?|examples?|"
    r"what (\w+ )?(?!(does|is|was|has|its|his|this)\b)\w+[^\Ws]s (do|did|are|were|can|could|should|will|would|have)|"
    r"(give|tell|show) me (\w+ )?(the|all|some) (\w+ )?(?!\w*(ss|us|is)\b)\w{3,}s\b(?! (is|was|of))|"
    r"(?<!how many )steps|"
    r"compare|difference|both|kinds?|types?|sorts?|explain|describe)\b",
    re.IGNORECASE,
)

# What one sentence can answer. Anything else is answered by two at least: the first sentence that fits a question best
# is often the one that only takes up its words, and the next one tells.
ONE_FACT = re.compile(
    r"\b(how (many|much|long|far|old|big|large|often|tall|high)|when|who|whose|where|"
    r"(what|which) (year|date|day|time|share|part|percentage|percent|number|sum|price|value|room|floor|city|town)|"
    r"what( is|[’']s| was) (the |its |his |her |their |our |your )?(\w+ ){0,2}?(number|name|address|date|deadline|"
    r"price|cost|fee|rent|budget|salary|rate|total|sum|amount|age|length|height|weight|size|distance|population|speed))\b",
    re.IGNORECASE,
)

YES_NO = re.compile(
    r"^\W*((and|but|so|or|ok|then|also)\W+)?(can|could|may|must|should|shall|do|does|did|is|are|was|were|will|would|has|"
    r"have|had)\b",
    re.IGNORECASE,
)


def quote(question: str, readings: Sequence[Reading], text: str = "") -> list[Draft]:
    """The sentences that answer, quoted; none when no confidence reaches its threshold.

    Args:
        question: as it stands alone.
        readings: one for each question that is joined in it.
        text: of the article; without it nothing is known of its lines.
    """
    read = [reading for reading in readings if reading.answers]
    if len(read) > 1:
        most = max(1, MOST_FOR_SEVERAL // len(read))
        chosen = [each for reading in read for each in _best(reading.evidence, most)]
        shown = list({each.start: each for each in chosen}.values())[:MOST_FOR_SEVERAL]
    elif read and SEVERAL.search(question):
        favoured = _best(_favouring_next(read[0].evidence), MOST_FOR_SEVERAL)
        shown = sorted(favoured, key=lambda each: each.start)
    else:
        shown = _best(read[0].evidence, MOST_FOR_A_FACT) if read else []
    if len(shown) == 1 and not ONE_FACT.search(question):
        # The next item of a list is something else.
        shown += [each for each in _behind(shown[0], read[0].evidence) if "\n" not in text[shown[0].end : each.start]]
    return [Draft(None, (Pointer(each.start, each.end, each.phrase),)) for each in shown]


def wants_more(question: str) -> bool:
    """Whether one sentence is unlikely to answer."""
    return bool(SEVERAL.search(question)) or not (ONE_FACT.search(question) or YES_NO.search(question))


def _best(evidence: Sequence[Evidence], most: int) -> list[Evidence]:
    """The first ones, as many as it takes to be sure enough, without those that fall far behind the first."""
    odds = [math.exp(each.score - evidence[0].score) for each in evidence]
    before = [0.0, *accumulate(odds)]
    return [
        each
        for each, sure in zip(evidence[:most], before[:most], strict=False)
        if sure < ENOUGH * before[-1] and each.score >= evidence[0].score - MARGIN
    ]


def _favouring_next(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence, best first, once the sentence behind the best one has gained its points."""
    behind = _behind(evidence[0], evidence)
    favoured = [replace(each, score=each.score + FOLLOWS) if each in behind else each for each in evidence]
    return sorted(favoured, key=lambda each: -each.score)


def _behind(first: Evidence, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The sentence behind that one in its paragraph, if there is one."""
    return [each for each in evidence if is_behind((each.start, each.end), (first.start, first.end))]
