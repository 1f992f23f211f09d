"""Claims beside evidence, as the checker is trained on them."""

import random

from assistant.reader.claim_examples import about_article
from assistant.reader.claims import Claim
from assistant.reader.visible import Visible
from index.article import Article, Paragraph

TEXT = "Ann built the mill. It cost 300 crowns. Bob burned it.\n\nThe river froze. Nobody crossed it."
VISIBLE = Visible(
    "natural", Article("", "", "", "x", TEXT, (Paragraph(1, "", 0, 54), Paragraph(2, "", 56, 91)), ()), ()
)


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
            is_contrary = "was not" in example.question
            assert example.supported == (has_evidence and "price" in example.question and not is_contrary)
            assert example.contradicts == ("cheap" in example.question or is_contrary)


def test_what_is_unrelated_bears_nothing_out() -> None:
    """Some claims are held against sentences from anywhere, of which none is evidence."""
    claims = [Claim("The mill's price was 300.", "supported", ((20, 39),))]
    drawn = [example for seed in range(60) for example in about_article(VISIBLE, claims, random.Random(seed))]  # noqa: S311

    assert any(not example.evidence for example in drawn)
    assert all(example.supported == (bool(example.evidence) and not example.contradicts) for example in drawn)


def test_what_is_borne_out_is_held_against_its_evidence_with_one_point_made_false_too() -> None:
    """In part of the draws."""
    claims = [Claim("The mill's price was 300.", "supported", ((20, 39),))]
    drawn = [example for seed in range(60) for example in about_article(VISIBLE, claims, random.Random(seed))]  # noqa: S311
    contrary = [example for example in drawn if example.contradicts]

    assert {example.question for example in contrary} == {"The mill's price was not 300."}
    assert all(example.evidence and not example.supported for example in contrary)
    assert len(contrary) < len(drawn) / 2
