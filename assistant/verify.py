"""A drafted sentence -> the same with citations that bear it out, or the reason why it is not shown.

First what the sentence points at is tried, then what a search over the passages brings: a model that points at the
wrong sentence, or at none, costs no true sentence. What is quoted bears itself out and does not come here.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.draft import Draft, Pointer
from assistant.plain import is_asked, is_order, names_of, unborne, without_speech
from assistant.reading import Evidence
from index.article import Article
from index.lexical import stems
from index.search import Hit

THRESHOLD = 0.7
"""Support below which a sentence is not shown; `python -m evals.fit_checker` says what passes it."""

FEWEST_STEMS = 3
"""Words of meaning from which on a sentence that is not borne out stands for all that say as much."""

MOST_POINTERS = 4
GAP = 1
"""Characters between two sentences of one paragraph."""

SEARCHED = 3
"""Sentences that a search may bring together."""


class Scorer(Protocol):
    """What checks: the checker that ships, or another."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """For each (evidence, sentence), 0 to 1: the chance that the evidence bears the sentence out."""


@dataclass(frozen=True)
class Checked:
    """What came of a draft.

    Attributes:
        draft: with the pointers that bear it out best, and how well they do.
        reason: why it is not shown; "" where it is.
    """

    draft: Draft
    reason: str = ""


class Verifier:
    """Checks the drafts of one answer against the passages that were read for it."""

    def __init__(
        self, article: Article, hits: Sequence[Hit], checker: Scorer, search: Callable[[str], Sequence[Evidence]]
    ) -> None:
        self._article = article
        self._checker = checker
        self._search = search
        self._denied: list[set[str]] = []
        self._names = names_of(article.text)
        self._passages = {span: hit.passage for hit in hits for span in hit.passage.sentences}

    def check(self, draft: Draft) -> Checked:
        """The draft with the first pointers that bear it out; with the best of them where none does.

        What was not borne out once gets no second try: neither again, nor with words in front, nor with other numbers.
        """
        text = draft.text or ""
        words = set(stems([text])[0])
        if not words:
            return Checked(draft, "says nothing that can be checked")
        if any(each <= words for each in self._denied):
            return Checked(draft, "says again what is withheld")
        checked = self._best(draft, text)
        if checked.reason and len(words) >= FEWEST_STEMS:
            self._denied.append(words)
        return checked

    def _best(self, draft: Draft, text: str) -> Checked:
        tried: list[Checked] = []
        for choices in self._choices(draft):
            scores = self._checker.score([(without_speech(self._evidence(each), text), text) for each in choices])
            for pointers, support in zip(choices, scores, strict=True):
                tried.append(Checked(Draft(text, pointers, support), self._reason(pointers, text, support)))
                if not tried[-1].reason:
                    return tried[-1]
        nothing = Checked(draft, "nothing in the passages was found for it")
        return max(tried, key=lambda each: each.draft.support, default=nothing)

    def _choices(self, draft: Draft) -> Iterator[list[tuple[Pointer, ...]]]:
        """Groups of pointers to try, the likeliest first, none larger than it must be.

        A pronoun is understood from the sentence before, which is then cited as well.
        """
        if pointed := self._told(draft.pointers[:MOST_POINTERS]):
            yield [pointed, self._with_those_before(pointed)]
        searched = (Pointer(each.start, each.end) for each in self._search(draft.text or "")[:SEARCHED])
        if found := self._told(searched):
            first = found[:1]
            yield [*((each,) for each in found), self._with_those_before(first), found[:2]]

    def _told(self, pointers: Iterable[Pointer]) -> tuple[Pointer, ...]:
        """Those of the pointers that point at what the article tells.

        Not at an order that somebody put into it, nor at what is only supposed, nor at a question, unless the sentence
        that answers it is cited as well.
        """
        told = [each for each in pointers if not is_order(self._article.text[each.start : each.end])]
        said = [each for each in told if not is_asked(self._article.text[each.start : each.end])]
        return tuple(each for each in told if each in said or any(0 <= own.start - each.end <= GAP for own in said))

    def _evidence(self, pointers: Sequence[Pointer]) -> str:
        spans = sorted({(pointer.start, pointer.end) for pointer in pointers})
        return " ".join(self._article.text[start:end] for start, end in spans)

    def _with_those_before(self, pointers: Sequence[Pointer]) -> tuple[Pointer, ...]:
        return tuple(dict.fromkeys(each for pointer in pointers for each in (*self._before(pointer), pointer)))

    def _before(self, pointer: Pointer) -> list[Pointer]:
        span = (pointer.start, pointer.end)
        passage = self._passages.get(span)
        place = passage.sentences.index(span) if passage else 0
        return [Pointer(*passage.sentences[place - 1])] if passage and place else []

    def _reason(self, pointers: Sequence[Pointer], text: str, support: float) -> str:
        missing = unborne(self._evidence(pointers), text, self._known(pointers), self._names)
        if missing:
            return f"{', '.join(missing)}: not in what it cites"
        return "" if support >= THRESHOLD else "not borne out by what it cites"

    def _known(self, pointers: Sequence[Pointer]) -> str:
        """Where a name may stand beside what is cited: the same paragraphs, and the head of the article."""
        paragraphs = [
            self._article.text[paragraph.start : paragraph.end]
            for paragraph in self._article.paragraphs
            if any(paragraph.start <= pointer.start < paragraph.end for pointer in pointers)
        ]
        return " ".join([*paragraphs, self._article.title, self._article.author])
