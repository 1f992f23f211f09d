"""Quotations of a list."""

from dataclasses import replace
from itertools import permutations

import pytest

from assistant.draft import Draft, Pointer
from assistant.listing import LONGEST, with_lists
from index.article import Article, Paragraph

TEXT = (
    "The ferry has rules. Nobody may bring:\n\n"
    "a dog without a lead\nan open fire\nmore than two bags\n\n"
    "The captain said: Whoever does stays ashore. It has happened once.\n\n"
    "We looked at a table:"
)
LIST = "a dog without a lead\nan open fire\nmore than two bags"


def article(text: str = TEXT) -> Article:
    """An article of those paragraphs."""
    paragraphs, start = [], 0
    for number, body in enumerate(text.split("\n\n"), 1):
        paragraphs.append(Paragraph(number, "", start, start + len(body)))
        start += len(body) + 2
    return Article("", "", "", "", text, tuple(paragraphs), ())


def shown(*quotes: str, whole: bool = False, text: str = TEXT) -> list[str]:
    """What is quoted in the place of those quotations."""
    drafts = [Draft(None, (Pointer(text.index(each), text.index(each) + len(each)),)) for each in quotes]
    found = with_lists(article(text), drafts, whole=whole)
    return [text[pointer.start : pointer.end] for draft in found for pointer in draft.pointers]


def test_what_leads_in_is_shown_with_its_list() -> None:
    """The list is quoted as one, behind it."""
    assert shown("Nobody may bring:") == ["Nobody may bring:", LIST]


def test_what_a_shown_list_holds_is_not_said_again() -> None:
    """Wherever it was to stand."""
    assert shown("an open fire", "Nobody may bring:") == ["Nobody may bring:", LIST]


@pytest.mark.parametrize("quotes", list(permutations(("an open fire", "more than two bags", "Nobody may bring:"))))
def test_a_list_is_shown_once(quotes: tuple[str, ...]) -> None:
    """Whether its items or what leads in to it comes first."""
    assert shown(*quotes, whole=True) == ["Nobody may bring:", LIST]


def test_what_leads_in_to_no_list_is_shown_with_the_next_sentence() -> None:
    """Of the same paragraph."""
    assert shown("The captain said:") == ["The captain said:", "Whoever does stays ashore."]


def test_what_leads_in_to_nothing_stays_as_it_is() -> None:
    """At the end of the article."""
    assert shown("We looked at a table:") == ["We looked at a table:"]


def test_several_items_are_quoted_as_the_whole_list() -> None:
    """Where several things are asked for; one item stays an item."""
    assert shown("an open fire", "more than two bags", whole=True) == [LIST]
    assert shown("an open fire", "more than two bags") == ["an open fire", "more than two bags"]
    assert shown("an open fire", "The ferry has rules.", whole=True) == ["an open fire", "The ferry has rules."]


def test_a_long_list_is_quoted_in_whole_lines() -> None:
    """As far as it fits."""
    items = [f"{number}. no {'very ' * (number % 5)}loud music" for number in range(60)]
    text = "These are the rules:\n\n" + "\n".join(items)

    lead, quoted = shown("These are the rules:", text=text)

    assert lead == "These are the rules:"
    assert LONGEST - len(items[-1]) - 1 <= len(quoted) <= LONGEST
    assert quoted.split("\n") == items[: quoted.count("\n") + 1]


def test_no_quotation_makes_room_for_a_list() -> None:
    """It belongs to the sentence that leads in."""
    quotes = ["The ferry has rules.", "Nobody may bring:", "It has happened once.", "Whoever does stays ashore."]

    assert shown(*quotes) == [*quotes[:2], LIST, *quotes[2:]]


def test_what_is_led_in_to_may_lead_in_again() -> None:
    """Once."""
    text = "The rules are these:\n\nFor dogs:\n\na lead\na muzzle"

    assert shown("The rules are these:", text=text) == ["The rules are these:", "For dogs:", "a lead\na muzzle"]


def test_nothing_leads_in_to_another_section() -> None:
    """Its list is somewhere else."""
    text = "Read more about tickets here:\n\nDogs must be on a lead."
    told = article(text)
    first, second = told.paragraphs
    apart = replace(told, paragraphs=(first, replace(second, section="Dogs")))
    draft = Draft(None, (Pointer(first.start, first.end),))

    assert with_lists(apart, [draft], whole=False) == [draft]


def test_the_phrase_that_answers_is_kept() -> None:
    """Of an item, also where the list is quoted as one."""
    start = TEXT.index("an open fire")
    lead = TEXT.index("Nobody may bring:")
    drafts = [
        Draft(None, (Pointer(lead, lead + len("Nobody may bring:")),)),
        Draft(None, (Pointer(start, start + 12, (start + 3, start + 12)),)),
    ]

    assert with_lists(article(), drafts, whole=False)[0].pointers[1].phrase == (start + 3, start + 12)


def test_a_question_is_shown_with_its_answer() -> None:
    """Which is the next sentence, or stands in the next paragraph; alone it answers nothing."""
    text = "How is it reset?\n\nHold the button. Wait.\n\nWho may? Anybody.\n\nAnd why?"

    assert shown("How is it reset?", "Who may?", text=text) == [
        "How is it reset?",
        "Hold the button.",
        "Who may?",
        "Anybody.",
    ]
    assert shown("And why?", text=text) == []


@pytest.mark.parametrize("quote", ["Who may come?", "These may come:", "Basil | 4 | 1.20"])
def test_no_phrase_of_what_leads_in_or_of_a_row_is_marked(quote: str) -> None:
    """The one is no answer, and rows are not compared."""
    text = f"{quote}\n\nAnybody."
    draft = Draft(None, (Pointer(0, len(quote), (0, 3)),))

    assert with_lists(article(text), [draft], whole=False)[0].pointers[0].phrase is None


def test_rows_of_a_table_stand_below_its_first() -> None:
    """In reading order, as one quotation; the first row alone stays as it is."""
    table = "Policy | Europe | World\nsingle | 20 | 40\nannual | 68 | 124\nfamily | 90 | 180"

    assert shown("family | 90 | 180", "single | 20 | 40", text=table) == [
        "Policy | Europe | World",
        "single | 20 | 40",
        "family | 90 | 180",
    ]
    assert shown("Policy | Europe | World", text=table) == ["Policy | Europe | World"]
    assert shown("annual | 68 | 124", "Policy | Europe | World", text=table) == [
        "Policy | Europe | World",
        "annual | 68 | 124",
    ]
    assert shown("age | 70 years", text="size | 9 cm\nage | 70 years") == ["age | 70 years"]


def test_a_sentence_that_goes_on_in_items_is_shown_with_them() -> None:
    """Which are marked otherwise than its own line."""
    text = "(1) A licence is granted if\n1. the tree is sick\n2. it is dead\n(2) It costs 20 euros."

    assert shown("(1) A licence is granted if", text=text)[1].startswith("1. the tree is sick\n2. it is dead")
    assert shown("1. the tree is sick", text=text) == ["1. the tree is sick"]
