"""A heading that the question takes up is quoted, too: it may say what nothing under it repeats. Pure."""

from collections.abc import Sequence

from assistant.draft import Draft, Pointer
from index.article import Article
from index.lexical import stems

FEWEST_WORDS = 3
"""Words of a heading that may tell something; fewer name a topic."""

ENOUGH = 2
"""Words of the question that a heading has and no quotation; or all of a shorter question."""


def with_heading(article: Article, question: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The quotations, behind the heading of one of them where it has words of the question that they lack."""
    quotes = [article.text[each.start : each.end] for draft in drafts for each in draft.pointers]
    asked = set(stems([question])[0])
    missing = asked.difference(*stems(quotes)) if quotes else set()
    for draft in drafts:
        heading = _heading(article, draft.pointers[0])
        told = article.text[heading.start : heading.end] if heading else ""
        shared = missing.intersection(stems([told])[0])
        if heading and len(told.split()) >= FEWEST_WORDS and len(shared) >= min(ENOUGH, len(asked)) > 0:
            return [Draft(None, (heading,)), *drafts]
    return list(drafts)


def _heading(article: Article, pointer: Pointer) -> Pointer | None:
    """The heading that it stands under."""
    paragraph = article.paragraph_at(pointer.start)
    above = [mark for mark in article.marks if mark.kind == "heading" and mark.start < pointer.start]
    if not (paragraph and above) or article.text[above[-1].start : above[-1].end] != paragraph.section:
        return None
    return Pointer(above[-1].start, above[-1].end)
