"""The claims written for training, and what of them is measured on."""

import pytest

from assistant.reader.claims import is_kept_back, unasserted_claims, written_claims
from assistant.reader.visible import HELD_OUT, SHARED, read_public

WRITTEN = written_claims()


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


def test_a_tenth_of_the_public_pairs_is_kept_back() -> None:
    """By their evidence, so that no text is on both sides."""
    kept = [is_kept_back(f"Evidence {number}.") for number in range(2000)]

    assert 0.07 < sum(kept) / len(kept) < 0.13


def test_every_passage_that_asserts_not_all_is_placed() -> None:
    """Its claims point into it; what is measured on is never trained on."""
    (trained, claims), (measured, others) = unasserted_claims(), unasserted_claims(kept_back=True)

    assert not {trained.article.text[p.start : p.end] for p in trained.article.paragraphs} & {
        measured.article.text[p.start : p.end] for p in measured.article.paragraphs
    }
    assert 0.03 < len(others) / len(claims) < 0.25
    for visible, own in ((trained, claims), (measured, others)):
        text = visible.article.text
        for claim in own:
            assert claim.evidence
            assert all(text[start:end].strip() == text[start:end] != "" for start, end in claim.evidence)
