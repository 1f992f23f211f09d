"""Is this line a date? Finds the words of the date, in two dozen languages; never changes them. Pure."""

# ruff: noqa: SIM905 - lists of words

import re
from datetime import date

LABEL = re.compile(
    r"^(?:(?:(?:first |originally )?(?:published|posted|updated|last (?:updated|modified)|modified|released|issued|"
    r"sent|date|release date|publication date)(?:\s+on)?|am|vom|stand|veröffentlicht(?: am)?|publié le|le|el|"
    r"publicado(?: el)?|опубликовано|дата)\s*:?\s+|(?:发布时间|日期)\s*[:\uff1a]?\s*)",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"[,\s]+(?:at |um |à |в )?\d{1,2}(?:[:.h]\d{2}){1,2}\s*(?:[ap]\.?\s?m\.?|Uhr)?\s*(?:[A-Z]{2,4}|[+-]\d{4})?$",
    re.IGNORECASE,
)
NOTE = re.compile(r"(?<=\S)\s+\[[^\]]*\]$")
ISO = re.compile(r"^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}\S*$")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\d{4}年|\b\d{1,2}[./]\d{1,2}[./]\d{2}\b")
SEASON = re.compile(
    r"^(?:spring|summer|autumn|fall|winter|[A-Z][a-z]+[/–-][A-Z][a-z]+),? (?:1[5-9]|20)\d\d(?:[/–-]\d\d)?$",
    re.IGNORECASE,
)
LONGEST = 60
WORD, NUMBER = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
MOST_WORDS = 3
LANGUAGES = "en de fr es it pt nl pl ru uk cs sv da nb fi hu ro tr el bg hr he ar zh ja ko".split()


def find_date(line: str) -> str:
    """The date that the line is, as worded, without "Published:" or the time of day; "" for any other line."""
    if len(line) > LONGEST or not YEAR.search(line):
        return ""
    worded = LABEL.sub("", NOTE.sub("", line).strip(" ()[]"))
    worded = CLOCK.sub("", worded).strip(" ,")
    if iso := ISO.match(worded):
        worded = iso[1]
    return worded if SEASON.match(worded) or (_has_few_words(worded) and read_date(worded)) else ""


def _has_few_words(worded: str) -> bool:
    """Whether the words could be a date; dateparser takes seconds to find out that a sentence is none."""
    words, numbers = WORD.findall(worded), NUMBER.findall(worded)
    return len(words) <= (MOST_WORDS if len(numbers) > 1 else MOST_WORDS - 1) and 0 < len(numbers) <= MOST_WORDS


def read_date(worded: str) -> date | None:
    """The day that the words name, the 1st where they name a month; None for words without a month and a year."""
    import dateparser

    settings = {"REQUIRE_PARTS": ["month", "year"], "PREFER_DAY_OF_MONTH": "first", "PARSERS": ["absolute-time"]}
    if iso := ISO.match(worded):
        worded = iso[1]
    found = dateparser.parse(worded, languages=LANGUAGES, settings=settings)
    return found.date() if found else None
