"""What only repeats a paragraph is told from what says something of its own."""

import pytest
from made_files import COD, EEL, HERRING

from index.loading.draft import Block
from index.loading.pull_quotes import mark_pull_quotes


def find(*texts: str) -> list[str]:
    """The texts that are taken for pull quotes."""
    return [block.text for block in mark_pull_quotes([Block(text) for text in texts]) if block.kind == "pull_quote"]


@pytest.mark.parametrize(
    "quote",
    [
        "Some blamed the trawlers, others the warm water.",
        "“All of them sold their boats within a decade.”",
        "The priest of Auster is blaming the dancing; the boats were sold within a decade.",
        "Cod left the bay after the war. Some blamed the trawlers, others the warm water.",
    ],
)
def test_a_pull_quote_repeats_a_paragraph(quote: str) -> None:
    """A line between longer paragraphs whose words stand together in one of them, verbatim or nearly so."""
    assert [quote] == find(HERRING, quote, COD, EEL)
    assert [quote] == find(COD, EEL, quote, HERRING)


@pytest.mark.parametrize(
    "line",
    [
        "Some blamed the trawlers, nobody the warm water of the bay.",
        "Cod left the bay in the year 1919 after the war.",
        "Cod left the bay of Tarapal in the year after the war.",
        "Cod never left the bay in the year after the war.",
        "Did the priest of Auster blame the dancing for the boats?",
        "Halloran: The priest of Auster blamed the dancing.",
        "- The priest of Auster blamed the dancing.",
        "They sold boats.",
        "The priest of Auster lived long and was loved by all skippers.",
        "Cod left the bay after the war. Some blamed the trawlers. Others blamed the warm water.",
    ],
)
def test_a_paragraph_with_something_of_its_own_stays(line: str) -> None:
    """A new number, name, "not" or word, a question, a speaker, an item, a third sentence: it is no repetition."""
    assert [] == find(HERRING, line, COD, EEL)


def test_a_pull_quote_stands_between_longer_paragraphs() -> None:
    """At the start, at the end and among other short lines, nothing is taken away."""
    quote = "Some blamed the trawlers, others the warm water."

    assert [] == find(quote, HERRING, COD)
    assert [] == find(HERRING, COD, quote)
    assert [] == find(HERRING, quote, "It rained.", COD)


def test_a_repeated_question_is_one_only_word_for_word() -> None:
    """The very same question inside a paragraph makes a pull quote of it."""
    question = "Who would count the eels at night?"

    assert [question] == find(HERRING, question, f"{EEL} Who would count the eels at night? Nobody.", COD)


def test_headings_between_do_not_hide_a_pull_quote() -> None:
    """A pull quote above a heading still stands between two paragraphs."""
    quote = "Some blamed the trawlers, others the warm water."
    blocks = [Block(HERRING), Block(quote), Block("EELS", "heading"), Block(COD)]

    assert ["unknown", "pull_quote", "heading", "unknown"] == [block.kind for block in mark_pull_quotes(blocks)]
