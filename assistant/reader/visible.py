"""The visible data: articles with questions whose evidence is known, for training, measuring and setting thresholds.

The project's own articles (adversarial: files a to d; natural: e and f; mixed, everyday, hard, unlike and chat:
`articles.jsonl`) and public ones (SQuAD). All but those of `articles.jsonl` are read from a folder beside the
repository; of that folder nothing is shipped. Some articles are held out: nothing is trained on them.
"""

import gzip
import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from index.article import Article, Paragraph
from index.lexical import stems
from index.sentences import Span, split_sentences

SHARED = Path(__file__).resolve().parents[3] / "shared"
ARTICLES = Path(__file__).parent / "articles.jsonl"
"""Articles written for this project, with questions and claims whose likeness to the text does not tell their kind."""

Source = Literal[
    "adversarial", "natural", "mixed", "everyday", "hard", "unlike", "chat", "squad2", "squad1", "squad1-train"
]
CORPUS: frozenset[Source] = frozenset({"adversarial", "natural"})
PUBLIC: dict[str, Source] = {
    "squad2-calibration": "squad2",
    "squad1-dev-rest": "squad1",
    "squad1-train": "squad1-train",
}
QUESTIONS_AN_ARTICLE = 150
SEED = 0
HELD_OUT = frozenset(
    (  # noqa: SIM905
        "a04 a08 b04 b08 c04 c08 d04 d08 e05 f05 g01 h05 i04 k02 l06 n03 p05 s01 v06 y04 z02 aa3 ac4 bd2 ca1 ca2 cb1 "
        "cb2 cc1 cc2 cd1 cd2 ce1 ce2 cf1 cf2 cg1 cg2 ch1 ch2 squad2-15 squad2-24"
    ).split()
).union(
    map(
        "".join,
        [
            *itertools.product("ij", "abcdefgh", "123"),
            *itertools.product("kl", "abcdefgh", "5"),
            *itertools.product("m", "abcdefgh", "4"),
            *itertools.product("o", "abcdef", "123"),
            *itertools.product("pxt", "abcdefgh", "9"),
        ],
    )
)
"""Beginnings of the ids of the articles that nothing is trained on. Nothing is on those of SQuAD 1.1 dev either."""

UNENDED = re.compile(r"[^.!?…:”’\"')\]]$")
"""The end of what is no sentence."""


@dataclass(frozen=True)
class Question:
    """One question about an article.

    Attributes:
        text: as asked.
        standalone: with what a follow-up leaves out put back, by a person.
        history: what was asked before, oldest first.
        kind: "answerable", "unanswerable" or "false_premise".
        type: what it asks for, such as "why"; "" where the source does not say.
        evidence: spans of `Article.text` that answer it.
        span: the shortest phrase that answers, where there is one.
        paragraph: number of the paragraph that it was written beside; 0 for none.
    """

    text: str
    standalone: str
    history: tuple[str, ...]
    kind: str
    type: str
    evidence: tuple[Span, ...]
    span: Span | None = None
    paragraph: int = 0


@dataclass(frozen=True)
class Visible:
    """An article, where it is from, and its questions."""

    source: Source
    article: Article
    questions: tuple[Question, ...]


def read_visible(folder: Path = SHARED) -> Iterator[Visible]:
    """Every article that may be tuned on; of the public ones at most 150 questions each, drawn with a fixed seed."""
    yield from read_own(folder)
    for name in ("squad2-calibration", "squad1-dev-rest"):
        yield from read_public(name, folder)


def read_own(folder: Path = SHARED) -> Iterator[Visible]:
    """The project's own articles: those of the corpus, the mixed ones, and those with everyday questions."""
    for source, record in own_records(folder):
        yield _visible(source, record, [_own_question(item) for item in record["questions"]])


