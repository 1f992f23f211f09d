"""A drafted sentence -> the same with citations that bear it out, or the reason why it is not shown.

First what the sentence points at is tried, then what a search over the passages brings: a model that points at the
wrong sentence, or at none, costs no true sentence. What is quoted bears itself out and does not come here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.draft import Draft, Pointer
from assistant.names import WORD
from assistant.plain import DENIAL, coverage, names_of, unborne
from assistant.reading import Evidence
from assistant.speech import (
    is_asked,
    is_attributed,
    is_denied,
    is_fragment,
    is_order,
    leans_back,
    visible,
    without_opening,
    without_speech,
)
from assistant.spelling import bare
from assistant.turned import turned_round
from index.article import Article
from index.lexical import stems
from index.search import Hit
from index.split import is_behind

THRESHOLD = 0.7
"""Support below which a sentence is not shown; `python -m evals.fit_checker` says what passes it."""

FEWEST_STEMS = 3
"""Words of meaning from which on a sentence that is not borne out stands for all that say as much."""

FEW_STEMS = 4
"""Words of meaning from which on a sentence says something, verb or not."""

FULL_NAME = re.compile(r"\b[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+){1,3}\b")
"""Two to four words with a capital, one behind the other."""

ECHO, ECHOED = 0.9, 0.9
"""Share of a draft's words of meaning from which on it only says after whoever asks, and the support that it then
needs: a model agrees with people too readily.
"""

ORDERED = 0.8
"""Share of a draft's words of meaning from which on it says what an order in the article wants said."""

