"""The end of the journey: what is shown -> the `Answer`, with its citations, its verdict and a note."""

import time

from assistant.answer import Answer, Verdict
from assistant.cite import cite
from assistant.compose import Composed
from assistant.intent import TOGETHER
from assistant.journey import Journey, corrects, nearest
from assistant.language import READ, foreign_to, language_of
from assistant.model import QUOTE
from index.article import Article
from prompts import load as text_of


def finish(article: Article, journey: Journey, composed: Composed) -> Answer:
    """The answer, as far as it is composed."""
    sentences = cite(article, composed.shown)
    verdict: Verdict = "corrected" if corrects(journey.readings) else "answered"
    return Answer(
        question=journey.question,
        standalone=journey.standalone,
        sentences=sentences,
        verdict=verdict if sentences else "not_in_article",
        nearest=nearest(journey.found),
        note=_note(article, journey, composed),
        confidence=max((reading.confidence for reading in journey.readings), default=float(bool(sentences))),
        model=composed.model,
        seconds=time.perf_counter() - journey.started,
        withheld=composed.withheld,
        written=composed.written,
    )


def _note(article: Article, journey: Journey, composed: Composed) -> str:
    if not journey.question:
        return text_of("empty")
    if journey.intent.is_spoken:
        return text_of(journey.intent.kinds[0], title=article.title)
    foreign = foreign_to(journey.question, article.text) if composed.model == QUOTE else ""
    if not composed.shown:
        return " ".join(filter(None, (composed.note, _nothing_found(article, foreign))))
    notes = [text_of("language", article=foreign)] if foreign else []
    if composed.note:
        notes.append(composed.note)
    untold = [f"the {kind}" for kind in journey.intent.kinds if kind in TOGETHER and not _has(article, kind)]
    notes += [text_of("part_not_said", part=part) for part in (*journey.unanswered, *untold)]
    return " ".join(notes)


def _nothing_found(article: Article, foreign: str) -> str:
    """That the article does not say: where that can be known."""
    own = language_of(article.text)
    if own not in {"", READ}:
        return text_of("other_article", article=own)
    return text_of("other_question", article=foreign) if foreign else text_of("not_in_article")


def _has(article: Article, kind: str) -> bool:
    return any(mark.kind == kind for mark in article.marks)