def own_records(folder: Path = SHARED) -> Iterator[tuple[Source, dict[str, Any]]]:
    """Where each of the project's own articles is from, and what is kept of it: the format of the corpus."""
    for path in sorted((folder / "corpus").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        yield "adversarial" if record["id"][0] in "abcd" else "natural", record
    for line in ARTICLES.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        sentences = record["paragraphs"]
        record["paragraphs"] = [_joined(paragraph) for paragraph in sentences]
        for item in (*record["questions"], *record["claims"]):
            item["evidence"] = [
                {"paragraph": paragraph, "quote": sentences[paragraph][sentence]}
                for paragraph, sentence in item.get("evidence", ())
            ]
        # About those with everyday questions nothing is claimed.
        yield record.get("source", "mixed" if record["claims"] else "everyday"), record


def _joined(sentences: Sequence[str]) -> str:
    """A paragraph of those sentences; items of a list and rows of a table, which end without a mark, as lines."""
    return ("\n" if any(UNENDED.search(each) for each in sentences) else " ").join(sentences)


def read_public(name: str, folder: Path = SHARED, most: int | None = QUESTIONS_AN_ARTICLE) -> Iterator[Visible]:
    """The articles of that file of SQuAD, with at most so many questions each, drawn with a fixed seed."""
    with gzip.open(folder / "data" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            drawn = list(record["questions"])
            random.Random(SEED).shuffle(drawn)  # noqa: S311 - a draw, not a secret
            yield _visible(PUBLIC[name], record, [_public_question(item) for item in drawn[:most]])


def is_held_out(visible: Visible) -> bool:
    """Whether nothing may be trained on that article."""
    name = visible.article.source
    return name in HELD_OUT or name[:3] in HELD_OUT or visible.source == "squad1"


def _visible(source: Source, record: dict[str, Any], items: list[dict[str, Any]]) -> Visible:
    article = _article(record)
    questions = []
    for item in items:
        spans = [_find(article, number, quote, item["text"]) for number, quote in item.pop("quotes")]
        phrase = item.pop("phrase")
        first = max((article.text.find(phrase, *span) for span in spans), default=-1) if phrase else -1
        span = (first, first + len(phrase)) if first >= 0 else None
        questions.append(Question(**item, evidence=tuple(spans), span=span))
    return Visible(source, article, tuple(questions))


def _article(record: dict[str, Any]) -> Article:
    headings = {section["starts_at"]: section["heading"] for section in record.get("sections", [])}
    paragraphs, position, section = [], 0, ""
    for number, text in enumerate(record["paragraphs"]):
        section = headings.get(number, section)
        paragraphs.append(Paragraph(number + 1, section, position, position + len(text)))
        position += len(text) + 2
    return Article(record["title"], "", "", record["id"], "\n\n".join(record["paragraphs"]), tuple(paragraphs), ())


def _find(article: Article, number: int, quote: str, question: str) -> Span:
    """Where a quote stands in a paragraph; of several places, in the sentence that shares most with the question."""
    paragraph = article.paragraphs[number]
    whole = re.compile(rf"(?<!\w){re.escape(quote)}(?!\w)")
    found = [match.span() for match in whole.finditer(article.text, paragraph.start, paragraph.end)]
    if not found:
        start = article.text.index(quote, paragraph.start)
        return start, start + len(quote)
    if len(found) == 1:
        return found[0]
    sentences = list(split_sentences(article.text, paragraph.start, paragraph.end))
    asked, *told = (set(each) for each in stems([question, *(article.text[start:end] for start, end in sentences)]))

    def shared(span: Span) -> int:
        return max(
            (len(asked & own) for own, (start, end) in zip(told, sentences, strict=True) if start <= span[0] < end),
            default=0,
        )

    return max(found, key=shared)


def _own_question(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": item["question"],
        "standalone": item.get("standalone") or item["question"],
        "history": tuple(item.get("history") or ()),
        "kind": item["kind"],
        "type": item["type"],
        "quotes": [(evidence["paragraph"], evidence["quote"]) for evidence in item["evidence"]],
        "phrase": item.get("span") or "",
    }


def _public_question(item: dict[str, Any]) -> dict[str, Any]:
    quotes = [] if item["unanswerable"] else [(item["paragraph"], answer) for answer in dict.fromkeys(item["answers"])]
    kind = "unanswerable" if item["unanswerable"] else "answerable"
    return {
        "text": item["question"],
        "standalone": item["question"],
        "history": (),
        "kind": kind,
        "type": "",
        "quotes": quotes,
        "phrase": quotes[0][1] if quotes else "",
        "paragraph": item["paragraph"] + 1,
    }
