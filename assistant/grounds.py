"""Which sentences of the article a drafted sentence may rest on: what it points at, then what a search brings.

Says nothing of whether they bear it out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.draft import Pointer
from assistant.names import WORD
from assistant.plain import DENIAL, names_of
from assistant.reading import Evidence
from assistant.speech import is_asked, is_attributed, is_denied, is_order, visible
from assistant.spelling import bare
from index.article import Article
from index.lexical import stems
from index.search import Hit
from index.sentences import is_behind

MOST_POINTERS = 4
SEARCHED = 3
"""Sentences that a search may bring together."""


class Grounds:
    """The passages that were read for an answer.

    Attributes:
        names: those of the article; see `names_of`.
        orders: the sentences, as they are seen, of paragraphs into which somebody put an order.
        told: the other sentences, as they are seen.
    """

    def __init__(self, article: Article, hits: Sequence[Hit], search: Callable[[str], Sequence[Evidence]]) -> None:
        self._article = article
        self._search = search
        self._passages = {span: hit.passage for hit in hits for span in hit.passage.sentences}
        seen = {span: visible(article.text[slice(*span)]) for span in self._passages}
        self._ordering = {self._paragraph(Pointer(*span)) for span, each in seen.items() if is_order(each)}
        self.names = names_of(article.text)
        self.orders = [each for span, each in seen.items() if self._paragraph(Pointer(*span)) in self._ordering]
        self.told = [each for each in seen.values() if each not in self.orders]

    def choices(self, pointers: Sequence[Pointer], text: str) -> Iterator[list[tuple[Pointer, ...]]]:
        """Groups of pointers to try, the likeliest first, none larger than it must be.

        A pronoun is understood from the sentence before, which is then cited as well.
        """
        if pointed := self._without_lenders(self._telling(pointers[:MOST_POINTERS], text), text):
            yield [pointed, self._with_those_before(pointed)]
        searched = (Pointer(each.start, each.end) for each in self._search(text)[:SEARCHED])
        if found := self._telling(searched, text):
            first = found[:1]
            yield [*((each,) for each in found), self._with_those_before(first), self._without_lenders(found[:2], text)]

    def _without_lenders(self, pointers: Sequence[Pointer], text: str) -> tuple[Pointer, ...]:
        """Without those that lend the sentence nothing but a name from another paragraph than the rest stands in.

        Else "Ann Lee was arrested" would be borne out by "Ann Lee came" and, far away, "The mayor was arrested".
        """
        known = self.names | names_of(text)
        named = " ".join(match[0] for match in WORD.finditer(text) if bare(match[0]) in known)
        matter = set(stems([text])[0]) - set(stems([named])[0])
        said = stems([self._article.text[each.start : each.end] for each in pointers])
        telling = {self._paragraph(each) for each, there in zip(pointers, said, strict=True) if matter & set(there)}
        return tuple(each for each in pointers if not telling or self._paragraph(each) in telling)

    def _paragraph(self, pointer: Pointer) -> int:
        """Where the paragraph begins in which it stands."""
        return max((each.start for each in self._article.paragraphs if each.start <= pointer.start), default=0)

    def _telling(self, pointers: Iterable[Pointer], text: str) -> tuple[Pointer, ...]:
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

    def evidence(self, pointers: Sequence[Pointer]) -> str:
        """The words that they point at, in the order of the article."""
        spans = sorted({(pointer.start, pointer.end) for pointer in pointers})
        return " ".join(self._article.text[start:end] for start, end in spans)

    def _with_those_before(self, pointers: Sequence[Pointer]) -> tuple[Pointer, ...]:
        return tuple(dict.fromkeys(each for pointer in pointers for each in (*self._before(pointer), pointer)))

    def _before(self, pointer: Pointer) -> list[Pointer]:
        span = (pointer.start, pointer.end)
        passage = self._passages.get(span)
        place = passage.sentences.index(span) if passage else 0
        return [Pointer(*passage.sentences[place - 1])] if passage and place else []
