"""Which examples each stage of training sees. Reads the visible data and the questions written for this project."""

import gzip
import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from assistant.reader.claim_examples import claim_examples, fluent_claims, mixed_claims
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

FACTS, KEPT_FACTS = 44, 8
"""Questions of an article of SQuAD that the first stage sees, and those that the second repeats."""

Record = dict[str, Any]
T = TypeVar("T")
RETRIEVED = 8
REPEATED, JOINT, PLAIN, NEAR, FAR, EVERYDAY, HARDER, WIDE = 2, 4, 7, 9, 11, 13, 15, 17
"""The first epoch of a later stage as a number of its own: its draws differ from those of the stages before."""

KEPT_SHARE = 0.2
"""Share of the other stages' examples that an epoch of the joint stage repeats."""

OTHERWISE = 0.5
"""Share of the answered questions that are asked of something else, too."""

NEAR_FACTS = 2000
"""Examples of SQuAD that an epoch of the near stage sees."""

FAR_SHARE = 0.65
"""Share of the near stage's examples, of more articles by then, that an epoch of the far stage sees."""

EVERYDAY_SHARES = {"mixed": 0.3, "own": 0.12, "written": 0.25, "otherwise": 0.4}
"""Shares of what an epoch of the everyday stage sees beside the everyday questions, by where it is from."""

EVERYDAY_FACTS, EVERYDAY_OTHERWISE = 1500, 0.03
"""Examples of SQuAD that it sees, and the share of SQuAD's answered questions that are asked of something else, too."""

HARD_ASKED: dict[Source, float] = {"mixed": 0.1, "everyday": 0.25, "adversarial": 0.15, "natural": 0.15}
"""Shares of the earlier questions that an epoch of the hard stage sees, by where they are from."""

HARD_TOLD = {"claims": 0.06, "mixed": 0.2}
"""Shares of the earlier claims that it sees."""

HARD_FACTS = 1000
"""Examples of SQuAD that it sees."""

WIDE_SHARE = 0.5
"""Share of the hard stage's examples, of more questions by then, that an epoch of the wide stage sees."""

CACHE = Path("checkpoints") / "retrieval"


def squad_examples(embedder: Embedder, folder: Path = SHARED) -> list[Example]:
    """Short facts on short passages: SQuAD 1.1, and what SQuAD 2.0 does not answer."""
    wanted = {"removed": 0.3, "found": 0.35, "swapped": 0.2}
    draw = _draw(0)
    return [*_public(embedder, folder, FACTS, wanted, draw), *_unanswerable(embedder, folder, draw)]


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
    draw = _draw(f"own {epoch}")
    written = written_questions()
    found: list[Example] = []
    for visible in read_own(folder):
        share = shares.get(visible.source, 0)
        if is_held_out(visible) or not share:
            continue
        name = visible.article.source[:3]
        questions = [*visible.questions, *_placed(visible.article, written.get(name, []))]
        if share < 1:
            questions = _share(questions, share, draw)
        found += _own(replace(visible, questions=tuple(questions)), embedder, draw, negatives)
    return found


def _own(visible: Visible, embedder: Embedder, draw: random.Random, negatives: int) -> Iterator[Example]:
    passages = split(visible.article, embedder.limit, embedder.count)
    yield from own_examples(visible, _retrieved(visible, embedder), passages, draw, negatives)  # type: ignore[arg-type]


def question_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """Own articles, written questions, long answers, and enough facts to keep what the first stage taught.

    A second epoch goes over what is nearest to the job once more: own articles, and what SQuAD 2.0 does not answer.
    """
    draw = _draw(f"questions {epoch}")
    found = [*own_only(embedder, epoch, folder), *_unanswerable(embedder, folder, draw)]
    if not epoch:
        found += _written(embedder, folder, draw)
        found += _public(embedder, folder, KEPT_FACTS, {"removed": 0.2, "found": 0.4, "swapped": 0.1}, draw)
        found += _long_answers(folder)
    return found


