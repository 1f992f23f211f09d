"""Which examples the stage "all" sees, from the parts in `data` and `claim_examples`: both tasks at once."""

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

TWICE: dict[Source, float] = {"adversarial": 1, "natural": 1, "everyday": 1, "hard": 1}
"""Articles whose questions are read beside two passages without evidence; those about the mixed ones beside one."""

KEPT_FACTS = 4000
"""Questions of SQuAD that the first epoch repeats."""

WRITTEN = 0.5
"""Share of the questions written on paragraphs of SQuAD that it sees."""

TOLD = 0.35
"""Share that it sees of the claims that are not about the mixed and the hard articles."""

LATER: dict[Source, float] = {"unlike": 1, "chat": 1}
"""Articles that were written last."""

KEPT = 0.25
"""Share of the others that a later epoch sees, in another draw."""


def all_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """First all but the articles that were written last; in later epochs those, and a share of the others."""
    earlier = _earlier(embedder, epoch, folder)
    if not epoch:
        return earlier
    draw = draw_of(f"later {epoch}")
    return [
        *own_only(embedder, epoch, folder, shares=LATER),
        *otherwise(embedder, folder, draw, LATER),
        *mixed_claims(epoch, folder, "unlike"),
        *share_of(earlier, KEPT, draw),
    ]


def _earlier(embedder: Embedder, epoch: int, folder: Path) -> list[Example]:
    draw = draw_of(f"all {epoch}")
    facts = list(public(embedder, folder, FACTS, {"removed": 0.1, "found": 0.3, "swapped": 0.4}, draw))
    written = [*about_squad(embedder, folder, draw), *about_squad(embedder, folder, draw, HARD)]
    return [
        *own_only(embedder, epoch, folder, shares=TWICE),
        *own_only(embedder, epoch, folder, negatives=1, shares={"mixed": 1}),
        *about_own(embedder, folder, draw),
        *share_of(written, WRITTEN, draw),
        *otherwise(embedder, folder, draw, OLDER),
        *public_otherwise(embedder, folder, draw),
        *unanswerable(embedder, folder, draw),
        *long_answers(folder),
        *draw.sample(facts, KEPT_FACTS),
        *share_of(claim_examples(epoch, folder), TOLD, draw),
        *mixed_claims(epoch, folder),
        *mixed_claims(epoch, folder, "hard"),
        *fluent_claims(epoch, folder),
    ]
