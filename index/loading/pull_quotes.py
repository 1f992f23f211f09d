"""Which short blocks only repeat what a paragraph says: a magazine's pull quotes. Pure.

A paragraph taken for one would never be found again, so all of this must hold: one or two sentences between longer
paragraphs, and most of its content words, every number, name and "not" among them, in one sentence or two adjoining
ones elsewhere. A question counts only where the words are the very same, since its answer repeats them.
"""

# ruff: noqa: SIM905 - lists of words
# ruff: noqa: RUF001 - letters of other scripts are meant

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.lexical import stemmer
from index.loading.draft import Block

SHORTEST, LONGEST = 25, 300
MOST_SENTENCES = 2
LONGER = 1.5
LONG = 150
ENOUGH, FEWEST = 0.7, 4
SENTENCES = re.compile(r"(?<=[.!?…。！？])[”\"’)»]*\s+")
WORD = re.compile(r"\w+(?:[.,]\d+)*")
POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s|$)")
LABEL = re.compile(r"^(?:[-–—•*]|\w{1,20}(?: \w{1,20})?\s*[:\uff1a])")
# Words that say too little to tell one sentence from another; "not" and its like say a lot.
LITTLE = frozenset(
    "a about after all also an and any are as at be been before being but by can could did do does for from had has "
    "have he her him his how i if in into is it its just like may me might more most much must my of off on one only "
    "or other our out over own s she should so some such than that the their them then there these they this those to "
    "too under until up very was we were what when where which while who whom whose why will with would you your "
    "der die das den dem des ein eine einer und oder in im zu zum zur von vom mit auf für ist sind war wird sich als "
    "le la les un une des et ou du de en dans que qui est sont pour par sur au aux el los las y con se es".split()
)


@dataclass(frozen=True)
class Place:
    """A sentence and the one behind it: the stems they hold, and the number of their block."""

    block: int
    stems: frozenset[str]


def mark_pull_quotes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that only repeat a paragraph of the kind "pull_quote"."""
    candidates = _candidates(blocks)
    if not candidates:
        return list(blocks)
    places = _places(blocks)
    found = {number for number in candidates if _is_repeated(blocks, number, places)}
    return [replace(block, kind="pull_quote") if number in found else block for number, block in enumerate(blocks)]


def _candidates(blocks: Sequence[Block]) -> list[int]:
    """Short blocks between longer paragraphs, whatever headings stand between them."""
    body = [number for number, block in enumerate(blocks) if block.kind in {"unknown", "paragraph"}]
    return [
        number
        for before, number, behind in zip(body, body[1:], body[2:], strict=False)
        if _is_short(blocks[number].text)
        and min(len(blocks[before].text), len(blocks[behind].text)) >= max(LONG, LONGER * len(blocks[number].text))
    ]


def _is_short(text: str) -> bool:
    is_line = "\n" not in text and SHORTEST <= len(text) <= LONGEST and not LABEL.match(text)
    return is_line and len(SENTENCES.split(text)) <= MOST_SENTENCES


def _places(blocks: Sequence[Block]) -> dict[str, list[Place]]:
    """Where each stem stands."""
    places: dict[str, list[Place]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if block.kind in {"unknown", "paragraph"} and len(block.text) >= LONG:
            sentences = [frozenset(_stems(sentence)) for sentence in SENTENCES.split(block.text)]
            for first, second in zip(sentences, [*sentences[1:], frozenset[str]()], strict=True):
                for stem in (place := Place(number, first | second)).stems:
                    places[stem].append(place)
    return places


def _is_repeated(blocks: Sequence[Block], number: int, places: dict[str, list[Place]]) -> bool:
    text = blocks[number].text
    wanted, needed = set(_stems(text)), _needed(text)
    if text.endswith(("?", "？")) or len(wanted) < FEWEST:
        return _stands_elsewhere(blocks, number)
    # A place with enough of the words has one of the rarest ones, so only those are looked up.
    missing = int((1 - ENOUGH) * len(wanted)) + 1
    rarest = sorted(wanted, key=lambda stem: (len(places.get(stem, ())), stem))[:missing]
    near = (place for stem in rarest for place in places.get(stem, ()) if place.block != number)
    return any(
        len(shared := wanted & place.stems) >= max(FEWEST, ENOUGH * len(wanted)) and needed <= shared for place in near
    )


def _stands_elsewhere(blocks: Sequence[Block], number: int) -> bool:
    words = " ".join(WORD.findall(blocks[number].text.casefold()))
    others = (block for other, block in enumerate(blocks) if other != number and len(block.text) >= LONG)
    return any(words in " ".join(WORD.findall(block.text.casefold())) for block in others)


def _stems(text: str) -> list[str]:
    words = [word for word in WORD.findall(POSSESSIVE.sub("", text).casefold()) if word not in LITTLE]
    stems: list[str] = stemmer().stemWords(words)
    return stems


def _needed(text: str) -> set[str]:
    """The stems that may not be missing: numbers, names (a capital behind the first word) and "not"."""
    words = WORD.findall(POSSESSIVE.sub("", text))
    names = [word for word in words[1:] if word[0].isupper() or word[0].isdigit()]
    denials = [
        word
        for word in words
        if word.casefold() in {"not", "no", "never", "nor", "without", "none", "nobody", "nothing", "neither", "cannot"}
    ]
    return set(_stems(" ".join([*names, *denials, *(word for word in words[:1] if word[0].isdigit())])))
