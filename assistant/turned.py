"""What a sentence says the wrong way round: a word turned into its opposite, two names in each other's place.

Pure, untrained. Finds few of such sentences, and hardly ever one that is true.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.names import WORD
from assistant.opposites import CONVERSES, OPPOSITES, opposites
from assistant.plain import DENIAL
from assistant.spelling import CALENDAR, bare, key
from index.lexical import stems

NEAR = 4
"""Words to either side of an opposite, of which one has to stand beside the word itself, too."""

ALIKE = 0.7
"""Share of the other words of meaning that the article's sentence must have; of those between two names as well."""

RELATED = 0.5
"""The same share where two names have changed places, which says more than a word does."""

EQUAL = re.compile(
    r"^(?:\W|and\b|or\b|with\b)*$|\b(?:between|together|each other|both|same|neither|met|meets?|meeting|marri\w+|"
    r"border\w*|neighbou?r\w*|resembl\w+|differ\w*|fought|rival\w*|all(?:y|ies|ied)|brother|sister|cousin|twin|wife|husband|"
    r"friend|colleague)\b|\bwith(?: the)?\s*$"
)
"""Between two names that may change places: nothing else is said then."""

_FIGURE = re.compile(r"\d+")
_TOKEN = re.compile(r"\w+(?:[:.,’'-]\w+)*")
_PASSIVE = re.compile(r"\b(?:by|was|were|been|being|is|are)\b")


_OPPOSITES, _CONVERSES = opposites(OPPOSITES), opposites(OPPOSITES, CONVERSES)


def turned_round(told: Iterable[str], sentence: str, names: frozenset[str]) -> tuple[str, ...]:
    """The words, and pairs of names or figures, that stand the other way round in a sentence of the article.

    Args:
        told: sentences of the article.
        sentence: what is said.
        names: those of the article, see `names_of`.
    """
    said = _read(sentence, names)
    found = (
        word
        for each in (_read(text, names) for text in told)
        if not _is_of_another_case(each, said)
        for word in (*_opposed(each, said), *_exchanged(each, said), *_exchanged_figures(each, said))
    )
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class _Read:
    """A sentence, word by word.

    Attributes:
        text: the whole.
        spans: where each word stands.
        words: each in small letters.
        stems: of each its stem, "" for one without a meaning of its own.
        names: numbers of the words that are names.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    stems: tuple[str, ...]
    names: tuple[int, ...]

    def meaning(self, start: int = 0, end: int | None = None) -> set[str]:
        """The stems of the words there."""
        return {*self.stems[max(0, start) : end]} - {""}

    def between(self, one: int, other: int) -> str:
        """The words between two, but for names."""
        return " ".join(self.words[number] for number in range(one + 1, other) if number not in self.names)


@lru_cache(maxsize=1024)
def _read(text: str, names: frozenset[str]) -> _Read:
    matches = list(WORD.finditer(text))
    named = [n for n, match in enumerate(matches) if bare(match[0]) in names and key(match[0]) not in CALENDAR]
    return _Read(
        text,
        tuple(match.span() for match in matches),
        tuple(bare(match[0]) for match in matches),
        tuple(_stem(match[0]) for match in matches),
        tuple(named),
    )


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return " ".join(stems([word])[0])


def _is_of_another_case(told: _Read, said: _Read) -> bool:
    """Whether they give other years or amounts, of which the opposite may be true."""
    figures, there = (set(_FIGURE.findall(each.text)) for each in (said, told))
    return bool(figures and there) and not figures & there


def _share(wanted: set[str], there: set[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 0.0


def _opposed(told: _Read, said: _Read) -> Iterator[str]:
    """The words whose opposite stands in their place."""
    if bool(DENIAL.search(said.text)) != bool(DENIAL.search(told.text)):
        return
    for place, word in enumerate(said.words):
        for other in _OPPOSITES.get(word, ()):
            if other in told.words and word not in told.words and other not in said.words:
                at = told.words.index(other)
                rest = said.meaning() - {said.stems[place]}
                if _share(rest, told.meaning()) >= ALIKE and _is_in_place(said, place, told, at):
                    yield word


def _is_in_place(said: _Read, place: int, told: _Read, at: int) -> bool:
    """Whether two words stand beside the same, and not with what is before the one behind the other.

    "Before the war began the treaty was signed" and "After the treaty was signed the war began" tell the same.
    """
    left, right = said.meaning(0, place), said.meaning(place + 1)
    before, behind = told.meaning(0, at), told.meaning(at + 1)
    straight = len(left & before) + len(right & behind)
    crossed = len(left & behind) + len(right & before)
    near, there = said.meaning(place - NEAR, place + NEAR + 1), told.meaning(at - NEAR, at + NEAR + 1)
    return straight >= 2 * crossed and bool(near & there)


def _exchanged(told: _Read, said: _Read) -> Iterator[str]:
    """Pairs of names that stand in each other's place, with the same between or behind them."""
    there: dict[str, list[int]] = {}
    for number in told.names:
        there.setdefault(key(told.words[number]), []).append(number)
    rest = said.meaning() - {said.stems[number] for number in said.names}
    if _share(rest, told.meaning()) < RELATED:
        return
    for one, other in itertools.combinations(said.names, 2):
        first, second = (there.get(key(said.words[number]), []) for number in (one, other))
        straight = any(_is_one_matter(said, (one, other), told, each) for each in itertools.product(first, second))
        turned = any(_is_one_matter(said, (one, other), told, each) for each in itertools.product(second, first))
        if turned and not straight:
            yield f"{said.text[slice(*said.spans[one])]} … {said.text[slice(*said.spans[other])]}"


def _exchanged_figures(told: _Read, said: _Read) -> Iterator[str]:
    """Pairs of figures that stand in each other's place, with the very same words between and before them."""
    tokens, there = (_TOKEN.findall(each.text.lower()) for each in (said, told))
    places = [place for place, token in enumerate(tokens) if place and _FIGURE.match(token)]
    for one, other in itertools.combinations(places, 2):
        inner = tokens[one + 1 : other]
        turned = [tokens[one - 1], tokens[other], *inner, tokens[one]]
        straight = [tokens[one - 1], *tokens[one : other + 1]]
        if tokens[one] != tokens[other] and len(inner) > 1 and _holds(there, turned) and not _holds(there, straight):
            yield f"{tokens[one]} … {tokens[other]}"


def _holds(tokens: Sequence[str], part: Sequence[str]) -> bool:
    return any(tokens[place : place + len(part)] == part for place in range(len(tokens) - len(part) + 1))


def _is_one_matter(said: _Read, pair: Sequence[int], told: _Read, there: Sequence[int]) -> bool:
    """Whether two sentences say the same between a pair of words each, or right behind it."""
    if there[0] >= there[1]:
        return False
    places = ((said, pair), (told, there))
    inner = [each.between(*ends) for each, ends in places]
    if any(map(EQUAL.search, inner)) or bool(_PASSIVE.search(inner[0])) != bool(_PASSIVE.search(inner[1])):
        return False
    if "by" in " ".join(inner).split() and said.words.count("by") != told.words.count("by"):
        return False
    if any(other in told.words for word in said.words for other in _CONVERSES.get(word, ()) if other not in said.words):
        return False
    between = [set(stems([part])[0]) for part in inner]
    if any(between):
        return len(between[0] & between[1]) >= ALIKE * min(map(len, between)) > 0
    behind = [each.meaning(other + 1, other + 1 + NEAR) for each, (_, other) in places]
    return len(behind[0] & behind[1]) > 1
