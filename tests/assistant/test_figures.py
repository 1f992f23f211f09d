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


@pytest.mark.parametrize(
    ("evidence", "sentence", "missing"),
    [
        ("Exports jumped to almost 80 tonnes.", "Exports jumped by almost 80 tonnes.", ["80"]),
        ("Trade rose by $240 billion.", "Trade rose to $240 billion.", ["240 billion"]),
        ("Trade came to $240 billion.", "Trade grew $240 billion.", ["240 billion"]),
        ("The herd fell from 300 to 200.", "The herd fell by 300.", ["300"]),
        ("Output was cut by 30 barrels to 90.", "Output was cut to 30 barrels.", ["30"]),
        ("The share declined by 12 percent.", "The share declined to 12 percent.", ["12 percent"]),
    ],
)
def test_what_something_rose_to_is_not_what_it_rose_by(evidence: str, sentence: str, missing: list[str]) -> None:
    """The figure is there, in another role."""
    assert missing_figures(evidence, sentence) == missing


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ("Output was cut by 30 barrels to 90.", "Output dropped 30 barrels, to 90."),
        ("The herd fell from 300 to 200.", "The herd fell to 200, from 300."),
        ("The toll rose by 3 to 5 percent.", "The toll rose by 5 percent."),
        ("The increase came to 5 percent.", "The toll rose by 5 percent."),
        ("The economy grew by 2 percent.", "Growth fell to 2 percent."),
        ("All 300 sheep are gone.", "The herd fell by 300."),
    ],
)
def test_a_figure_in_its_role_or_in_none_is_not_missing(evidence: str, sentence: str) -> None:
    """Ranges have none, and what grows by a rate may come to it."""
    assert missing_figures(evidence, sentence) == []


@pytest.mark.parametrize(
    ("evidence", "sentence", "missing"),
    [
        ("Thousands fled.", "Millions fled.", ["millions"]),
        ("Tens of thousands fled.", "Hundreds of thousands fled.", ["hundreds of thousands"]),
        ("The toll is 20,000.", "The toll is in the millions.", ["millions"]),
        ("They fled in 2023.", "Thousands fled.", ["thousands"]),
        ("The budget doubled.", "The budget tripled.", ["tripled"]),
        ("The budget doubled.", "The budget halved.", ["halved"]),
        ("It was a fivefold rise.", "It rose tenfold.", ["tenfold"]),
        ("It is three times as large.", "It is twice as large.", ["twice"]),
        ("It rose by 20 percent.", "It will more than double.", ["double"]),
    ],
)
def test_words_of_magnitude_and_change_are_figures(evidence: str, sentence: str, missing: list[str]) -> None:
    """Each is compared with its own kind."""
    assert missing_figures(evidence, sentence) == missing


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ("The toll is 4,000.", "The toll is in the thousands."),
        ("Some 300,000 fled.", "Hundreds of thousands fled."),
        ("It cost $240 billion.", "It cost hundreds of billions of dollars."),
        ("The budget doubled.", "It rose twofold; it is twice as large."),
        ("It has quadrupled.", "It is four times as large."),
        ("It rose by 95 percent.", "It nearly doubled."),
        ("It fell by half.", "It halved."),
        ("In 2010 it was 30 million, in 2020 61 million.", "It doubled."),
        ("The network’s share was 29 percent and is 58 percent.", "Its share doubled."),
        ("They met on two days.", "They met twice."),
        ("He spied.", "The double agent doubled down on his double game."),
    ],
)
def test_words_of_magnitude_and_change_are_borne_out(evidence: str, sentence: str) -> None:
    """By the same in another word, by figures, and by two figures of that ratio."""
    assert missing_figures(evidence, sentence) == []


