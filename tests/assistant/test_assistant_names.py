"""Names are known from the text, and those that the evidence lacks are found, however both write them."""

import pytest

from assistant.names import missing_names, names_of
from assistant.spelling import is_same_name, key

EVIDENCE = "China traded with Russia, President Xi Jinping said. The European Union and Zürich disagreed."
NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    "sentence",
    [
        "China spent $129 billion on Russian energy in 2023.",
        "There were 21 ships, as the EU knows.",
        "In Zurich they disagreed, according to the author; two did.",
        "Nobody spoke.",
    ],
)
def test_nothing_is_missing(sentence: str) -> None:
    """Names in another form, initials and accents are the same."""
    assert missing_names(EVIDENCE, sentence, NONE) == ()


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("President Joe Biden said so.", ("Joe", "Biden")),
        ("Moscow agreed (Tokyo) and “Delhi” in May.", ("Tokyo", "Delhi", "May")),
        ("The Tradition of Zulu.", ("Tradition", "Zulu")),
    ],
)
def test_what_is_missing_is_named(sentence: str, missing: tuple[str, ...]) -> None:
    """Names are looked for everywhere but where a sentence begins."""
    assert missing_names(EVIDENCE, sentence, NONE) == missing


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        ("The harvest was worth $310 million.", "US$310m was what the harvest was worth."),
        ("Weds. 3 Sept. is the day; Gen. Orr will come.", "In September, on the 3rd, General Orr will come."),
        ("The US and the UK signed.", "It was signed by the United States and by the British."),
        ("The Americans lost to Britain.", "The U.S. team lost to the United Kingdom."),
        ("Dutch and French ships met off Denmark.", "Off the Danish coast, ships of the Netherlands and France met."),
        ("The WTO and the Ministry of Labour agreed.", "It was agreed by the World Trade Organization and the MoL."),
        ("The First World War began.", "It was the beginning of World War I."),
        ("The foreign minister, Ana al-Hadid, came.", "It was Foreign Minister Hadid who came."),
        ("Jörg Møller-Weiß and Volodymyr Zelenskyy met.", "With Joerg Moller-Weiss met Volodymyr Zelensky."),
        ("Chechen and Russian fighters came.", "They were pro-Chechen and Russian-led."),
    ],
)
def test_what_is_written_otherwise_is_not_missing(evidence: str, sentence: str) -> None:
    """Names cut short, spelled out, or of a people; a currency is none."""
    assert missing_names(evidence, sentence, NONE) == ()


@pytest.mark.parametrize(
    ("evidence", "sentence", "missing"),
    [
        ("They may march on.", "They went on in May, or in March.", ("May", "March")),
        ("The cup went to Slovakia and Niger.", "The cup went to Slovenia and Nigeria.", ("Slovenia", "Nigeria")),
        ("It was sold by Paul and John.", "It was sold by Paula Johnson.", ("Paula", "Johnson")),
        ("World War II began.", "So began World War I.", ("World War I",)),
        ("Rebels came.", "It was pro-Tamil rebels that came.", ("pro-Tamil",)),
    ],
)
def test_what_is_nearly_the_same_is_missing(evidence: str, sentence: str, missing: tuple[str, ...]) -> None:
    """A month that is a verb there, another war, a name that only begins alike."""
    assert missing_names(evidence, sentence, NONE) == missing


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Lebanon", "Lebanese", True),
        ("Russia", "Russians", True),
        ("Zelenskyy", "Zelensky", True),
        ("Holland", "Dutch", True),
        ("Niger", "Nigeria", False),
        ("Slovakia", "Slovenia", False),
        ("Paul", "Paula", False),
        ("John", "Johnson", False),
    ],
)
def test_forms_of_one_name_are_told_from_two_names(one: str, other: str, *, expected: bool) -> None:
    """By their endings, either way round."""
    assert is_same_name(key(one), key(other)) is expected
    assert is_same_name(key(other), key(one)) is expected


def test_a_title_ends_no_sentence() -> None:
    """What follows it is a name."""
    assert missing_names("Ann Lee signed it.", "It was Mr. Smith who signed it.", NONE) == ("Smith",)
    assert names_of("Yesterday Mr. Putin spoke. Mr. Putin left with Mr. Xi.") == {"putin", "xi"}


def test_a_name_that_begins_a_sentence_is_known_from_the_article() -> None:
    """Where it stands with a capital within a sentence, and never without one."""
    names = names_of("The ship of Lee left. Bread was sold, and the bread was good, says Lee. But Fox knew.")

    assert names == {"lee", "fox"}
    assert missing_names("He left.", "Lee left. Bread went. “Fox knew.”", names) == ("Lee", "Fox")
