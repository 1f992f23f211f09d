"""Markdown: headings, paragraphs and lists without their markup, and front matter between two lines of "---"."""

# ruff: noqa: SIM905 - lists of words

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.loading.characters import LINE_ENDS, one_line, superscript, trim_lines
from index.loading.content import Content
from index.loading.draft import Block, BlockKind, Draft
from index.loading.encoding import decode
from index.loading.formats.blocks import read_tree, settle_kinds, settle_marks

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(?=[A-Za-z_-]+[ \t]*:)(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
ENTRY = re.compile(r"^([A-Za-z_-]+)\s*:[ \t]*(.*(?:\n[ \t]*-[ \t].*)*)$", re.MULTILINE)
LIST_ITEM = re.compile(r"\n[ \t]*-[ \t]")
ENDS = frozenset(
    "heading_close paragraph_close table_close bullet_list_close ordered_list_close fence code_block html_block".split()
)
SCRIPT = re.compile(r"<(script|style)\b", re.IGNORECASE)
LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(content: Content) -> Draft:
    """The blocks of a Markdown text; title, author and date of its front matter, and its only "# heading" as title."""
    from markdown_it import MarkdownIt

    text = LINE_ENDS.sub("\n", decode(content.data, content.source, content.encoding))
    front = FRONT_MATTER.match(text)
    entries = _read_entries(front[1]) if front else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    author = entries.get("author") or entries.get("authors") or entries.get("by", "")
    date = entries.get("date") or entries.get("published", "")
    return Draft(settle_kinds(_read_blocks(tokens)), entries.get("title", ""), author, date)


def _read_entries(front: str) -> dict[str, str]:
    """Lines of "key: value": more forgiving than YAML, where a colon in a title is an error."""
    entries = {}
    for key, value in ENTRY.findall(front):
        items = [value]
        if value.startswith("["):
            items = value.strip().strip("[]").split(",")
        elif value.startswith("\n"):
            items = LIST_ITEM.split(value)
        entries[key.lower()] = ", ".join(filter(None, map(_unquote, items)))
    return entries


def _unquote(value: str) -> str:
    value = one_line(value)
    return value[1:-1] if value[:1] in {'"', "'"} and value[-1:] == value[:1] else value


def _read_blocks(tokens: Sequence["Token"]) -> Iterator[Block]:
    """A block for each heading, paragraph, table and outermost list."""
    lines: list[str] = []
    marker, depth, row = "", 0, 0
    for token in tokens:
        depth += token.nesting * token.type.startswith(("bullet_list", "ordered_list"))
        match token.type:
            case "list_item_open":
                marker = f"{token.info}{token.markup} " if token.info else ""
            case "tr_open":
                row = len(lines)
            case "tr_close":
                lines[row:] = [" | ".join(lines[row:])]
            case "inline":
                lines.append(marker + _read_inline(token))
                marker = ""
            case "fence" | "code_block":
                lines.append(token.content)
            case "html_block":
                lines += _read_html(token.content)
        if token.type in ENDS and depth == 0:
            yield Block(trim_lines("\n".join(lines)), _kind(token))
            lines = []


def _read_html(markup: str) -> Iterator[str]:
    from lxml.html import fragment_fromstring

    tree = fragment_fromstring(markup, create_parent="div")
    settle_marks(tree)
    for block in read_tree(tree):
        yield block.text


def _kind(end: "Token") -> BlockKind:
    if end.type == "heading_close":
        return "title" if end.tag == "h1" else "heading"
    return "paragraph"


def _read_inline(inline: "Token") -> str:
    text, raised = "", False
    for token in _drop_scripts(inline.children or []):
        match token.type:
            case "softbreak":
                text += " "
            case "hardbreak":
                text += "\n"
            case "html_inline":
                text += "\n" if LINE_BREAK.fullmatch(token.content) else ""
                raised = token.content.lower() == "<sup>" or (raised and token.content.lower() != "</sup>")
            case _:
                text += superscript(token.content, text) if raised else token.content
    return text


def _drop_scripts(tokens: Sequence["Token"]) -> Iterator["Token"]:
    """The tokens but for scripts and styles, as long as they end within the line."""
    end = ""
    for number, token in enumerate(tokens):
        script = SCRIPT.match(token.content) if token.type == "html_inline" else None
        if end:
            end = "" if token.content.lower() == end else end
        elif script and any(each.content.lower() == f"</{script[1].lower()}>" for each in tokens[number:]):
            end = f"</{script[1].lower()}>"
        else:
            yield token