@pytest.mark.parametrize(
    ("evidence", "sentence", "missing"),
    [
        ("The blast lasted 12 seconds.", "The blast lasted 12 hours.", ["12"]),
        ("The blast lasted 12 minutes.", "The blast lasted 12 sec.", ["12"]),
        ("The dam yields 300 MW.", "The dam yields 300 kW.", ["300"]),
        ("The dam yields 300 gigawatts.", "The dam yields 300 watts.", ["300"]),
        ("It came in the early 1980s.", "It came in the late 1980s.", ["1980s"]),
        ("It came in late 2023.", "It came at the beginning of 2023.", ["2023"]),
        ("It ended in the mid-19th century.", "It ended at the end of the nineteenth century.", ["nineteenth"]),
        ("It came in 1981.", "It came in the late 1980s.", ["1980s"]),
        ("Of the 52 present, 40, or 30 percent, left.", "Of them 40 percent left.", ["40 percent"]),
        ("The 52 deputies heard that 30 percent left.", "They heard that 52 percent left.", ["52 percent"]),
        ("The fleet burned.", "Half the fleet burned.", ["half"]),
        ("It lost a quarter of its oil.", "It lost half its oil.", ["half"]),
        ("Sales fell.", "Sales fell a third.", ["a third"]),
        ("It took thirty years.", "It took half a century.", ["half a century"]),
        ("It took a decade.", "It took twelve years.", ["twelve"]),
        ("The rink closed in 1996.", "It had about 2000 seats.", ["2000"]),
        ("It has 1,400 seats.", "It has more than 1500 seats.", ["1500"]),
        ("The war lasted three years.", "The war lasted two years.", ["two"]),
        ("It is the third-largest producer.", "It is the second-largest producer.", ["second"]),
        ("Her three sisters came.", "Her two sisters came.", ["two"]),
        ("Fewer than 300 came.", "More than 300 came.", ["300"]),
        ("Nearly 5,000 came.", "More than 5,000 came.", ["5,000"]),
        ("It rose in the eighteen-nineties.", "It rose in the 1990s.", ["1990s"]),
        ("It rose from 27 to 33 percent.", "It rose by 7 percentage points.", ["7 percentage points"]),
        ("It ran from 1998 until 2013.", "It ran for 14 years.", ["14"]),
    ],
)
def test_another_unit_part_of_a_time_or_share_is_missing(evidence: str, sentence: str, missing: list[str]) -> None:
    """Early is not late, a count no percentage, and half a claim of its own."""
    assert missing_figures(evidence, sentence) == missing


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ("The pause was 120 seconds.", "The pause was two minutes."),
        ("The second man came.", "He was the second."),
        ("The dam yields 5 MW.", "The dam yields 5,000 kW."),
        ("It came in the early to mid-1990s.", "It came in the early 1990s."),
        ("It is due by the end of 2023.", "It is due in late 2023."),
        ("It came in 1988.", "It came in the late 1980s, in the 1980s, in the late 20th century."),
        ("Between 20 and 30 percent left.", "At least 20 percent left."),
        ("It grew from 15 in 2010 to 20 percent in 2020.", "It was 15 percent in 2010."),
        ("It fell from 91 per cent of the crews to 34.", "It fell to 34 percent."),
        ("Of the 90 huts 45 burned.", "Half the huts burned."),
        ("It grew from May to June.", "It grew in the second half of May."),
        ("He fell twice more.", "He fell a third time."),
        ("There were 1,983 soldiers.", "There were about 2000 soldiers."),
        ("It has 1,600 ships.", "It has more than 1500 ships."),
        ("Ten years passed.", "A decade passed."),
        ("A decade passed.", "Ten years passed."),
        ("Half a century passed.", "Fifty years passed."),
        ("Six months passed.", "Half a year passed."),
        ("It was there in the 19th century.", "It was there in the nineteenth century."),
        ("It rose in the eighteen-nineties.", "It rose in the 1890s."),
        ("It rose from 27 to 33 percent.", "It rose by 6 percentage points."),
        ("It ran from 1998 until 2013.", "It ran for 15 years."),
        ("The firm is worth $3.7trn.", "The firm is worth $3.7 trillion."),
        ("The Covid vaccine came.", "The COVID-19 vaccine came."),
        ("Her three sisters came.", "Her three sisters and two others came."),
        ("Fewer than 300 came.", "Under 300 came."),
    ],
)
def test_the_same_time_share_or_number_is_not_missing(evidence: str, sentence: str) -> None:
    """However it is written; a number from 1000 to 2099 may be a year or a count."""
    assert missing_figures(evidence, sentence) == []


def test_no_text_breaks_the_reading() -> None:
    """Numbers of thousands of digits are no figures; letters that only resemble those of a number make none."""
    sentence = f"{'9' * 5_000} \u017fix, 00s, 0th, 2021-13-40"

    assert missing_figures("", sentence) == ["00s", "0th", "2021", "13", "40"]


@pytest.mark.parametrize(
    ("evidence", "sentence", "missing"),
    [
        ("The wall is 2,615 metres long.", "The wall is longer than 2,615 metres.", ["2,615"]),
        ("The wall is 2,615 metres long.", "The wall measures less than 2,615 metres.", ["2,615"]),
        ("It came to $240 billion.", "It exceeded $240 billion.", ["240 billion"]),
        ("The wall is 2,615 metres long.", "The wall is longer than 2,600 metres.", []),
        ("The wall is 2,615 metres long.", "No wall is longer than 2,615 metres.", []),
        ("It cost 500 dollars or more.", "It cost more than 500 dollars.", []),
        ("They own 500+ ships.", "They own more than 500 ships.", []),
        ("At least 500 came.", "More than 500 came.", []),
        ("It was handed over to 12 cranes.", "It was handed over 12 years.", []),
    ],
)
def test_of_an_exact_figure_it_is_false_that_it_is_more(evidence: str, sentence: str, missing: list[str]) -> None:
    """Or less; a bound may be told as one, and a figure that was rounded down as exceeded."""
    assert missing_figures(evidence, sentence) == missing
