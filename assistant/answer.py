"""What an answer is: sentences, each with the exact quotes that bear it out; and how it reads as JSON and Markdown.

Plain values; decides nothing.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from assistant.export import answer_markdown, place
from index.search import Hit
from index.sentences import CELL, Span

Verdict = Literal["answered", "corrected", "not_in_article"]


@dataclass(frozen=True)
class Turn:
    """One earlier question and its answer, as the reader saw them."""

    question: str
    answer: str


@dataclass(frozen=True)
class Citation:
    """A verbatim span of the article: `article.text[start:end] == quote`, always.

    Attributes:
        number: what stands in brackets behind the sentence; 1-based, in order of first use.
        quote: the words of the article.
        start: first character in `Article.text`.
        end: end in `Article.text`, exclusive.
        paragraph: number of the body paragraph; 0 for the title, the byline, the date and headings.
        section: heading of that paragraph, "" before the first.
        phrase: (start, end) in `Article.text` of the shortest phrase in it that answers; None where none is known.
    """

    number: int
    quote: str
    start: int
    end: int
    paragraph: int
    section: str
    phrase: Span | None = None

    @property
    def place(self) -> str:
        """Where it stands, in words: "paragraph 4, The Long Border"."""
        return place(self.paragraph, self.section)


def quoted(citations: Sequence[Citation]) -> str:
    """The words of the article, one quote behind the other; a list and a row of a table begin with a line."""
    first, *others = (citation.quote for citation in citations)
    return first + "".join(("\n" if "\n" in quote or CELL in quote else " ") + quote for quote in others)


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer.

    Attributes:
        text: the sentence as shown, without its numbers.
        citations: what it rests on; never empty.
        support: 0 to 1, how well the citations bear it out; 1 for a quotation.
    """

    text: str
    citations: tuple[Citation, ...]
    support: float

    @property
    def is_quotation(self) -> bool:
        """Whether it is the words of the article and nothing else."""
        return self.text == quoted(self.citations)

    @property
    def numbered(self) -> str:
        """Its text followed by its numbers: "... [1] [2]"."""
        return " ".join([self.text, *(f"[{citation.number}]" for citation in self.citations)])


@dataclass(frozen=True)
class Withheld:
    """A sentence of a language model that the article does not bear out: it is no part of the answer.

    Attributes:
        text: as the model wrote it.
        support: 0 to 1, how well the article bears it out.
        reason: why it is withheld, in words.
    """

    text: str
    support: float
    reason: str


@dataclass(frozen=True)
class Answer:
    """What comes back for a question.

    Attributes:
        question: as asked.
        standalone: the question that was searched for, with what a follow-up left out put back.
        sentences: the answer; empty when the verdict is `not_in_article`.
        verdict: `answered`, `corrected` (the question rests on a wrong premise) or `not_in_article`, which a greeting
            and an empty question get, too.
        nearest: the passages nearest to the question, best first; () where it is not one about the article's matter.
        note: a word of the assistant itself and not of the article ("The article does not say."), else "".
        confidence: 0 to 1, the calibrated chance that the article answers the question.
        model: what wrote the sentences; "quote" for the built-in answerer.
        seconds: wall-clock time from question to answer.
        withheld: what a language model wrote and the article does not bear out; () where none wrote.
        written: how many of the sentences a language model wrote; the others are quotations.
    """

    question: str
    standalone: str
    sentences: tuple[Sentence, ...]
    verdict: Verdict
    nearest: tuple[Hit, ...]
    note: str
    confidence: float
    model: str
    seconds: float
    withheld: tuple[Withheld, ...] = ()
    written: int = 0

    @property
    def checked(self) -> str:
        """How much of what a language model wrote is shown: "5 of 6 sentences supported; 1 withheld", else ""."""
        total = self.written + len(self.withheld)
        if not total:
            return ""
        told = f"{self.written} of {total} {'sentence' if total == 1 else 'sentences'} supported"
        return f"{told}; {len(self.withheld)} withheld" if self.withheld else told

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, by number."""
        unique = {citation.number: citation for sentence in self.sentences for citation in sentence.citations}
        return tuple(unique[number] for number in sorted(unique))

    @property
    def text(self) -> str:
        """The answer in one line, each sentence followed by its numbers: "... [1] ... [2]"; the note comes first."""
        return " ".join(part for part in [self.note, *(sentence.numbered for sentence in self.sentences)] if part)

    @property
    def unquoted(self) -> tuple[Citation, ...]:
        """The citations whose words no sentence shows: those that a reader still needs to see."""
        shown = {c.number for sentence in self.sentences if sentence.is_quotation for c in sentence.citations}
        return tuple(citation for citation in self.citations if citation.number not in shown)

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON knows it; these keys stay, and others may join them.

            {
              "question": str, "standalone": str, "text": str,
              "verdict": "answered" | "corrected" | "not_in_article",
              "note": str, "confidence": float, "model": str, "seconds": float,
              "sentences": [{"text": str, "support": float, "citations": [number]}],
              "citations": [{"number", "quote", "start", "end", "paragraph", "section", "phrase": [start, end] | null}],
              "nearest": [{"quote", "start", "end", "paragraph", "section", "score"}],
              "checked": str, "withheld": [{"text", "support", "reason"}]
            }

        All mean what the attributes of the same names do; a passage's `quote` is its text. Offsets count characters
        (code points) of the article's text, end exclusive.
        """
        return {
            "question": self.question,
            "standalone": self.standalone,
            "text": self.text,
            "verdict": self.verdict,
            "note": self.note,
            "confidence": self.confidence,
            "model": self.model,
            "seconds": self.seconds,
            "sentences": [_sentence(sentence) for sentence in self.sentences],
            "citations": [_citation(citation) for citation in self.citations],
            "nearest": [_nearest(hit) for hit in self.nearest],
            "checked": self.checked,
            "withheld": [asdict(each) for each in self.withheld],
        }

    def to_markdown(self) -> str:
        """The question as a heading, the answer, its sources; what is quoted word for word stands as a quotation.

        Nothing that the article or the question holds acts as markup. Says nothing of time: the same answer gives the
        same text.
        """
        return answer_markdown(self)


def _sentence(sentence: Sentence) -> dict[str, Any]:
    numbers = [citation.number for citation in sentence.citations]
    return {"text": sentence.text, "support": sentence.support, "citations": numbers}


def _citation(citation: Citation) -> dict[str, Any]:
    return {**asdict(citation), "phrase": list(citation.phrase) if citation.phrase else None}


def _nearest(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "quote": passage.text,
        "start": passage.start,
        "end": passage.end,
        "paragraph": passage.paragraph.number,
        "section": passage.paragraph.section,
        "score": hit.score,
    }
