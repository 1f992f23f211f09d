"""Which examples each stage of training sees, from the parts in `data`."""

from pathlib import Path

from assistant.reader.claim_examples import claim_examples, fluent_claims, mixed_claims
from assistant.reader.data import (
    FACTS,
    HARD,
    OLDER,
    about_own,
    about_squad,
    draw_of,
    long_answers,
    otherwise,
    own_only,
    public,
    public_otherwise,
    share_of,
    unanswerable,
)
from assistant.reader.examples import Example
from assistant.reader.visible import SHARED, Source
from index.embed import Embedder

KEPT_FACTS = 8
"""Questions of an article of SQuAD that the second stage repeats."""

REPEATED, JOINT, PLAIN, NEAR, FAR, EVERYDAY, HARDER, WIDE = 2, 4, 7, 9, 11, 13, 15, 17
"""The first epoch of a later stage as a number of its own: its draws differ from those of the stages before."""

KEPT_SHARE = 0.2
"""Share of the other stages' examples that an epoch of the joint stage repeats."""

NEAR_FACTS = 2000
"""Examples of SQuAD that an epoch of the near stage sees."""

FAR_SHARE = 0.65
"""Share of the near stage's examples, of more articles by then, that an epoch of the far stage sees."""

EVERYDAY_SHARES = {"mixed": 0.3, "own": 0.12, "written": 0.25, "otherwise": 0.4}
"""Shares of what an epoch of the everyday stage sees beside the everyday questions, by where it is from."""

EVERYDAY_FACTS = 1500
"""Examples of SQuAD that it sees."""

HARD_ASKED: dict[Source, float] = {"mixed": 0.1, "everyday": 0.25, "adversarial": 0.15, "natural": 0.15}
"""Shares of the earlier questions that an epoch of the hard stage sees, by where they are from."""

HARD_TOLD = {"claims": 0.06, "mixed": 0.2}
"""Shares of the earlier claims that it sees."""

HARD_FACTS = 1000
"""Examples of SQuAD that it sees."""

WIDE_SHARE = 0.5
"""Share of the hard stage's examples, of more questions by then, that an epoch of the wide stage sees."""


def squad_examples(embedder: Embedder, folder: Path = SHARED) -> list[Example]:
    """Short facts on short passages: SQuAD 1.1, and what SQuAD 2.0 does not answer."""
    wanted = {"removed": 0.3, "found": 0.35, "swapped": 0.2}
    draw = draw_of(0)
    return [*public(embedder, folder, FACTS, wanted, draw), *unanswerable(embedder, folder, draw)]


def question_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """Own articles, written questions, long answers, and enough facts to keep what the first stage taught.

    A second epoch goes over what is nearest to the job once more: own articles, and what SQuAD 2.0 does not answer.
    """
    draw = draw_of(f"questions {epoch}")
    found = [*own_only(embedder, epoch, folder), *unanswerable(embedder, folder, draw)]
    if not epoch:
        found += about_squad(embedder, folder, draw)
        found += public(embedder, folder, KEPT_FACTS, {"removed": 0.2, "found": 0.4, "swapped": 0.1}, draw)
        found += long_answers(folder)
    return found