def checker_examples(embedder: Embedder, epoch: int, folder: Path = SHARED, *, unlike: bool = False) -> list[Example]:
    """Claims beside evidence, and a third of the questions nearest to the job: evidence is found alike for both."""
    draw = _draw(f"checker {epoch}")
    asked = [*own_only(embedder, REPEATED + epoch, folder, negatives=1), *_unanswerable(embedder, folder, draw)]
    return [*draw.sample(asked, len(asked) // 3), *claim_examples(epoch, folder, unlike=unlike)]


def joint_examples(embedder: Embedder, epoch: int, folder: Path = SHARED, negatives: int = 3) -> list[Example]:
    """All questions and claims about the mixed articles, and shares of what the other stages saw, for both tasks."""
    draw = _draw(f"joint {epoch}")
    asked = [
        *own_only(embedder, JOINT + epoch, folder),
        *_unanswerable(embedder, folder, draw),
        *_written(embedder, folder, draw),
    ]
    told = claim_examples(JOINT + epoch, folder)
    return [
        *own_only(embedder, JOINT + epoch, folder, negatives, {"mixed": 1}),
        *mixed_claims(epoch, folder),
        *_share(asked, KEPT_SHARE, draw),
        *_share(told, KEPT_SHARE, draw),
    ]


def plain_examples(embedder: Embedder, epoch: int, folder: Path = SHARED, negatives: int = 2) -> list[Example]:
    """As the joint stage, with short facts: plain questions about what a text says by the way."""
    draw = _draw(f"plain {epoch}")
    facts = list(_public(embedder, folder, KEPT_FACTS, {"removed": 0.2, "found": 0.4, "swapped": 0.1}, draw))
    return [
        *joint_examples(embedder, PLAIN - JOINT + epoch, folder, negatives),
        *_share(facts, KEPT_SHARE, draw),
    ]


def near_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """As the plain stage, with questions that were answered and are asked of something else."""
    draw = _draw(f"near {epoch}")
    facts = list(_public(embedder, folder, FACTS, {"removed": 0.2, "found": 0.3, "swapped": 0.4}, draw))
    return [
        *plain_examples(embedder, NEAR - PLAIN + epoch, folder, negatives=1),
        *_otherwise(embedder, folder, draw),
        *draw.sample(facts, NEAR_FACTS),
    ]


def far_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """As the near stage, a share of it: with more articles, whose questions are worded farther from the answers."""
    found = near_examples(embedder, FAR - NEAR + epoch, folder)
    return _share(found, FAR_SHARE, _draw(f"far {epoch}"))


def everyday_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """Questions alone: all those that people type, and shares of the others, with near misses about short texts."""
    draw = _draw(f"everyday {epoch}")
    first = EVERYDAY + epoch
    facts = list(_public(embedder, folder, FACTS, {"removed": 0.1, "found": 0.3, "swapped": 0.4}, draw))
    parts = {
        "mixed": own_only(embedder, first, folder, negatives=1, shares={"mixed": 1}),
        "own": own_only(embedder, first, folder),
        "written": list(_written(embedder, folder, draw)),
        "otherwise": list(_otherwise(embedder, folder, draw)),
    }
    return [
        *own_only(embedder, first, folder, negatives=3, shares={"everyday": 1}),
        *(example for name, part in parts.items() for example in _share(part, EVERYDAY_SHARES[name], draw)),
        *_unanswerable(embedder, folder, draw),
        *draw.sample(facts, EVERYDAY_FACTS),
        *_public_otherwise(embedder, folder, draw),
    ]


def hard_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """Questions worded unlike the articles, near misses, claims as language models write; shares of the rest."""
    draw = _draw(f"hard {epoch}")
    first = HARDER + epoch
    near = list(_written(embedder, folder, draw, HARD))
    facts = list(_public(embedder, folder, FACTS, {"removed": 0.1, "found": 0.3, "swapped": 0.4}, draw))
    return [
        *own_only(embedder, first, folder, shares={"hard": 1}),
        *_written_own(embedder, folder, draw),
        *mixed_claims(first, folder, "hard"),
        *fluent_claims(first, folder),
        *near[epoch % 2 :: 2],
        *_unanswerable(embedder, folder, draw),
        *own_only(embedder, first, folder, negatives=1, shares=HARD_ASKED),
        *draw.sample(facts, HARD_FACTS),
        *_share(claim_examples(first, folder), HARD_TOLD["claims"], draw),
        *_share(list(mixed_claims(first, folder)), HARD_TOLD["mixed"], draw),
    ]


def wide_examples(embedder: Embedder, epoch: int, folder: Path = SHARED) -> list[Example]:
    """As the hard stage, a share of it: with more questions."""
    found = hard_examples(embedder, WIDE - HARDER + epoch, folder)
    return _share(found, WIDE_SHARE, _draw(f"wide {epoch}"))


def _share(examples: list[T], share: float, draw: random.Random) -> list[T]:
    return draw.sample(examples, int(len(examples) * share))


def _public_otherwise(embedder: Embedder, folder: Path, draw: random.Random) -> Iterator[Example]:
    for visible in read_public("squad1-train", folder, most=None):
        passages = split(visible.article, embedder.limit, embedder.count)
        yield from asked_otherwise(visible, passages, draw, EVERYDAY_OTHERWISE)


def _otherwise(embedder: Embedder, folder: Path, draw: random.Random) -> Iterator[Example]:
    for visible in read_own(folder):
        if not is_held_out(visible):
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


def _public(
    embedder: Embedder, folder: Path, most: int, wanted: dict[str, float], draw: random.Random
) -> Iterator[Example]:
    for visible in read_public("squad1-train", folder, most):
        passages = split(visible.article, embedder.limit, embedder.count)
        yield from public_examples(visible, passages, draw, wanted)


def _written_own(embedder: Embedder, folder: Path, draw: random.Random) -> Iterator[Example]:
    """The hard questions written on the project's articles."""
    written = written_questions(HARD)
    for visible in read_own(folder):
        if visible.article.source in written and not is_held_out(visible):
            asked = tuple(_placed(visible.article, written[visible.article.source]))
            yield from _own(replace(visible, questions=asked), embedder, draw, negatives=1)


def _written(embedder: Embedder, folder: Path, draw: random.Random, path: Path = QUESTIONS) -> Iterator[Example]:
    """The questions written for this project on paragraphs of SQuAD."""
    written = written_questions(path)
    wanted = {"removed": 0.15, "found": 0.25, "swapped": 0.05}
    for visible in read_public("squad1-train", folder, most=0):
        questions = tuple(_placed(visible.article, written.get(visible.article.source, [])))
        passages = split(visible.article, embedder.limit, embedder.count)
        yield from public_examples(replace(visible, questions=questions), passages, draw, wanted)


def _unanswerable(embedder: Embedder, folder: Path, draw: random.Random) -> Iterator[Example]:
    for visible in read_public("squad2-calibration", folder, most=None):
        if not is_held_out(visible):
            passages = split(visible.article, embedder.limit, embedder.count)
            yield from public_examples(visible, passages, draw, {"removed": 0, "found": 0.2, "swapped": 0})


def _long_answers(folder: Path) -> Iterator[Example]:
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


def _draw(name: str | int) -> random.Random:
    return random.Random(name)  # noqa: S311 - a draw, not a secret
