"""A tiny article, and answers to it made by hand."""

from collections.abc import Sequence

from assistant.answer import Answer, Citation, Sentence, Turn, Verdict
from evals.case import Case, Forms
from evals.score import Score
from index.article import Article, Mark, Paragraph

TITLE = "The Two Bridges"
FIRST = "The old bridge is 300 meters long."
SECOND = "The new bridge cost $40 million."
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
FIRST_START = len(TITLE) + 2
SECOND_START = FIRST_START + len(FIRST) + 2

ARTICLE = Article(
    TITLE,
    "",
    "",
    "bridges.txt",
    TEXT,
    (Paragraph(1, "", FIRST_START, FIRST_START + len(FIRST)), Paragraph(2, "", SECOND_START, len(TEXT))),
    (Mark("title", 0, len(TITLE)),),
)


def cite(paragraph: int, number: int = 1) -> Citation:
    """The whole paragraph, quoted exactly."""
    place = ARTICLE.paragraphs[paragraph - 1]
    return Citation(number, TEXT[place.start : place.end], place.start, place.end, paragraph, "")


def answer(*paragraphs: int, verdict: Verdict | None = None, confidence: float = 0.5, note: str = "") -> Answer:
    """An answer that quotes those paragraphs; none makes it a refusal."""
    citations = [cite(paragraph, number) for number, paragraph in enumerate(paragraphs, 1)]
    sentences = tuple(Sentence(citation.quote, (citation,), 1.0) for citation in citations)
    reached: Verdict = verdict or ("answered" if paragraphs else "not_in_article")
    return Answer("?", "?", sentences, reached, (), note, confidence, "quote", 0.0)


def case(  # noqa: PLR0913 - one argument for each part of the gold
    verdict: Verdict = "answered",
    paragraphs: Sequence[int] = (),
    facts: Sequence[Forms] = (),
    *,
    any_one: bool = False,
    kind: str = "number",
    name: str = "number-01",
) -> Case:
    """A case about the bridges."""
    return Case(name, kind, (), "How long is it?", verdict, tuple(paragraphs), any_one, tuple(facts))


def made_score(verdict: Verdict, given: Answer, *, kind: str = "number", seconds: float = 0.01) -> Score:
    """A score with that gold verdict and nothing else to find."""
    return Score(case(verdict, kind=kind), given, seconds, (), has_evidence=False, inexact=())


class FakeAssistant:
    """Answers from a table; a question that is not in it raises."""

    def __init__(self, answers: dict[str, Answer], article: Article = ARTICLE) -> None:
        self.article = article
        self.answers = answers
        self.asked: list[tuple[str, tuple[Turn, ...]]] = []

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer of the table."""
        self.asked.append((question, tuple(history)))
        return self.answers[question]