def checker_examples(embedder: Embedder, epoch: int, folder: Path = SHARED, *, unlike: bool = False) -> list[Example]:
    """Claims beside evidence, and a third of the questions nearest to the job: evidence is found alike for both."""
    draw = draw_of(f"checker {epoch}")
    asked = [*own_only(embedder, REPEATED + epoch, folder, negatives=1), *unanswerable(embedder, folder, draw)]
    return [*draw.sample(asked, len(asked) // 3), *claim_examples(epoch, folder, unlike=unlike)]


def joint_examples(embedder: Embedder, epoch: int, folder: Path = SHARED, negatives: int = 3) -> list[Example]:
    """All questions and claims about the mixed articles, and shares of what the other stages saw, for both tasks."""
    draw = draw_of(f"joint {epoch}")
    asked = [
        *own_only(embedder, JOINT + epoch, folder),
        *unanswerable(embedder, folder, draw),
        *about_squad(embedder, folder, draw),
    ]
    told = claim_examples(JOINT + epoch, folder)
    return [
        *own_only(embedder, JOINT + epoch, folder, negatives, {"mixed": 1}),
        *mixed_claims(epoch, folder),
        *share_of(asked, KEPT_SHARE, draw),
        *share_of(told, KEPT_SHARE, draw),
    ]


def plain_examples(embedder: Embedder, epoch: int, folder: Path = SHARED, negatives: int = 2) -> list[Example]:
    """As the joint stage, with short facts: plain questions about what a text says by the way."""
    draw = draw_of(f"plain {epoch}")
    facts = list(public(embedder, folder, KEPT_FACTS, {"removed": 0.2, "found": 0.4, "swapped": 0.1}, draw))
    return [
        *joint_examples(embedder, PLAIN - JOINT + epoch, folder, negatives),
        *share_of(facts, KEPT_SHARE, draw),
    ]


def near_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """As the plain stage, with questions that were answered and are asked of something else."""
    draw = draw_of(f"near {epoch}")
    facts = list(public(embedder, folder, FACTS, {"removed": 0.2, "found": 0.3, "swapped": 0.4}, draw))
    return [
        *plain_examples(embedder, NEAR - PLAIN + epoch, folder, negatives=1),
        *otherwise(embedder, folder, draw, OLDER),
        *draw.sample(facts, NEAR_FACTS),
    ]


def far_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """As the near stage, a share of it: with more articles, whose questions are worded farther from the answers."""
    found = near_examples(embedder, FAR - NEAR + epoch, folder)
    return share_of(found, FAR_SHARE, draw_of(f"far {epoch}"))


def everyday_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """Questions alone: all those that people type, and shares of the others, with near misses about short texts."""
    draw = draw_of(f"everyday {epoch}")
    first = EVERYDAY + epoch
    facts = list(public(embedder, folder, FACTS, {"removed": 0.1, "found": 0.3, "swapped": 0.4}, draw))
    parts = {
        "mixed": own_only(embedder, first, folder, negatives=1, shares={"mixed": 1}),
        "own": own_only(embedder, first, folder),
        "written": list(about_squad(embedder, folder, draw)),
        "otherwise": list(otherwise(embedder, folder, draw, OLDER)),
    }
    return [
        *own_only(embedder, first, folder, negatives=3, shares={"everyday": 1}),
        *(example for name, part in parts.items() for example in share_of(part, EVERYDAY_SHARES[name], draw)),
        *unanswerable(embedder, folder, draw),
        *draw.sample(facts, EVERYDAY_FACTS),
        *public_otherwise(embedder, folder, draw),
    ]


def hard_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """Questions worded unlike the articles, near misses, claims as language models write; shares of the rest."""
    draw = draw_of(f"hard {epoch}")
    first = HARDER + epoch
    near = list(about_squad(embedder, folder, draw, HARD))
    facts = list(public(embedder, folder, FACTS, {"removed": 0.1, "found": 0.3, "swapped": 0.4}, draw))
    return [
        *own_only(embedder, first, folder, shares={"hard": 1}),
        *about_own(embedder, folder, draw),
        *mixed_claims(first, folder, "hard"),
        *fluent_claims(first, folder),
        *near[epoch % 2 :: 2],
        *unanswerable(embedder, folder, draw),
        *own_only(embedder, first, folder, negatives=1, shares=HARD_ASKED),
        *draw.sample(facts, HARD_FACTS),
        *share_of(claim_examples(first, folder), HARD_TOLD["claims"], draw),
        *share_of(list(mixed_claims(first, folder)), HARD_TOLD["mixed"], draw),
    ]


def wide_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """As the hard stage, a share of it: with more questions."""
    found = hard_examples(embedder, WIDE - HARDER + epoch, folder)
    return share_of(found, WIDE_SHARE, draw_of(f"wide {epoch}"))
