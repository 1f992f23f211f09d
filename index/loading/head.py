"""Title, author and date: what the file says of itself, else what stands above the first paragraph. Pure.

Whatever is known stands in the text with its mark, so that it can be cited: for what only the metadata say, a line of
its own is put at the top.
"""

# ruff: noqa: RUF001 - letters of other scripts are meant

import re
from collections.abc import Iterable
from dataclasses import replace

from index.loading.characters import weigh
from index.loading.dates import find_date, read_date
from index.loading.draft import Block, BlockKind, Draft
from index.loading.headings import COLONS, ITEM, STRUCTURE
from index.loading.mail import read_mail
from index.loading.names import JOINS, are_names, find_byline, is_bare_byline, is_role, split_byline

REACH = 12
LONG, SENTENCE_LONG = 160, 80
SENTENCES = re.compile(r"[.!?…][”\"’)»]*\s+\S|[。！？]")
LABELLED = re.compile(r"(?:title|titel|titre|título|заголовок|标题)\s*[:\uff1a]\s*(\S.*)", re.IGNORECASE)
LABELLED_LINE = re.compile(r"(?:title|author|release date|date|published)\s*:\s*\S", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
LONGEST_TITLE = 200
SPEECH = re.compile(r"^[“\"«„—].*[.!?,][”\"»“]?$")
NEAR = 2
SUFFIX = re.compile(r"\s*[|–—·•:-]")
VOCABULARY = 200_000


def find_head(draft: Draft) -> Draft:
    """The draft with title, author and date as fields and as marked blocks, each where it is known."""
    if mail := read_mail(draft):
        return _add_lines(_find_date(mail))
    draft = _split_lines(draft)
    return _add_lines(_find_bare_byline(_find_title(_find_author(_find_date(draft)))))


def count_head(blocks: tuple[Block, ...]) -> int:
    """How many blocks stand above the first one that is long or has several sentences; `REACH` at most."""
    for number, block in enumerate(blocks[:REACH]):
        text = block.text
        is_body = weigh(text) >= LONG or (weigh(text) >= SENTENCE_LONG and SENTENCES.search(text))
        if block.kind in {"unknown", "paragraph"} and is_body:
            return number
    return min(len(blocks), REACH)


def _lines(draft: Draft) -> Iterable[tuple[int, str]]:
    """The single lines of the head whose kind is still open, with the numbers of their blocks.

    "Author: Ann Lee" and its like count even where a paragraph stands above them.
    """
    size = count_head(draft.blocks)
    for number, block in enumerate(draft.blocks[:REACH]):
        is_open = block.kind in {"unknown", "paragraph", "heading", "title"} and "\n" not in block.text
        if is_open and (number < size or (len(block.text) < SENTENCE_LONG and LABELLED_LINE.match(block.text))):
            yield number, block.text


def _mark(draft: Draft, number: int, kind: BlockKind) -> Draft:
    block = replace(draft.blocks[number], kind=kind)
    return replace(draft, blocks=(*draft.blocks[:number], block, *draft.blocks[number + 1 :]))


def _split_lines(draft: Draft) -> Draft:
    """A line such as "By Ann Lee | 3 May 2021" as two blocks, since each becomes a field."""
    size = count_head(draft.blocks)
    parts = (split_byline(block.text) or (block.text,) for block in draft.blocks[:size])
    kinds = (block.kind for block in draft.blocks[:size])
    head = tuple(Block(text, kind) for kind, texts in zip(kinds, parts, strict=True) for text in texts)
    return replace(draft, blocks=head + draft.blocks[size:])


def _find_date(draft: Draft) -> Draft:
    known = read_date(draft.date) if draft.date else None
    for number, line in _lines(draft):
        worded = find_date(line)
        if worded and (not draft.date or read_date(worded) == known):
            return replace(_mark(draft, number, "date"), date=worded)
    return draft


def _find_author(draft: Draft) -> Draft:
    known = [name.casefold() for name in JOINS.split(draft.author) if name]
    for number, line in _lines(draft):
        names = find_byline(line)
        is_byline = names and not known and not _is_title_with_by(draft, number)
        is_known = known and len(line) < 2 * len(draft.author) + NEAR and all(name in line.casefold() for name in known)
        if draft.blocks[number].kind != "title" and (is_known or is_byline):
            return replace(_mark(draft, number, "author"), author=names or draft.author)
    return draft


def _is_title_with_by(draft: Draft, number: int) -> bool:
    """Whether a byline is a title ("By Candle Light"): the first line, of common words or above another byline."""
    lines = dict(_lines(draft))
    names = find_byline(lines[number])
    if number != min(lines) or ":" in lines[number]:
        return False
    has_another = any(find_byline(line) for other, line in lines.items() if other != number)
    return has_another or (" " in names and not is_bare_byline(names, _vocabulary(draft)))


def _find_title(draft: Draft) -> Draft:
    if draft.title:
        return _find_known_title(draft)
    for number, block in enumerate(draft.blocks[:REACH]):
        labelled = LABELLED.fullmatch(block.text)
        if block.kind == "title" or labelled:
            return replace(_mark(draft, number, "title"), title=labelled[1] if labelled else block.text)
    candidates = [(number, line) for number, line in _lines(draft) if _is_title(draft.blocks[number])]
    if not candidates:
        return draft
    number, line = candidates[0]
    if not draft.author and len(candidates) > 1 and _is_author_first(draft, line, candidates[1][1]):
        number, line = candidates[1]
    return replace(_mark(draft, number, "title"), title=line)


def _find_known_title(draft: Draft) -> Draft:
    """The block that words the title of the metadata, which may have the site's name behind it."""
    wanted = _letters(draft.title)
    for number, line in _lines(draft):
        start, rest = draft.title[: len(line)], draft.title[len(line) :]
        has_suffix = (
            draft.blocks[number].kind != "paragraph" and _letters(start) == _letters(line) and SUFFIX.match(rest)
        )
        if wanted and (_letters(line) == wanted or has_suffix):
            return replace(_mark(_demote_titles(draft), number, "title"), title=line)
    return _demote_titles(draft)


def _demote_titles(draft: Draft) -> Draft:
    blocks = tuple(replace(block, kind="heading") if block.kind == "title" else block for block in draft.blocks)
    return replace(draft, blocks=blocks)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _is_title(block: Block) -> bool:
    """Whether a line could be a title: no item, no sentence, no speech, no "Introduction"."""
    line = block.text
    if block.kind != "unknown" or len(line) > LONGEST_TITLE or line.endswith((*COLONS, ".", ",", ";", "。")):
        return False
    return not (line[0].islower() or ITEM.match(line) or STRUCTURE.fullmatch(line) or SPEECH.match(line))


def _is_author_first(draft: Draft, first: str, second: str) -> bool:
    """A name above the title, unless the text is about that person."""
    is_name = is_bare_byline(first, _vocabulary(draft)) and not (are_names(second) or is_role(second))
    return is_name and not any(
        first.rsplit(maxsplit=1)[-1] in block.text for block in draft.blocks[count_head(draft.blocks) :]
    )


def _vocabulary(draft: Draft) -> frozenset[str]:
    """The words of the first blocks, as spelled."""
    words: set[str] = set()
    size = 0
    for block in draft.blocks:
        words.update(WORD.findall(block.text))
        size += len(block.text)
        if size > VOCABULARY:
            break
    return frozenset(words)


def _find_bare_byline(draft: Draft) -> Draft:
    """A name alone beside the title or the date."""
    if draft.author or not draft.title:
        return draft
    words = _vocabulary(draft)
    anchors = [number for number, block in enumerate(draft.blocks[:REACH]) if block.kind in {"title", "date"}]
    for number, line in _lines(draft):
        is_near = any(abs(number - anchor) <= NEAR for anchor in anchors)
        if is_near and draft.blocks[number].kind in {"unknown", "paragraph"} and is_bare_byline(line, words):
            return replace(_mark(draft, number, "author"), author=line)
    return draft


def _add_lines(draft: Draft) -> Draft:
    """Lines at the top for what no block says; a subtitle above the byline is no heading."""
    blocks = list(draft.blocks)
    places: dict[str, int] = {block.kind: number for number, block in reversed(list(enumerate(blocks)))}
    last = max(places.get("author", 0), places.get("date", 0))
    for number in range(places.get("title", last) + 1, last):
        if blocks[number].kind == "unknown":
            blocks[number] = replace(blocks[number], kind="paragraph")
    top = places.get("title", -1) + 1
    fields: tuple[tuple[BlockKind, str], ...] = (("title", draft.title), ("author", draft.author), ("date", draft.date))
    added = [Block(words, kind) for kind, words in fields if words and kind not in places]
    return replace(draft, blocks=(*blocks[:top], *added, *blocks[top:]))
