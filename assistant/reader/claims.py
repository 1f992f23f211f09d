"""The claims that the checker is trained and measured on: about articles, beside the evidence they are held against."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.reader.visible import SHARED, Visible, own_records, read_own
from index.article import Article, Paragraph
from index.sentences import Span

CLAIMS = Path(__file__).parent / "claims.jsonl"
"""Claims written for this project, about its own articles and about paragraphs of SQuAD's.

What a claim shares with a paragraph of SQuAD over more than eight words is given by its offsets there, not copied.
"""

FLUENT = Path(__file__).parent / "fluent.jsonl"
"""Claims about the mixed articles, as language models write: several facts in one sentence."""

ALL, UNLIKE, LATER = slice(None), slice(11_893), slice(11_893, None)
"""Parts of the claims: the first are worded unlike their evidence where they are true, and like it where they are not;
of the later ones most are the other way round.
"""

UNASSERTED = Path(__file__).parent / "unasserted.jsonl"
"""Passages written for this project in which something is said, ordered, planned, feared or denied, and not
asserted, with claims about them.
"""

MEASURED = frozenset({"wice"})
"""Sources that are measured on alone."""

Record = dict[str, Any]


@dataclass(frozen=True)
class Claim:
    """One claim about an article.

    Attributes:
        text: one sentence.
        label: "supported", "contradicted" or "not_mentioned".
        evidence: spans of `Article.text` that it must be held against.
        edit: what was changed to make it, such as "number"; "" where that is not known.
    """

    text: str
    label: str
    evidence: tuple[Span, ...]
    edit: str = ""


def own_claims(folder: Path = SHARED) -> dict[str, list[Claim]]:
    """The claims that came with the project's own articles, by article."""
    texts = {visible.article.source: visible.article for visible in read_own(folder)}
    found = {}
    for _, record in own_records(folder):
        article = texts[record["id"]]
        found[record["id"]] = [
            Claim(
                item["claim"],
                item["label"],
                tuple(_find(article.text, article.paragraphs, item["evidence"])),
                item["edit"],
            )
            for item in record["claims"]
            if item["evidence"]
        ]
    return found


def _find(text: str, paragraphs: Sequence[Any], evidence: Sequence[Record]) -> Iterator[Span]:
    for item in evidence:
        start = text.index(item["quote"], paragraphs[item["paragraph"]].start)
        yield start, start + len(item["quote"])


def written_claims(path: Path = CLAIMS, part: slice = ALL) -> dict[str, list[Record]]:
    """The claims written for this checker, by article; that part of the file."""
    found: dict[str, list[Record]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[part]:
        record = json.loads(line)
        found.setdefault(record["article"], []).append(record)
    return found


def placed(visible: Visible, records: Sequence[Record]) -> Iterator[Claim]:
    """Those records as claims about that article."""
    text, starts = visible.article.text, [paragraph.start for paragraph in visible.article.paragraphs]
    for record in records:
        spans = tuple((starts[place] + start, starts[place] + end) for place, start, end in record["evidence"])
        claim = record["claim"]
        if not isinstance(claim, str):  # what it shares with its paragraph is kept as offsets
            own = text[starts[record["evidence"][0][0]] :]
            claim = "".join(part if isinstance(part, str) else own[slice(*part)] for part in claim)
        yield Claim(claim, record["label"], spans)


def unasserted_claims(path: Path = UNASSERTED, *, kept_back: bool = False) -> tuple[Visible, list[Claim]]:
    """The passages in which something is not asserted, as the paragraphs of one article, and the claims.

    Args:
        path: a passage with its claims a line.
        kept_back: those that are measured on, in place of those that are trained on.
    """
    text, paragraphs, claims = "", list[Paragraph](), list[Claim]()
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    for number, record in enumerate((each for each in records if is_kept_back(each["text"][0]) == kept_back), 1):
        text += "\n\n" if text else ""
        start, spans = len(text), list[Span]()
        for sentence in record["text"]:
            text += " " if spans else ""
            spans.append((len(text), len(text) + len(sentence)))
            text += sentence
        paragraphs.append(Paragraph(number, "", start, len(text)))
        claims += [
            Claim(claim, label, tuple(spans[place] for place in places), record["kind"])
            for claim, label, places in record["claims"]
        ]
    article = Article("", "", "", path.name, text, tuple(paragraphs), ())
    return Visible("natural", article, ()), claims


def is_kept_back(text: str) -> bool:
    """Whether it is measured on and never trained on, one in ten: by evidence, passage, or name of a public article."""
    return hashlib.blake2b(text.encode(), digest_size=1).digest()[0] < 26  # noqa: PLR2004 - a tenth of 256


def read_pairs(folder: Path = SHARED) -> Iterator[Record]:
    """The public pairs of evidence and claim."""
    with gzip.open(folder / "data" / "entailment.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
