"""What the stages of training are made of: the visible data and the questions written for this project, as examples."""

import gzip
import json
import random
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from assistant.reader.examples import Example, example_of
from assistant.reader.question_examples import asked_otherwise, own_examples, public_examples
from assistant.reader.visible import CORPUS, SHARED, Question, Source, Visible, is_held_out, read_own, read_public
from index.article import Article, Paragraph
from index.embed import Embedder
from index.search import open_index
from index.split import Passage, split

QUESTIONS = Path(__file__).parent / "questions.jsonl"
"""Questions written for this project, about its own articles and about paragraphs of SQuAD's."""

HARD = Path(__file__).parent / "hard.jsonl"
"""More of them: worded unlike the mixed articles, comparisons and questions that lean on an earlier one about texts of
many kinds, and near misses about other paragraphs of SQuAD's.
"""

FACTS = 44
"""Questions of an article of SQuAD that are seen at most."""

OLDER: frozenset[Source] = frozenset({"adversarial", "natural", "mixed", "everyday", "hard"})
"""Where the articles are from that are not those written last."""

OTHERWISE = 0.5
"""Share of the answered questions that are asked of something else, too."""

PUBLIC_OTHERWISE = 0.03
"""The same for SQuAD's."""

CACHE = Path("checkpoints") / "retrieval"
RETRIEVED = 8
Record = dict[str, Any]
T = TypeVar("T")


def own_only(
    embedder: Embedder,
    epoch: int,
    folder: Path = SHARED,
    negatives: int = 2,
    shares: Mapping[Source, float] = dict.fromkeys(CORPUS, 1.0),
) -> list[Example]:
    """The project's articles, with that share of the questions about them, beside passages that retrieval brings.

    Args:
        embedder: what retrieval searches with.
        epoch: its number, from which draws follow.
        folder: the visible data.
        negatives: how many passages without evidence a question is read beside.
        shares: of the questions, by where the articles are from; all of the corpus by default.
    """
    draw = draw_of(f"own {epoch}")
    written = written_questions()
    found: list[Example] = []
    for visible in read_own(folder):
        share = shares.get(visible.source, 0)
        if is_held_out(visible) or not share:
            continue
        name = visible.article.source[:3]
        questions = [*visible.questions, *_placed(visible.article, written.get(name, []))]
        if share < 1:
            questions = share_of(questions, share, draw)
        found += _own(replace(visible, questions=tuple(questions)), embedder, draw, negatives)
    return found


def _own(visible: Visible, embedder: Embedder, draw: random.Random, negatives: int) -> Iterator[Example]:
    passages = split(visible.article, embedder.limit, embedder.count)
    yield from own_examples(visible, _retrieved(visible, embedder), passages, draw, negatives)  # type: ignore[arg-type]


def share_of(examples: list[T], share: float, draw: random.Random) -> list[T]:
    """That share of the examples, drawn."""
    return draw.sample(examples, int(len(examples) * share))


def public_otherwise(embedder: Embedder, folder: Path, draw: random.Random) -> Iterator[Example]:
    """SQuAD's questions asked of something else."""
    for visible in read_public("squad1-train", folder, most=None):
        passages = split(visible.article, embedder.limit, embedder.count)
        yield from asked_otherwise(visible, passages, draw, PUBLIC_OTHERWISE)


def otherwise(embedder: Embedder, folder: Path, draw: random.Random, sources: Collection[Source]) -> Iterator[Example]:
    """Questions about the project's articles from there asked of something else."""
    for visible in read_own(folder):
        if visible.source in sources and not is_held_out(visible):
            passages = split(visible.article, embedder.limit, embedder.count)
            yield from asked_otherwise(visible, passages, draw, OTHERWISE)


def written_questions(path: Path = QUESTIONS) -> dict[str, list[Record]]:
    """The questions written for this project, by article."""
    found: dict[str, list[Record]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found.setdefault(record["article"], []).append(record)
    return found


def _placed(article: Article, records: list[Record]) -> list[Question]:
    starts = [paragraph.start for paragraph in article.paragraphs]

    def span(part: list[int]) -> tuple[int, int]:
        return starts[part[0]] + part[1], starts[part[0]] + part[2]

    return [
        Question(
            text=record["question"],
            standalone=record.get("standalone") or record["question"],
            history=tuple(record.get("history", ())),
            kind=record["kind"],
            type="",
            evidence=tuple(span(part) for part in record.get("evidence", ())),
            span=span(record["span"]) if "span" in record else None,
            paragraph=record["paragraph"] + 1 if "paragraph" in record else 0,
        )
        for record in records
    ]


def public(
    embedder: Embedder, folder: Path, most: int, wanted: dict[str, float], draw: random.Random
) -> Iterator[Example]:
    """SQuAD's own questions, beside what is made and found."""
    for visible in read_public("squad1-train", folder, most):
        passages = split(visible.article, embedder.limit, embedder.count)
        yield from public_examples(visible, passages, draw, wanted)


def about_own(embedder: Embedder, folder: Path, draw: random.Random) -> Iterator[Example]:
    """The hard questions written on the project's articles."""
    written = written_questions(HARD)
    for visible in read_own(folder):
        if visible.article.source in written and not is_held_out(visible):
            asked = tuple(_placed(visible.article, written[visible.article.source]))
            yield from _own(replace(visible, questions=asked), embedder, draw, negatives=1)


def about_squad(embedder: Embedder, folder: Path, draw: random.Random, path: Path = QUESTIONS) -> Iterator[Example]:
    """The questions written for this project on paragraphs of SQuAD."""
    written = written_questions(path)
    wanted = {"removed": 0.15, "found": 0.25, "swapped": 0.05}
    for visible in read_public("squad1-train", folder, most=0):
        questions = tuple(_placed(visible.article, written.get(visible.article.source, [])))
        passages = split(visible.article, embedder.limit, embedder.count)
        yield from public_examples(replace(visible, questions=questions), passages, draw, wanted)


def unanswerable(embedder: Embedder, folder: Path, draw: random.Random) -> Iterator[Example]:
    """The questions of SQuAD 2.0, half of them near misses."""
    for visible in read_public("squad2-calibration", folder, most=None):
        if not is_held_out(visible):
            passages = split(visible.article, embedder.limit, embedder.count)
            yield from public_examples(visible, passages, draw, {"removed": 0, "found": 0.2, "swapped": 0})


def long_answers(folder: Path) -> Iterator[Example]:
    """ClapNQ: what people asked a search engine, and the sentences of a passage that answer."""
    with gzip.open(folder / "data" / "clapnq-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text, spans = "", []
            for sentence in record["sentences"]:
                text += " " if text else ""
                spans.append((len(text), len(text) + len(sentence)))
                text += sentence
            chosen = {sentence for answer in record["selected_sentences"] for sentence in answer}
            evidence = tuple(span for span in spans if text[slice(*span)] in chosen)
            question = Question(record["question"], record["question"], (), "answerable", "", evidence)
            passage = Passage(text, 0, len(text), Paragraph(1, "", 0, len(text)), tuple(spans))
            yield example_of(question.text, passage, question)


@cache
def _retrieved(visible: Visible, embedder: Embedder) -> list[tuple[Passage, ...]]:
    index = open_index(visible.article, embedder, directory=CACHE)
    found = [
        tuple(hit.passage for hit in index.search(question.standalone, RETRIEVED)) for question in visible.questions
    ]
    index.close()
    return found


def draw_of(name: str | int) -> random.Random:
    """The draws of that name, always the same."""
    return random.Random(name)  # noqa: S311 - a draw, not a secret
