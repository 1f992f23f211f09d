"""Drafts that point at spans -> sentences that carry exact citations. Pure: it copies, no model writes a quote."""

from collections.abc import Sequence

from assistant.answer import Citation, Sentence, quoted
from assistant.draft import Draft, Pointer
from index.article import Article


def cite(article: Article, drafts: Sequence[Draft]) -> tuple[Sentence, ...]:
    """The drafts as sentences, their citations numbered from 1 in order of first use.

    Pointers that lie outside the article or on white space alone are dropped, and so are drafts left without any.
    """
    numbers: dict[Pointer, int] = {}
    sentences = []
    for draft in drafts:
        pointers = [pointer for pointer in dict.fromkeys(draft.pointers) if _is_inside(article, pointer)]
        citations = tuple(
            _citation(article, pointer, numbers.setdefault(pointer, len(numbers) + 1)) for pointer in pointers
        )
        if citations:
            sentences.append(Sentence(draft.text or quoted(citations), citations, draft.support))
    return tuple(sentences)


def _is_inside(article: Article, pointer: Pointer) -> bool:
    return 0 <= pointer.start < pointer.end <= len(article.text) and bool(_quote(article, pointer).strip())


def _quote(article: Article, pointer: Pointer) -> str:
    return article.text[pointer.start : pointer.end]


def _citation(article: Article, pointer: Pointer, number: int) -> Citation:
    home = article.paragraph_at(pointer.start)
    paragraph, section = (home.number, home.section) if home else (0, "")
    start, end = pointer.phrase or (pointer.start, pointer.start)
    phrase = pointer.phrase if pointer.start <= start < end <= pointer.end else None
    return Citation(number, _quote(article, pointer), pointer.start, pointer.end, paragraph, section, phrase)
