"""Figures that the evidence lacks are found, however both write them."""

import pytest

from assistant.figures import missing_figures

EVIDENCE = "Trade came to $240 billion in 2023, of which 129 billion was energy; twenty-one ships were sold."


@pytest.mark.parametrize(
    "sentence",
    [
        "China spent $129 billion on Russian energy in 2023.",
        "The trade was worth 240.00 billion.",
        "There were 21 ships, of two countries.",
        "Nobody spoke.",
    ],
)
def test_nothing_is_missing(sentence: str) -> None:
    """Figures in words are the same; "two" counts what the sentence tells of."""
    assert missing_figures(EVIDENCE, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("China spent $130 billion.", ["130 billion"]),
        ("It was worth 24 billion, or 240.5.", ["24 billion", "240.5"]),
        ("Thirty ships were sold for 129 million.", ["thirty", "129 million"]),
    ],
)
def test_what_is_missing_is_named(sentence: str, missing: list[str]) -> None:
    """A part of a figure is another figure, and so is one with another unit."""
    assert missing_figures(EVIDENCE, sentence) == missing


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ("The harvest was worth $310 million.", "US$310m was what the harvest was worth."),
        ("A quarter of a million leaflets and half a million stamps were printed.", "They printed 500,000 stamps."),
        ("The choir has a hundred and twenty singers.", "The choir has 120 singers."),
        ("The pipeline cost between 3 and 4 billion euros.", "It cost at least €3bn."),
        ("The glacier lost 18.7 percent of its ice.", "The glacier has lost nearly 19% of its ice."),
        ("The strike cost 2,961,400 working days.", "Almost three million working days were lost."),
        ("The strike cost 2,961,400 working days.", "The strike cost 2.96 million working days."),
        ("Seven in ten tenants own no stove.", "70 per cent of the tenants own none."),
        ("In the count, 34 percent were for the ferry.", "About a third were for the ferry."),
        ("Of 90 huts 61 burned.", "More than half of the huts burned."),
        ("The lease runs for four decades.", "The lease runs for 40 years."),
        ("It is their 9th lighthouse, from 1911.", "Their ninth lighthouse is of the 20th century, of the 1910s."),
        ("The dance came up in the late fifties.", "The dance came up in the 1950s."),
        ("The treaty was sealed on 4 June 1920.", "They sealed it on June 4th, 1920."),
        ("The pier stood from 2003 to 2009.", "The 2003–09 pier is gone."),
        ("Weds. 3 Sept. is the day; Gen. Orr will come.", "In September, on the 3rd, General Orr will come."),
    ],
)
def test_what_is_written_otherwise_is_not_missing(evidence: str, sentence: str) -> None:
    """Figures rounded or in another spelling, shares, dates."""
    assert missing_figures(evidence, sentence) == []


@pytest.mark.parametrize(
    ("evidence", "sentence", "missing"),
    [
        ("The harvest was worth $310 million.", "It was worth $310 that year.", ["310"]),
        ("The harvest was worth $310m.", "It was worth £310m.", ["310m"]),
        ("There were 70 boats and 2 million herrings.", "There were 70 million herrings.", ["70 million"]),
        ("The toll rose by 4 percentage points.", "The toll rose by 4 percent.", ["4 percent"]),
        ("They closed 40 shops.", "They closed 40% of the shops.", ["40%"]),
        ("The walk is 9 kilometres.", "The walk is 9 miles.", ["9"]),
        ("The fast lasted 2 weeks.", "The fast lasted two months.", ["two"]),
        ("The glacier lost 18.7 percent.", "It lost about 23 percent.", ["23 percent"]),
        ("There were 487 guests.", "There were more than 500 guests.", ["500"]),
        ("The rink closed in 1996.", "The rink closed about 1995.", ["1995"]),
        ("A quarter of them stayed.", "Nearly a third of them stayed.", ["a third"]),
        ("Seven in ten tenants own no stove.", "Six in ten own none.", ["six"]),
        ("He rowed 4 races.", "He rowed the 4th race.", ["4th"]),
        ("The dance came up in the 1950s.", "The dance came up in 1950.", ["1950"]),
        ("It is a chapel of the 14th century.", "It is a chapel of the fifteenth century.", ["fifteenth"]),
        ("Born on 4 June, he died on 9 July.", "He was born on June 9.", ["9"]),
    ],
)
def test_what_is_nearly_the_same_is_missing(evidence: str, sentence: str, missing: list[str]) -> None:
    """Another magnitude, unit, currency or kind of figure; another day."""
    assert missing_figures(evidence, sentence) == missing


def test_no_text_breaks_the_reading() -> None:
    """Numbers of thousands of digits are no figures; letters that only resemble those of a number make none."""
    sentence = f"{'9' * 5_000} \u017fix, 00s, 0th, 2021-13-40"

    assert missing_figures("", sentence) == ["00s", "0th", "2021", "13", "40"]
