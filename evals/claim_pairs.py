"""Claims beside evidence that the checker is weighed and measured on: nothing of it was trained on."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.reader.claims import (
    LATER,
    MEASURED,
    is_kept_back,
    own_claims,
    placed,
    read_pairs,
    unasserted_claims,
    written_claims,
)
from assistant.reader.visible import SEED, SHARED, is_held_out, read_own, read_public
from index.sentences import split_sentences

MOST = 400
"""Pairs of a public source."""

LEFT_OUT = ("help",)
"""Made by rule, with an artefact of length."""


@dataclass(frozen=True)
class Pair:
    """Evidence and a claim.

    Attributes:
        source: where it is from.
        evidence: what it is held against.
        claim: one sentence.
        supported: whether it is borne out.
        edit: what was changed in it; "" where that is not known.
        article: what the evidence is from; "" where that is not known.
    """

    source: str
    evidence: str
    claim: str
    supported: bool
    edit: str = ""
    article: str = ""


def own_pairs(folder: Path = SHARED) -> Iterator[Pair]:
    """The claims about the project's articles that are held out.

    Each beside the paragraphs of its evidence, beside the evidence alone, as an answer cites it, and beside sentences
    of the same article that have nothing to do with it.
    """
    claims, draw = own_claims(folder), random.Random(SEED)  # noqa: S311 - a draw, not a secret
    for visible in read_own(folder):
        if is_held_out(visible):
            spans = split_sentences(visible.article.text)
            for claim in claims[visible.article.source]:
                evidence = " ".join(
                    visible.article.text[paragraph.start : paragraph.end]
                    for paragraph in visible.article.paragraphs
                    if any(paragraph.start <= start < paragraph.end for start, _ in claim.evidence)
                )
                supported = claim.label == "supported"
                yield Pair(visible.source, evidence, claim.text, supported, claim.edit, visible.article.source)
                cited = " ".join(visible.article.text[start:end] for start, end in claim.evidence)
                yield Pair("cited", cited, claim.text, supported, article=visible.article.source)
                far = [span for span in spans if not any(min(span[1], e) > max(span[0], s) for s, e in claim.evidence)]
                for start, end in draw.sample(far, 2):
                    far_off = visible.article.text[start:end]
                    yield Pair("cited", far_off, claim.text, supported=False, article=visible.article.source)


def written_pairs(folder: Path = SHARED) -> Iterator[Pair]:
    """The claims written for the checker that are kept back: beside their paragraphs, and beside the evidence alone."""
    written = written_claims(part=LATER)  # the others are known to half of the checker
    told = [
        ("written", visible, list(placed(visible, written[visible.article.source])))
        for visible in read_public("squad1-train", folder, 0)
        if visible.article.source in written and is_kept_back(visible.article.source)
    ]
    for source, visible, claims in [*told, ("unasserted", *unasserted_claims(kept_back=True))]:
        text = visible.article.text
        for number, claim in enumerate(claims):
            spans = [
                (paragraph.start, paragraph.end)
                for paragraph in visible.article.paragraphs
                if any(paragraph.start <= start < paragraph.end for start, _ in claim.evidence)
            ]
            whole = " ".join(text[start:end] for start, end in spans)
            cited = " ".join(text[start:end] for start, end in claim.evidence) if number % 2 else whole
            place = visible.article.source if source == "written" else whole
            yield Pair(source, cited, claim.text, claim.label == "supported", article=place)


def public_pairs(folder: Path = SHARED) -> Iterator[Pair]:
    """The public pairs that were kept back, at most so many of a source, drawn with a fixed seed; all of WiCE.

    Without claims that were trained on beside other evidence, and of ConjNLI only what persons labelled.
    """
    trained = {
        record["claim"]
        for record in read_pairs(folder)
        if record["source"] not in MEASURED and not is_kept_back(record["evidence"])
    }
    found: dict[str, int] = {}
    records = list(read_pairs(folder))
    random.Random(SEED).shuffle(records)  # noqa: S311 - a draw, not a secret
    for record in records:
        source = record["source"]
        if source in LEFT_OUT or not (source in MEASURED or is_kept_back(record["evidence"])):
            continue
        if record["claim"] in trained or (source == "conjnli" and record["split"] != "dev"):
            continue
        found[source] = found.get(source, 0) + 1
        if found[source] <= MOST:
            yield Pair(source, record["evidence"], record["claim"], record["label"] == "supported")
