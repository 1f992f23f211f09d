"""Blocks to an article's parts: title, author, date, headings, pull quotes, leftovers, and paragraphs. Pure.

Only the order of the steps is here. What nothing else claims is a paragraph: a line that is kept too many is shown,
a paragraph that is lost is never found.
"""

from dataclasses import replace

from index.loading.draft import Block, Draft
from index.loading.furniture import mark_leftovers
from index.loading.head import find_head
from index.loading.headings import mark_headings
from index.loading.pull_quotes import mark_pull_quotes


def arrange(draft: Draft) -> Draft:
    """The draft with a kind for every block, and lines at the top for what only the metadata say."""
    draft = find_head(replace(draft, blocks=tuple(mark_leftovers(draft.blocks))))
    blocks = mark_pull_quotes(mark_headings(draft.blocks))
    return _keep_a_paragraph(replace(draft, blocks=tuple(map(_settle, blocks))))


def _settle(block: Block) -> Block:
    return replace(block, kind="paragraph") if block.kind == "unknown" else block


def _keep_a_paragraph(draft: Draft) -> Draft:
    """An article of nothing but a title, or of headings, still has something to be asked about."""
    if not draft.blocks or any(block.kind == "paragraph" for block in draft.blocks):
        return draft
    longest = max(draft.blocks, key=lambda block: len(block.text) * (block.kind != "leftover"))
    blocks = tuple(replace(block, kind="paragraph") if block is longest else block for block in draft.blocks)
    unmarked = {longest.kind: ""} if longest.kind in {"title", "author", "date"} else {}
    return replace(draft, blocks=blocks, **unmarked)
