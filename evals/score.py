"""An answer against the gold of its case. Pure.

What is wrong with an answer and what keeps a case from being scored are two things, and two types.
"""

from dataclasses import dataclass

from assistant.answer import Answer, Citation
from evals.case import Case, Forms
from evals.facts import contains
from index.article import Article

LINES = ("title", "author", "date", "heading")
"""The marks that gold means by paragraph 0."""


@dataclass(frozen=True)
class Score:
    """How one answer compares with its gold.

    Attributes:
        case: what was asked.
        answer: what came back.
        seconds: wall-clock time from question to answer.
        missed: the facts that no sentence of the answer states.
        has_evidence: whether the gold paragraphs are among the cited; false when there are none.
        inexact: the citations whose quote is not what stands at their place.
    """

    case: Case
    answer: Answer
    seconds: float
    missed: tuple[Forms, ...]
    has_evidence: bool
    inexact: tuple[Citation, ...]

    @property
    def has_right_verdict(self) -> bool:
        """Whether the verdict is that of the gold."""
        return self.answer.verdict == self.case.verdict

    @property
    def is_refusal(self) -> bool:
        """Whether the answer is that the article does not say."""
        return self.answer.verdict == "not_in_article"


@dataclass(frozen=True)
class Unscored:
    """A case that could not be scored; neither right nor wrong."""

    case: Case
    reason: str


def score(case: Case, answer: Answer, article: Article, seconds: float) -> Score:
    """The answer against the gold of its case.

    Facts are looked for in the sentences alone: neither in the assistant's own note nor in the numbers in brackets.
    """
    stated = " ".join(sentence.text for sentence in answer.sentences)
    cited = {citation.paragraph for citation in answer.citations}
    gold = set(case.paragraphs)
    return Score(
        case=case,
        answer=answer,
        seconds=seconds,
        missed=tuple(forms for forms in case.facts if not contains(stated, forms)),
        has_evidence=bool(gold & cited if case.any else gold and gold <= cited),
        inexact=tuple(citation for citation in answer.citations if not is_exact(citation, article)),
    )


def is_exact(citation: Citation, article: Article) -> bool:
    """Whether the quote is what stands at its place in the article."""
    return citation.quote != "" and article.text[citation.start : citation.end] == citation.quote


def find_problem(case: Case, article: Article) -> str:
    """Why the gold of the case cannot be used on this article; "" when it can."""
    texts = texts_by_number(article)
    absent = [number for number in case.paragraphs if number not in texts]
    if absent:
        return f"the article has no paragraph {absent[0]}"
    gold = "\n".join(texts[number] for number in case.paragraphs)
    untold = [forms for forms in case.facts if not contains(gold, forms)]
    return f"its gold paragraphs do not state {untold[0][0]!r}" if untold else ""


def texts_by_number(article: Article) -> dict[int, str]:
    """The text of each paragraph, and under 0 title, byline, date and headings."""
    lines = [article.text[mark.start : mark.end] for mark in article.marks if mark.kind in LINES]
    paragraphs = {part.number: article.text[part.start : part.end] for part in article.paragraphs}
    return {0: "\n".join(lines), **paragraphs}
