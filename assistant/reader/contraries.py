"""A claim that is borne out -> one that is not, a question that is answered -> one that is not.

Two names change places, a word becomes its opposite, a name or figure becomes another.
"""

import itertools
import random
import re
from collections.abc import Iterator

from assistant.opposites import CONVERSES, OPPOSITES, opposites
from assistant.plain import DENIAL
from assistant.reader.negatives import NAME, OWNER, is_date, swapped
from assistant.turned import EQUAL

_OPPOSITES = opposites(OPPOSITES, CONVERSES)

_WORD = re.compile(r"(?i)(?<!\bhow )\b[a-z]+")
_DENIABLE = re.compile(r"\b(is|was|are|were|has|had|will|would|did|can|could|must|should)\b(?! not\b)")
_DENIED = re.compile(r"(?<=[a-z]) not\b(?! only\b)")
_FIRST_NAME = re.compile(r"^[A-Z][\w’'-]+(?: (?:of |the )*[A-Z][\w’'-]+)*")
_YES_OR_NO = re.compile(
    r"(?i)(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must)\b"
)
_TAKES_FOR_GRANTED = re.compile(
    r"(?i)why\b|how (?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|come)\b"
)
"""Questions after the reason or the manner of something, which therefore must be so."""


def contrary(claim: str, evidence: str, draw: random.Random) -> str | None:
    """The claim made false in one point; None where it has none that can be changed.

    Args:
        claim: what the evidence bears out.
        evidence: whose names and figures may stand in for those of the claim.
        draw: decides what is changed.
    """
    made = [list(_exchanged(claim, evidence)), [*_opposed(claim), *_denied(claim)]]
    if other := swapped(claim, evidence, draw):
        made.append([other])
    choices = [each for each in made if each]
    return draw.choice(draw.choice(choices)) if choices else None


def contrary_question(question: str, evidence: str, draw: random.Random) -> tuple[str, bool] | None:
    """The question asked of something else, and whether that takes for granted what the evidence contradicts.

    Args:
        question: what the evidence answers. One that asks for yes or no is left alone: its contrary is answered, too.
        evidence: whose names and figures may stand in for those of the question.
        draw: decides what is changed.
    """
    if _YES_OR_NO.match(question):
        return None
    contradicted = bool(_TAKES_FOR_GRANTED.match(question))
    made = [
        [(each, contradicted) for each in turned] for turned in (_exchanged(question, evidence), _opposed(question))
    ]
    if other := swapped(question, evidence, draw):
        made.append([(other, False)])
    choices = [each for each in made if each]
    return draw.choice(draw.choice(choices)) if choices else None


def _exchanged(claim: str, evidence: str) -> Iterator[str]:
    """The claim with two of its names in each other's place."""
    first, known = _FIRST_NAME.match(claim), {word for name in NAME.findall(evidence) for word in name.split()}
    matches = [match for match in NAME.finditer(claim) if not first or match.start() > first.end()]
    if first and first[0].split()[0] in known:
        matches.insert(0, first)
    spans = [
        (match.start(), match.start() + len(OWNER.sub("", match[0]))) for match in matches if not is_date(match[0])
    ]
    for (start, end), (begin, stop) in itertools.combinations(spans, 2):
        one, between, other = claim[start:end], claim[end:begin], claim[begin:stop]
        if not (set(one.split()) & set(other.split()) or EQUAL.search(between)):
            yield claim[:start] + other + between + one + claim[stop:]


def _denied(claim: str) -> Iterator[str]:
    """The claim with a "not" where there is none, or without the one it has."""
    if _DENIED.search(claim):
        yield _DENIED.sub("", claim, count=1)
    elif not DENIAL.search(claim):
        yield from (f"{claim[: match.end()]} not{claim[match.end() :]}" for match in _DENIABLE.finditer(claim))


def _opposed(claim: str) -> Iterator[str]:
    """The claim with one of its words turned into its opposite."""
    for match in _WORD.finditer(claim):
        for other in _OPPOSITES.get(match[0].lower(), ()):
            said = other.capitalize() if match[0][0].isupper() else other
            yield claim[: match.start()] + said + claim[match.end() :]
