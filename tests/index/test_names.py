"""Bylines are told from other lines, and taken apart."""

import pytest

from index.loading.names import are_names, find_byline, is_bare_byline, split_byline

BYLINES = [
    ("By Ann Lee", "Ann Lee"),
    ("by Ann Lee and Tom Roe", "Ann Lee and Tom Roe"),
    ("Written by Miriam Asante-Holt, PhD", "Miriam Asante-Holt, PhD"),
    ("Interview by Conor O’Brien", "Conor O’Brien"),
    ("Author: J. R. R. van der Berg", "J. R. R. van der Berg"),
    ("Von Anna Müller und Karl Schäfer", "Anna Müller und Karl Schäfer"),
    ("Par Émile Zola", "Émile Zola"),
    ("Автор: Анна Петрова", "Анна Петрова"),
    ("作者：王小明", "王小明"),
    ("Lecturer: Dr. Samuel Obi", "Dr. Samuel Obi"),
    ("Speaker: Thanks", ""),
    ("Speaker Ann Lee", ""),
    ("By 2030 the world will need more fish", ""),
    ("By the Sea", ""),
    ("By morning they had gone.", ""),
    ("By Bus Through Bolivia", ""),
    ("Text messages of the war", ""),
    ("Ann Lee", ""),
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_bylines(line: str, names: str) -> None:
    """A byline in several languages gives its names as worded; a sentence that begins with "By" gives none."""
    assert names == find_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee",
        "Commander Ines Halloran (ret.)",
        "Nadia Ferreira Holt",
        "Ann Lee, Tom Roe & Karl Schäfer",
        "A. Lee (1), T. Roe (2)",
    ],
)
def test_names(line: str) -> None:
    """People's names, with ranks and in company."""
    assert are_names(line)
    assert is_bare_byline(line, {"the", "commander"})


@pytest.mark.parametrize(
    "line",
    [
        "The Fish of Auster",
        "One Kilogram",
        "Early Days",
        "ANN LEE",
        "Why Me?",
        "Introduction",
        "Auster",
        "Catch 22",
        "Harbour Engineer",
        "Hi Mark,",
        "Dear Priya",
        "Elm Avenue, Thornbury",
    ],
)
def test_other_lines_are_no_bare_bylines(line: str) -> None:
    """Titles and headings are no names: their words stand without capitals in the text, or never in a name."""
    assert not is_bare_byline(line, {"one", "kilogram", "early", "days", "me"})


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("By Ann Lee | May 3, 2021", ("By Ann Lee", "May 3, 2021")),
        ("Ann Lee · 3 May 2021", ("Ann Lee", "3 May 2021")),
        ("By Ann Lee, May 3, 2021", ("By Ann Lee", "May 3, 2021")),
        ("3 May 2021 by Ann Lee", ("3 May 2021", "by Ann Lee")),
        ("By Ann Lee on May 3, 2021", ("By Ann Lee", "May 3, 2021")),
        ("May 3, 2021", None),
        ("By Ann Lee and Tom Roe", None),
    ],
)
def test_byline_and_date_on_one_line(line: str, parts: tuple[str, str] | None) -> None:
    """A line that holds both is split, whatever stands between them."""
    assert parts == split_byline(line)
