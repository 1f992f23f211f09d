"""Quotations of a list: what only leads in ("There are three:") is shown with it, several items are one. Pure."""

from collections.abc import Sequence

from assistant.draft import Draft, Pointer
from assistant.quote import MOST_FOR_SEVERAL
from index.article import Article
from index.split import Span, is_wrapped, split_sentences

LEADS_IN = ":"
LONGEST = 700
"""Characters of a list that are quoted, at most, in whole lines."""


def with_lists(article: Article, drafts: Sequence[Draft], *, whole: bool) -> list[Draft]:
    """The quotations, each that leads in with the list behind it; what a list holds that is shown is not said again.

    Where no list follows, the next sentence does: nothing that is shown ends with a colon. They are four at most.

    Args:
        article: that they quote.
        drafts: quotations of one span each.
        whole: whether a list of which several items are quoted is quoted as one.
    """
    pointers = [draft.pointers[0] for draft in drafts]
    homes = [_home(article, pointer) if whole else None for pointer in pointers]
    shown: list[Pointer] = []
    for pointer, home in zip(pointers, homes, strict=True):
        is_shared = home is not None and homes.count(home) > 1
        spans = [home] if is_shared else [(pointer.start, pointer.end), _led_in(article, pointer)]
        shown += [Pointer(*span, _phrase(span, pointers)) for span in spans if span]
    once = [each for each in dict.fromkeys(shown) if not any(_holds(other, each) for other in shown if other != each)]
    kept = once[:MOST_FOR_SEVERAL]
    if kept and len(once) > len(kept) and _leads_in(article, kept[-1]):
        kept.pop()
    return [Draft(None, (pointer,)) for pointer in kept]


def _home(article: Article, pointer: Pointer) -> Span | None:
    """The list that it is an item of; None where it is none, or stands behind what is quoted of the list."""
    for paragraph in article.paragraphs:
        if paragraph.start <= pointer.start < paragraph.end and _is_list(article, paragraph.start, paragraph.end):
            span = _first_lines(article, paragraph.start, paragraph.end)
            return span if span and pointer.end <= span[1] else None
    return None


def _led_in(article: Article, pointer: Pointer) -> Span | None:
    """Where that stands which the sentence leads in to; None where it leads in to nothing."""
    if not _leads_in(article, pointer):
        return None
    starts = ((max(each.start, pointer.end), each.end) for each in article.paragraphs if each.end > pointer.end)
    return next((span for start, end in starts if (span := _first_lines(article, start, end))), None)


def _leads_in(article: Article, pointer: Pointer) -> bool:
    return article.text[pointer.start : pointer.end].endswith(LEADS_IN)


def _is_list(article: Article, start: int, end: int) -> bool:
    lines = article.text[start:end].strip()
    return "\n" in lines and not is_wrapped(lines)


def _first_lines(article: Article, start: int, end: int) -> Span | None:
    """As many whole lines of a list as fit; of anything else its first sentence; None of white space."""
    sentences = split_sentences(article.text, start, end)
    if not sentences:
        return None
    first, end_of_first = sentences[0]
    ends = [last for _, last in sentences if article.text[last : last + 1] in {"\n", ""}]
    fits = [last for last in ends if last - first <= LONGEST] if _is_list(article, start, end) else []
    return first, max(fits, default=end_of_first)


def _phrase(span: Span, pointers: Sequence[Pointer]) -> Span | None:
    return next((each.phrase for each in pointers if each.phrase and _holds(Pointer(*span), each)), None)


def _holds(outer: Pointer, inner: Pointer) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
