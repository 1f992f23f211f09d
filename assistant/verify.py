"""A drafted sentence -> the same with citations that bear it out, or the reason why it is not shown.

First what the sentence points at is tried, then what a search over the passages brings (see `grounds`): a model that
points at the wrong sentence, or at none, costs no true sentence. What is quoted bears itself out, and does not come
here.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.draft import Draft, Pointer
from assistant.grounds import Grounds
from assistant.plain import DENIAL, coverage, unborne
from assistant.reading import Evidence
from assistant.speech import (
    is_asked,
    is_fragment,
    leans_back,
    visible,
    without_opening,
    without_speech,
)
from assistant.turned import turned_round
from index.article import Article
from index.lexical import stems
from index.search import Hit
from index.sentences import is_behind

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
        self._grounds = Grounds(article, hits, search)
        self._denied: list[tuple[bool, set[str]]] = []
        self._last: Checked | None = None
        self._topic: set[str] = set()
        self._full_names = set(FULL_NAME.findall(article.text))
        self._verbatim = {" ".join(each.split()) for each in (*self._grounds.told, *self._grounds.orders)}

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
        told = (without_speech(each, text) for each in self._grounds.told)
        if not is_verbatim and (turned := turned_round(told, text, self._grounds.names)):
            yield f"{', '.join(turned)}: the other way round in the article"
        if any(coverage(order, text, 0.0) >= ORDERED for order in self._grounds.orders):
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
        for choices in self._grounds.choices(draft.pointers, text):
            scores = self._checker.score(
                [(without_speech(self._grounds.evidence(each), text), text) for each in choices]
            )
            for pointers, support in zip(choices, scores, strict=True):
                tried.append(Checked(Draft(text, pointers, support), self._reason(pointers, text, support)))
                if not tried[-1].reason:
                    return tried[-1]
        nothing = Checked(draft, "nothing in the passages was found for it")
        return max(tried, key=lambda each: each.draft.support, default=nothing)

    def _reason(self, pointers: Sequence[Pointer], text: str, support: float) -> str:
        missing = unborne(self._grounds.evidence(pointers), text, self._known(pointers), self._grounds.names)
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
