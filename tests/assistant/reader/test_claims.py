"""The claims written for training, and what is made of them."""

import random

import pytest

from assistant.reader.claims import Claim, about_article, is_kept_back, written_claims
from assistant.reader.narrow import narrow
from assistant.reader.visible import HELD_OUT, SHARED, Visible, read_public
from index.article import Article, Paragraph

WRITTEN = written_claims()
TEXT = "Ann built the mill. It cost 300 crowns. Bob burned it.\n\nThe river froze. Nobody crossed it."
VISIBLE = Visible(
    "natural", Article("", "", "", "x", TEXT, (Paragraph(1, "", 0, 54), Paragraph(2, "", 56, 91)), ()), ()
)


def test_no_claim_is_about_an_article_that_is_held_out() -> None:
    """Or what is measured there would be known."""
    assert not {name for name in WRITTEN if name in HELD_OUT or name[:3] in HELD_OUT}


def test_every_claim_has_a_label_and_evidence() -> None:
    """As many of each label, about; nothing else is in the file."""
    records = [record for own in WRITTEN.values() for record in own]
    labels = [record["label"] for record in records]

    assert {"article", "claim", "label", "edit", "evidence"} == {key for record in records for key in record}
    assert all(record["evidence"] for record in records)
    for label in ("supported", "contradicted", "not_mentioned"):
        assert labels.count(label) > 0.3 * len(labels)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the visible data is not beside the repository")
def test_no_paragraph_of_others_is_copied() -> None:
    """What a claim shares with one is kept as offsets: nine words in a row are nowhere left."""
    articles = {visible.article.source: visible.article for visible in read_public("squad1-train", most=0)}
    for name in WRITTEN.keys() & articles.keys():
        own = " ".join(articles[name].text.lower().split())
        for record in WRITTEN[name]:
            parts = [record["claim"]] if isinstance(record["claim"], str) else record["claim"]
            for words in (part.lower().split() for part in parts if isinstance(part, str)):
                assert not [words for first in range(len(words) - 8) if " ".join(words[first : first + 9]) in own]


def test_a_claim_stands_beside_its_evidence() -> None:
    """Supported only where that is there; a contradicted one says so."""
    claims = [
        Claim("The mill's price was 300.", "supported", ((20, 39),)),
        Claim("The mill was cheap at 30.", "contradicted", ((20, 39),)),
        Claim("Ann's mill cost 300, borrowed.", "not_mentioned", ((20, 39),)),
    ]
    for seed in range(20):
        for example in about_article(VISIBLE, claims, random.Random(seed)):  # noqa: S311 - a draw, not a secret
            told = [example.text[start:end] for start, end in example.sentences]
            has_evidence = "It cost 300 crowns." in told
            assert [told[place] for place in example.evidence] == (["It cost 300 crowns."] if has_evidence else [])
            assert example.supported == (has_evidence and "price" in example.question)
            assert example.contradicts == ("cheap" in example.question)


def test_long_evidence_is_narrowed_to_what_bears_on_the_claim() -> None:
    """In reading order, within bounds; short evidence stays as it is; one endless sentence is cut."""
    filler = "The weather was fine on that day and nobody complained. " * 60
    evidence = f"{filler}The mill belonged to Ann. It burned in 1931. {filler}"

    assert narrow(TEXT, "The mill burned.") == TEXT
    assert "The mill belonged to Ann. It burned in 1931." in narrow(evidence, "Ann's mill burned.")
    assert len(narrow(evidence, "Ann's mill burned.")) <= 1200
    assert 0 < len(narrow("x" * 5000, "x")) <= 1200
    assert 0 < len(narrow("word " * 5000, "word")) <= 1200


def test_a_tenth_of_the_public_pairs_is_kept_back() -> None:
    """By their evidence, so that no text is on both sides."""
    kept = [is_kept_back(f"Evidence {number}.") for number in range(2000)]

    assert 0.07 < sum(kept) / len(kept) < 0.13
