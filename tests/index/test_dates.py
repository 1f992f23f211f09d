"""Dates as articles write them: which lines are dates, and which day they name."""

import pytest

from index.loading.dates import find_date, read_date

DATES = [
    ("11 April 2024", "11 April 2024"),
    ("Thursday, April 11, 2024", "Thursday, April 11, 2024"),
    ("Sept. 4, 2020", "Sept. 4, 2020"),
    ("3rd of May 2021", "3rd of May 2021"),
    ("2024-04-11", "2024-04-11"),
    ("2024-04-11T08:00:00Z", "2024-04-11"),
    ("11.04.2024", "11.04.2024"),
    ("4/11/24", "4/11/24"),
    ("March 2022", "March 2022"),
    ("(May 2020)", "May 2020"),
    ("May/June 2024", "May/June 2024"),
    ("Winter 2020/21", "Winter 2020/21"),
    ("July 4, 1776", "July 4, 1776"),
    ("Published: 3 May 2021", "3 May 2021"),
    ("Updated May 4, 2023 at 3:15 p.m. EDT", "May 4, 2023"),
    ("Date: Mon, 3 May 2021 10:00:00 +0200", "Mon, 3 May 2021"),
    ("Sent: 3 May 2021 10:00", "3 May 2021"),
    ("Release date: May 3, 1921 [eBook #1234]", "May 3, 1921"),
    ("Stand: 4. Mai 2023, 12:30 Uhr", "4. Mai 2023"),
    ("Publié le 3 mars 2020", "3 mars 2020"),
    ("11 апреля 2024 г.", "11 апреля 2024 г."),
    ("日期：2024年4月11日", "2024年4月11日"),
]
OTHERS = [
    "2024",
    "1984",
    "Monday",
    "In 2024",
    "Chapter 2024",
    "The War of 1812",
    "March 2022 Madness",
    "World Cup 2022",
    "Fall of 1989",
    "Since May 2020",
    "Sales rose 2.5 percent in 2021",
    "In a joint letter of May 3, 2021, the two ministers asked for a third vote",
    "",
]


@pytest.mark.parametrize(("line", "words"), DATES)
def test_a_date_is_found_as_it_is_worded(line: str, words: str) -> None:
    """The words of a date come back unchanged, in many forms and languages, without label and time of day."""
    assert words == find_date(line)


@pytest.mark.parametrize("line", OTHERS)
def test_other_lines_are_no_dates(line: str) -> None:
    """A year, or a date inside a sentence, makes no date line."""
    assert "" == find_date(line)


def test_different_words_name_one_day() -> None:
    """A page's "3 May 2021" and its metadata's "2021-05-03" are the same day."""
    assert read_date("3 May 2021") == read_date("2021-05-03") == read_date("2021-05-03T10:00:00+02:00")
    assert read_date("no date") is None
