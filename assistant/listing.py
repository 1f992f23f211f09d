"""Quotations that lead in ("There are three:", "Who may come?") get what follows, several items are one. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.draft import Draft, Pointer
from index.article import Article, Paragraph
from index.sentences import ASKS, CELL, ITEM_MARK, LEADS_IN, Span, split_lines, split_sentences

LONGEST = 700
"""Characters of a list that are quoted, at most, in whole lines; of a longer first line its first sentence is."""

LOOKED_AT = 4 * LONGEST
"""Characters of a paragraph from which it is known whether it is a list."""

STEPS = 2
"""How often what is led in to may lead in again: "The rules:", "For dogs:"."""


def with_lists(article: Article, drafts: Sequence[Draft], *, whole: bool) -> list[Draft]:
    """The quotations, each that leads in with what it leads in to; what is shown in a list is not said again.

    What it leads in to is the list behind it, or the next sentence where there is none under the same heading. A
    question that nothing follows answers nothing and is left out. Rows of a table stand below its first one, which
    names what is in them.

    Args:
        article: that they quote.
        drafts: quotations of one span each.
        whole: whether a list of which several items are quoted is quoted as one.
    """
    pointers = [draft.pointers[0] for draft in drafts]
    homes = [_home(article, pointer) if whole else None for pointer in pointers]
    units = []
    for pointer, home in zip(pointers, homes, strict=True):
        first = Pointer(*home) if home and homes.count(home) > 1 else pointer
        unit = (first, *_led_in(article, first))
        if not _ends_with(article, unit[-1], ASKS):
            units.append(unit)
    units = list(dict.fromkeys(_in_tables(article, units)))
    kept = [
        unit for unit in units if not any(_holds(each, unit[0]) for other in units if other != unit for each in other)
    ]
    return [Draft(None, tuple(_with_phrase(article, each, pointers) for each in unit)) for unit in kept]


def _in_tables(article: Article, units: Sequence[tuple[Pointer, ...]]) -> Iterator[tuple[Pointer, ...]]:
    """The units, those that are rows of one table as one, below its first row."""
    places = [_row(article, unit[0]) for unit in units]
    for unit, place in zip(units, places, strict=True):
        if place is None:
            yield unit
        else:
            rows = {each for each in places if each and each[0] == place[0]}
            yield (Pointer(*place[0]), *(Pointer(*row) for header, row in sorted(rows) if row != header))


def _row(article: Article, pointer: Pointer) -> tuple[Span, Span] | None:
    """The first row of the table that it stands in, and its own; two columns need no names and are no table."""
    paragraph = article.paragraph_at(pointer.start)
    spans = split_lines(article.text, paragraph.start, paragraph.end) if paragraph else []
    lines = [(start + article.text.startswith("\n", start), end) for start, end in spans]
    own = next((line for line in lines if line[0] <= pointer.start and pointer.end <= line[1]), None)
    is_table = own and article.text[slice(*lines[0])].count(CELL) > 1 and CELL in article.text[slice(*own)]
    return (lines[0], own) if own and is_table else None


def _home(article: Article, pointer: Pointer) -> Span | None:
    """The list that it is an item of; None where it is none, or stands behind what is quoted of the list."""
    paragraph = article.paragraph_at(pointer.start)
    span = _lines(article, paragraph.start, paragraph.end) if paragraph else None
    return span if span and _holds(Pointer(*span), pointer) else None


def _led_in(article: Article, pointer: Pointer) -> Iterator[Pointer]:
    """What stands behind it, where it leads in."""
    for _ in range(STEPS):
        if not (_ends_with(article, pointer, LEADS_IN) or _is_unfinished(article, pointer)):
            return
        behind = ((max(each.start, pointer.end), each.end) for each in _from(article, pointer))
        found = next((span for start, end in behind if (span := _beginning(article, start, end))), None)
        if found is None:
            return
        pointer = Pointer(*found)
        yield pointer


def _from(article: Article, pointer: Pointer) -> list[Paragraph]:
    """The paragraph that it stands in, and the next one if that stands under the same heading."""
    own = article.paragraph_at(pointer.start)
    both = article.paragraphs[own.number - 1 : own.number + 1] if own else ()
    return [each for each in both if own and each.section == own.section]


def _ends_with(article: Article, pointer: Pointer, marks: tuple[str, ...]) -> bool:
    return article.text[pointer.start : pointer.end].endswith(marks)


def _is_unfinished(article: Article, pointer: Pointer) -> bool:
    """Whether its sentence goes on in the items below it: "A licence is granted if", "1. the tree is sick"."""
    text = article.text
    own = ITEM_MARK.match(text, text.rfind("\n", 0, pointer.end) + 1)
    behind = ITEM_MARK.match(text, pointer.end) if text.startswith("\n", pointer.end) else None
    return behind is not None and text[pointer.end - 1].isalnum() and (own is None or _shape(own) != _shape(behind))


def _shape(mark: re.Match[str]) -> str:
    return re.sub(r"\w+", "#", mark["mark"])


def _beginning(article: Article, start: int, end: int) -> Span | None:
    """The lines of a list, else the first sentence; None of white space."""
    sentences = split_sentences(article.text, start, min(end, start + LOOKED_AT))
    return (_lines(article, sentences[0][0], end) or sentences[0]) if sentences else None


def _lines(article: Article, start: int, end: int) -> Span | None:
    """As many whole lines of a list as fit; None of what is no list, or has no line that fits."""
    lines = split_lines(article.text, start, min(end, start + LOOKED_AT))
    fitting = [last for _, last in lines if last - start <= LONGEST]
    return (start, fitting[-1]) if len(lines) > 1 and fitting else None


def _with_phrase(article: Article, pointer: Pointer, pointers: Sequence[Pointer]) -> Pointer:
    """With the phrase that answers, where one of those in it has one.

    Not in what leads in, which is no answer, nor in a table: the reader does not compare rows.
    """
    if CELL in article.text[pointer.start : pointer.end] or _ends_with(article, pointer, LEADS_IN):
        return replace(pointer, phrase=None)
    phrases = (each.phrase for each in pointers if each.phrase and _holds(pointer, each))
    return replace(pointer, phrase=next(phrases, None))


def _holds(outer: Pointer, inner: Pointer) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
