"""Claims beside evidence -> what the network is trained on as a checker: is every part of the claim borne out?

Claims that were written for the project's own articles and for this checker, public pairs of evidence and claim,
and claims made from what is no claim, see `made_claims`.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.reader.claims import (
    ALL,
    FLUENT,
    MEASURED,
    UNLIKE,
    Claim,
    Record,
    is_kept_back,
    own_claims,
    placed,
    read_pairs,
    unasserted_claims,
    written_claims,
)
from assistant.reader.contraries import contrary
from assistant.reader.examples import Example, pair_example
from assistant.reader.made_claims import exchanged, wrapped, yes_or_no
from assistant.reader.visible import CORPUS, SHARED, Source, Visible, is_held_out, read_own, read_public
from index.lexical import Lexicon
from index.sentences import Span, shares_half, split_sentences

PUBLIC_MOST = {"snli": 2000, "conjnli": 1000, "med": 500, "help": 0}
"""Pairs of a source that are drawn for an epoch, at most; all of them where nothing is said."""

CONTRARY = 0.3
"""Share of the claims borne out that are held against their evidence with one point made false, too."""

WINDOWS = (0, 300, 600, 1100)
"""Characters of the evidence with what stands around it, one of which is drawn."""

UNRELATED = 0.15
"""Share of the claims that are held against sentences from anywhere, too: most of what there is bears nothing out."""


def claim_examples(epoch: int, folder: Path = SHARED, *, unlike: bool = False) -> list[Example]:
    """What one epoch of training the checker sees.

    Args:
        epoch: its number, from which draws follow.
        folder: the visible data.
        unlike: only the written claims that are worded unlike their evidence where they are true.
    """
    draw = random.Random(f"claims {epoch}")  # noqa: S311 - a draw, not a secret
    written = written_claims(part=UNLIKE if unlike else ALL)
    articles = [visible for visible in read_own(folder) if visible.source in CORPUS and not is_held_out(visible)]
    articles += [
        visible
        for visible in read_public("squad1-train", folder, 0)
        if visible.article.source in written and not is_kept_back(visible.article.source)
    ]
    claims = own_claims(folder)
    found: list[Example] = []
    for visible in articles:
        name = visible.article.source
        told = [*claims.get(name, ()), *placed(visible, written.get(name, written.get(name[:3], [])))]
        found += about_article(visible, told, draw)
    found += [] if unlike else about_article(*unasserted_claims(), draw)
    found += public_pairs(folder, draw)
    found += yes_or_no(folder, draw)
    found += exchanged(folder, draw)
    found += wrapped(folder, draw)
    return found


def mixed_claims(epoch: int, folder: Path = SHARED, source: Source = "mixed") -> Iterator[Example]:
    """The claims about the mixed articles, or those of another source."""
    draw = random.Random(f"{source} {epoch}")  # noqa: S311 - a draw, not a secret
    claims = own_claims(folder)
    for visible in read_own(folder):
        if visible.source == source and not is_held_out(visible):
            yield from about_article(visible, claims[visible.article.source], draw)


def fluent_claims(epoch: int, folder: Path = SHARED) -> Iterator[Example]:
    """The claims about the mixed articles that are written as language models write."""
    draw = random.Random(f"fluent {epoch}")  # noqa: S311 - a draw, not a secret
    written = written_claims(FLUENT)
    for visible in read_own(folder):
        if visible.article.source in written and not is_held_out(visible):
            yield from about_article(visible, list(placed(visible, written[visible.article.source])), draw)


def about_article(visible: Visible, claims: Sequence[Claim], draw: random.Random) -> Iterator[Example]:
    """Each claim beside its evidence, with more or less of what stands around it; some beside other paragraphs, too."""
    text = visible.article.text
    paragraphs = [list(split_sentences(text, each.start, each.end)) for each in visible.article.paragraphs]
    lexicon = Lexicon([text[each.start : each.end] for each in visible.article.paragraphs])
    for claim in claims:
        own = [place for place, spans in enumerate(paragraphs) if any(_is_evidence(span, claim) for span in spans)]
        if not own:
            continue
        most = draw.choice(WINDOWS)
        chosen = [span for place in own for span in _around(paragraphs[place], claim, most // len(own))]
        near = [int(place) for place in (-lexicon.scores(claim.text)).argsort(kind="stable")[:4]]
        others = [place for place in near if place not in own]
        if others and draw.random() < 0.25:  # noqa: PLR2004
            other = paragraphs[draw.choice(others)][:3]
            chosen = chosen + other if draw.random() < 0.5 else other + chosen  # noqa: PLR2004
        yield _example(text, claim, chosen)
        if claim.label == "supported" and draw.random() < CONTRARY:
            evidence = " ".join(text[start:end] for start, end in chosen)
            if made := contrary(claim.text, evidence, draw):
                yield _example(text, replace(claim, text=made, label="contradicted"), chosen)
        if others and claim.label == "supported" and draw.random() < 0.3:  # noqa: PLR2004
            yield _example(text, claim, paragraphs[draw.choice(others)][:6])
        if draw.random() < UNRELATED:
            away = draw.choice([spans for place, spans in enumerate(paragraphs) if place not in own])
            first = draw.randrange(len(away))
            yield _example(text, claim, away[first : first + draw.randint(1, 4)])


def _around(spans: Sequence[Span], claim: Claim, most: int) -> list[Span]:
    """The evidence among those sentences, and as much of what stands around it as there is room for."""
    places = [place for place, span in enumerate(spans) if _is_evidence(span, claim)]
    first, last = places[0], places[-1]
    if not most:
        return [spans[place] for place in places]
    while first > 0 and spans[last][1] - spans[first - 1][0] <= most:
        first -= 1
    while last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= most:
        last += 1
    return list(spans[first : last + 1])


def _example(text: str, claim: Claim, chosen: Sequence[Span]) -> Example:
    joined, sentences = "", []
    for start, end in chosen:
        joined += " " if joined else ""
        sentences.append((len(joined), len(joined) + end - start))
        joined += text[start:end]
    evidence = frozenset(number for number, span in enumerate(chosen) if _is_evidence(span, claim))
    supported = claim.label == "supported" and bool(evidence)
    return Example(
        claim.text, joined, tuple(sentences), evidence, None, claim.label == "contradicted", supported=supported
    )


def _is_evidence(span: Span, claim: Claim) -> bool:
    return any(shares_half(span, wanted) for wanted in claim.evidence)


def public_pairs(folder: Path, draw: random.Random) -> Iterator[Example]:
    """A draw of the public pairs, without those that are measured on."""
    sources: dict[str, list[Record]] = {}
    for record in read_pairs(folder):
        if record["source"] not in MEASURED and not is_kept_back(record["evidence"]):
            sources.setdefault(record["source"], []).append(record)
    for name, records in sorted(sources.items()):
        for record in draw.sample(records, min(len(records), PUBLIC_MOST.get(name, len(records)))):
            yield pair_example(record["evidence"], record["claim"], supported=record["label"] == "supported")