MOST_POINTERS = 4
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
        self,
        article: Article,
        hits: Sequence[Hit],
        checker: Scorer,
        search: Callable[[str], Sequence[Evidence]],
        question: str = "",
    ) -> None:
        self._article = article
        self._question = question
        self._checker = checker
        self._search = search
        self._denied: list[tuple[bool, set[str]]] = []
        self._last: Checked | None = None
        self._topic: set[str] = set()
        self._names = names_of(article.text)
        self._full_names = set(FULL_NAME.findall(article.text))
        self._passages = {span: hit.passage for hit in hits for span in hit.passage.sentences}
        told = {span: visible(article.text[slice(*span)]) for span in self._passages}
        self._verbatim = {" ".join(each.split()) for each in told.values()}
        self._ordering = {self._paragraph(Pointer(*span)) for span, each in told.items() if is_order(each)}
        self._orders = [each for span, each in told.items() if self._paragraph(Pointer(*span)) in self._ordering]
        self._told_sentences = [each for each in told.values() if each not in self._orders]

    def check(self, draft: Draft) -> Checked:
        """The draft with the first pointers that bear it out; with the best of them where none does.

        What was not borne out once gets no second try: neither again, nor with words in front, nor with other numbers.
        """
        text = draft.text or ""
        denies, words = bool(DENIAL.search(text)), set(stems([text])[0])
        reason = next(self._unfit(text, words, denies=denies), "")
        checked = Checked(draft, reason) if reason else self._best(draft, text)
        if checked.reason and not reason and len(words) >= FEWEST_STEMS:
            self._denied.append((denies, words))
        self._topic = words | self._topic if leans_back(text) else words
        self._last = checked
        return checked

    def _unfit(self, text: str, words: set[str], *, denies: bool) -> Iterator[str]:
        """Why the draft is not even held against what it cites."""
        if not words:
            yield "says nothing that can be checked"
        if is_asked(text):
            yield "asks or supposes"
        if is_fragment(text, is_short=len(words) < FEW_STEMS):
            yield "says too little to be checked"
        if leans_back(text) and self._last is not None and self._last.reason:
            yield "leans on what is not shown"
        is_verbatim = " ".join(visible(text).split()) in self._verbatim
        if not is_verbatim and any(denied == denies and each <= words for denied, each in self._denied):
            yield "says again what is withheld"
        told = (without_speech(each, text) for each in self._told_sentences)
        if not is_verbatim and (turned := turned_round(told, text, self._names)):
            yield f"{', '.join(turned)}: the other way round in the article"
        if any(coverage(order, text, 0.0) >= ORDERED for order in self._orders):
            yield "only an order to whoever answers says so"

    def _leans_elsewhere(self, pointers: Sequence[Pointer], text: str) -> bool:
        """Whether what it leans on would be read as something else than what its evidence tells of.

        It is not where the evidence is that of the sentence before, stands right behind it, or names the same.
        """
        if self._last is None or not leans_back(text):
            return False
        shown = [(each.start, each.end) for each in self._last.draft.pointers]
        spans = [(each.start, each.end) for each in pointers]
        if any(span == other or is_behind(span, other) for span in spans for other in shown):
            return False
        named = [told for start, end in spans if not leans_back(told := self._article.text[start:end])]
        return not any(self._topic & set(each) for each in stems(named))

    def _best(self, draft: Draft, text: str) -> Checked:
        tried: list[Checked] = []
        for choices in self._choices(draft, text):
            scores = self._checker.score([(without_speech(self._evidence(each), text), text) for each in choices])
            for pointers, support in zip(choices, scores, strict=True):
                tried.append(Checked(Draft(text, pointers, support), self._reason(pointers, text, support)))
                if not tried[-1].reason:
                    return tried[-1]
        nothing = Checked(draft, "nothing in the passages was found for it")
        return max(tried, key=lambda each: each.draft.support, default=nothing)

    def _choices(self, draft: Draft, text: str) -> Iterator[list[tuple[Pointer, ...]]]:
        """Groups of pointers to try, the likeliest first, none larger than it must be.

        A pronoun is understood from the sentence before, which is then cited as well.
        """
        if pointed := self._without_lenders(self._told(draft.pointers[:MOST_POINTERS], text), text):
            yield [pointed, self._with_those_before(pointed)]
        searched = (Pointer(each.start, each.end) for each in self._search(text)[:SEARCHED])
        if found := self._told(searched, text):
            first = found[:1]
            yield [*((each,) for each in found), self._with_those_before(first), self._without_lenders(found[:2], text)]

    def _without_lenders(self, pointers: Sequence[Pointer], text: str) -> tuple[Pointer, ...]:
        """Without those that lend the sentence nothing but a name from another paragraph than the rest stands in.

        Else "Ann Lee was arrested" would be borne out by "Ann Lee came" and, far away, "The mayor was arrested".
        """
        known = self._names | names_of(text)
        named = " ".join(match[0] for match in WORD.finditer(text) if bare(match[0]) in known)
        matter = set(stems([text])[0]) - set(stems([named])[0])
        said = stems([self._article.text[each.start : each.end] for each in pointers])
        telling = {self._paragraph(each) for each, there in zip(pointers, said, strict=True) if matter & set(there)}
        return tuple(each for each in pointers if not telling or self._paragraph(each) in telling)

    def _paragraph(self, pointer: Pointer) -> int:
        """Where the paragraph begins in which it stands."""
        return max((each.start for each in self._article.paragraphs if each.start <= pointer.start), default=0)

    def _told(self, pointers: Iterable[Pointer], text: str) -> tuple[Pointer, ...]:
        """Those of the pointers that point at what the article tells.

        Not at a paragraph into which somebody put an order, nor at what is only supposed, nor at a question, unless the
        sentence that answers it is cited as well; nor at what somebody says, for a sentence that says it in nobody's
        name; nor at what is said not to be so, for a sentence that denies nothing.
        """
        told = [each for each in pointers if self._paragraph(each) not in self._ordering]
        told = [each for each in told if is_attributed(text) or not self._is_spoken(each)]
        if not DENIAL.search(text):
            told = [each for each in told if not is_denied(self._article.text[each.start : each.end])]
        said = [each for each in told if not is_asked(self._article.text[each.start : each.end])]
        answers = [(each.start, each.end) for each in said]
        return tuple(
            each for each in told if each in said or any(is_behind(own, (each.start, each.end)) for own in answers)
        )

    def _is_spoken(self, pointer: Pointer) -> bool:
        """Whether a quotation that began before it in its paragraph goes on."""
        before = self._article.text[self._paragraph(pointer) : pointer.start]
        return before.count("“") > before.count("”")

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
        if self._leans_elsewhere(pointers, text):
            return "leans on what is not shown"
        needed = ECHOED if coverage(self._question, without_opening(text), 0.0) >= ECHO else THRESHOLD
        return "" if support >= needed else "not borne out by what it cites"

    def _known(self, pointers: Sequence[Pointer]) -> str:
        """Where a name may stand beside what is cited: the same paragraphs, and the head of the article.

        With the full names, wherever the article gives them, of those who are named there by the last.
        """
        near = " ".join(
            self._article.text[paragraph.start : paragraph.end]
            for paragraph in self._article.paragraphs
            if any(paragraph.start <= pointer.start < paragraph.end for pointer in pointers)
        )
        named = set(re.findall(r"\w+", near))
        full = [name for name in self._full_names if name.split()[-1] in named]
        return " ".join([near, *full, self._article.title, self._article.author])
