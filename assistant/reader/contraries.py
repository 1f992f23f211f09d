"""A claim that is borne out -> one that is not, a question that is answered -> one that is not.

Two names change places, a word becomes its opposite, a name or figure becomes another.
"""

import itertools
import random
import re
from collections.abc import Iterator

from assistant.plain import DENIAL
from assistant.reader.negatives import NAME, OWNER, is_date, swapped

OPPOSITES = """
more/less more/fewer higher/lower rise/fall rose/fell rising/falling increase/decrease increased/decreased grew/shrank
growing/shrinking before/after first/last largest/smallest larger/smaller biggest/smallest bigger/smaller buyer/seller
bought/sold buy/sell imports/exports imported/exported senior/junior won/lost win/lose accepted/rejected accept/reject
supported/opposed support/oppose supports/opposes stronger/weaker strong/weak strengthened/weakened opened/closed
earlier/later early/late east/west eastern/western north/south northern/southern better/worse best/worst above/below
started/ended began/ended began/stopped allowed/forbade allowed/forbidden permitted/prohibited most/least many/few
always/never agreed/refused agreed/declined approved/rejected confirmed/denied succeeded/failed success/failure
cheaper/dearer cheap/expensive longer/shorter long/short faster/slower older/younger oldest/youngest public/private
gained/lost hired/dismissed appointed/dismissed praised/criticised praised/criticized praised/blamed welcomed/condemned
defended/attacked increased/reduced raised/lowered raised/cut upstream/downstream inside/outside majority/minority
victory/defeat guilty/innocent convicted/acquitted possible/impossible likely/unlikely easier/harder trust/distrust
trusted/distrusted profit/loss surplus/deficit advantage/disadvantage helped/hurt widened/narrowed tightened/loosened
expanded/contracted enough/insufficient lender/borrower creditor/debtor employer/employee newer/older
"""
_TABLE: dict[str, list[str]] = {}
for _one, _other in (pair.split("/") for pair in OPPOSITES.split()):
    _TABLE.setdefault(_one, []).append(_other)
    _TABLE.setdefault(_other, []).append(_one)

_WORD = re.compile(r"(?i)(?<!\bhow )\b[a-z]+")
_DENIABLE = re.compile(r"\b(is|was|are|were|has|had|will|would|did|can|could|must|should)\b(?! not\b)")
_DENIED = re.compile(r"(?<=[a-z]) not\b(?! only\b)")
_FIRST_NAME = re.compile(r"^[A-Z][\w’'-]+(?: (?:of |the )*[A-Z][\w’'-]+)*")
_ALIKE = re.compile(r"^[\s,]*(?:and|or|with|,)[\s,]*$|\b(?:between|together|each other|both|same|neither)\b")
"""Between two names that may change places: nothing else is said then."""

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
        if not (set(one.split()) & set(other.split()) or _ALIKE.search(between)):
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
        for other in _TABLE.get(match[0].lower(), ()):
            said = other.capitalize() if match[0][0].isupper() else other
            yield claim[: match.start()] + said + claim[match.end() :]
