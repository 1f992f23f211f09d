"""What the structured formats share: blocks of a tree of elements, and what its headings make of the other blocks."""

# ruff: noqa: SIM905 - lists of words

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from index.loading.characters import one_line, superscript, trim_lines
from index.loading.draft import Block

if TYPE_CHECKING:
    from lxml.etree import _Element

TITLE = "h1"
HEADINGS = frozenset({"h1", "h2", "h3", "head"})
LISTS = frozenset({"ul", "ol", "dl", "list"})
ITEMS = frozenset({"li", "dt", "dd", "item"})
ROWS, CELLS = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
BREAKS = frozenset({"br", "lb"})
WITHIN = frozenset({"code", "quote"})
"""Blocks of their own, but not within a paragraph, a list item or a cell."""

CONTAINERS = frozenset(
    "p div section article main header blockquote quote figure figcaption center address h4 h5 h6 pre code body".split()
)
BLOCKS = HEADINGS | LISTS | ITEMS | ROWS | CELLS | CONTAINERS | {"table", "thead", "tbody", "hr"}
SKIPPED = frozenset("script style nav noscript template svg math img graphic head-matter del s strike".split())


def read_tree(root: "_Element") -> Iterator[Block]:
    """A block for each heading, paragraph, table and outermost list below an element, in reading order."""
    for group in _groups(root):
        if isinstance(group, str):
            yield Block(trim_lines(group), "paragraph")
            continue
        tag = str(group.tag)
        if tag in HEADINGS:
            is_title = TITLE in {tag, group.get("rend")}
            yield Block(one_line(_inline(group)), "title" if is_title else "heading")
        elif tag in LISTS:
            yield Block(trim_lines("\n".join(one_line(_inline(item)) for item in _below(group, ITEMS))), "paragraph")
        elif tag == "table":
            yield Block(trim_lines("\n".join(map(_row, _below(group, ROWS)))), "paragraph")
        else:
            yield from read_tree(group)


def settle_marks(root: "_Element") -> None:
    """Raised figures become such, and no part of the figure before them; a raised link to a note goes."""
    for raised in root.iter("sup"):
        text, before = "".join(map(str, raised.itertext())), _text_before(raised)
        is_note = raised.find(".//a") is not None or next(raised.iterancestors("a"), None) is not None
        for child in list(raised):
            raised.remove(child)
        raised.text = "" if is_note else superscript(text, before)


def _text_before(element: "_Element") -> str:
    previous, above = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail or ""
    return (above.text if above is not None else "") or ""


def settle_kinds(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks that have text, of the kinds that they have among each other.

    A first-level heading is the title if it is the only one; where nothing is a heading, any block may be one, as in
    plain text.
    """
    kept = [block for block in blocks if block.text]
    titles = sum(block.kind == "title" for block in kept)
    if titles > 1:
        kept = [replace(block, kind="heading") if block.kind == "title" else block for block in kept]
    if not any(block.kind in {"heading", "title"} for block in kept):
        kept = [replace(block, kind="unknown") for block in kept]
    return tuple(kept)


def _groups(element: "_Element") -> Iterator["str | _Element"]:
    """Runs of text and the blocks between them."""
    text = element.text or ""
    for child in element:
        if _is_block(child):
            yield text
            yield child
            text = ""
        elif _has_blocks(child):
            yield text
            yield from _groups(child)
            text = ""
        else:
            text += _inline(child)
        text += child.tail or ""
    yield text


def _has_blocks(element: "_Element") -> bool:
    return element.tag not in SKIPPED and any(map(_is_block, element.iterdescendants()))


def _is_block(element: "_Element") -> bool:
    if element.tag not in WITHIN:
        return element.tag in BLOCKS
    above = next((each for each in element.iterancestors() if each.tag in BLOCKS), None)
    return above is None or above.tag not in ITEMS | CELLS | HEADINGS | {"p"}


def _inline(element: "_Element") -> str:
    """The text of an element; a line break stays one, a block inside is set off by a space."""
    if element.tag in BREAKS:
        return "\n"
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return ""
    inside = (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)
    return f" {inside} " if _is_block(element) else inside


def _below(element: "_Element", tags: frozenset[str]) -> Iterator["_Element"]:
    """The outermost elements with one of these tags."""
    for child in element:
        if child.tag in tags:
            yield child
        elif isinstance(child.tag, str):
            yield from _below(child, tags)


def _row(row: "_Element") -> str:
    return " | ".join(one_line(_inline(cell)) for cell in _below(row, CELLS))
