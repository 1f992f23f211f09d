"""A question -> the passages nearest to it."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant import Assistant
from index.article import Article, Paragraph
from index.central import central_sentences
from index.embed import Embedder
from index.search import Index, open_index, standard
from index.tokens import Kind, Matrix


@pytest.fixture(scope="module")
def index(assistant: Assistant) -> Index:
    """The digest's."""
    return assistant.index


class CountingEmbedder:
    """The bundled model, counting the texts that it embeds."""

    def __init__(self, embedder: Embedder) -> None:
        self.fingerprint, self.limit, self.count, self.tokens = (
            embedder.fingerprint,
            embedder.limit,
            embedder.count,
            embedder.tokens,
        )
        self._embedder = embedder
        self.embedded = 0

    def embed(self, texts: Sequence[str], kind: Kind = "document") -> Matrix:
        """As the bundled model does."""
        self.embedded += len(texts)
        return self._embedder.embed(texts, kind)


@pytest.mark.parametrize(
    ("query", "paragraph"),
    [
        ("How long is the border?", 4),
        ("2,615-mile", 4),
        ("Who was Alexander Nevsky?", 21),
        ("What do Russians think of China in opinion polls?", 14),
        ("SWIFT yuan share", 24),
    ],
)
def test_the_right_passage_comes_first(index: Index, query: str, paragraph: int) -> None:
    """Questions and keywords, meaning and rare words."""
    assert index.search(query, 3)[0].passage.paragraph.number == paragraph


def test_the_byline_can_be_found(index: Index) -> None:
    """Title, author and date are searchable; they stand in no body paragraph."""
    passage = index.search("Alexander Gabuev", 1)[0].passage

    assert (passage.paragraph.number, "Gabuev" in passage.text) == (0, True)


def test_hits_come_best_first_and_once(index: Index) -> None:
    """Scores fall, and no passage is given twice."""
    hits = index.search("trade in 2023", 10)

    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.passage.start for hit in hits}) == 10


@pytest.mark.parametrize("k", [0, -1])
def test_asking_for_nothing_gives_nothing(index: Index, k: int) -> None:
    """No error either."""
    assert index.search("border", k) == []


def test_asking_for_more_gives_all(index: Index) -> None:
    """As many as there are."""
    assert len(index.search("border", 1000)) == len(index.passages)


@pytest.mark.parametrize("query", ["", "   ", "???", "x" * 10_000, "the of and", "\x00", "🐟", "border \ud83d"])
def test_odd_queries_are_searched_like_others(index: Index, query: str) -> None:
    """No query breaks a search."""
    assert len(index.search(query, 3)) == 3


def test_the_same_query_gives_the_same_hits(index: Index) -> None:
    """Searching is deterministic."""
    assert index.search("Taiwan", 5) == index.search("Taiwan", 5)


def test_opening_twice_embeds_once(tmp_path: Path, embedder: Embedder) -> None:
    """The second time nothing is embedded."""
    counting = CountingEmbedder(embedder)
    article = small_article("One fish. Two fish.", "Red fish.")
    open_index(article, counting, directory=tmp_path).close()
    first = counting.embedded
    open_index(article, counting, directory=tmp_path).close()

    assert (first, counting.embedded) == (5, 5)


def test_another_model_builds_another_index(tmp_path: Path, embedder: Embedder) -> None:
    """The key holds the model's fingerprint, so vectors of two models never meet."""
    counting = CountingEmbedder(embedder)
    article = small_article("One fish. Two fish.")
    open_index(article, counting, directory=tmp_path).close()
    counting.fingerprint = "another"
    open_index(article, counting, directory=tmp_path).close()

    assert counting.embedded == 6


def test_one_changed_letter_builds_another_index(tmp_path: Path, embedder: Embedder) -> None:
    """The key holds the text, so an edited article is never answered from the old one."""
    counting = CountingEmbedder(embedder)
    for text in ("One fish.", "One dish."):
        open_index(small_article(text), counting, directory=tmp_path).close()

    assert counting.embedded == 4


def test_progress_sees_every_batch(tmp_path: Path, embedder: Embedder) -> None:
    """So that a person sees how far a long article is."""
    seen: list[int] = []

    def watch(batches: Sequence[list[str]]) -> list[list[str]]:
        seen.extend(len(batch) for batch in batches)
        return list(batches)

    open_index(small_article(*["One fish."] * 50), embedder, directory=tmp_path, progress=watch).close()

    assert seen == [64, 36]


def test_a_very_long_article_is_searched_by_candidates(tmp_path: Path, embedder: Embedder) -> None:
    """With more passages than candidates the needle is still the first hit, by word and by meaning."""
    hay = [f"Sentence {number} tells of hay, of straw, and of what the farm sold." for number in range(400)]
    hay[250] = "The physicist won the Nobel Prize for her work on radium."
    index = open_index(small_article(*hay), embedder, directory=tmp_path)

    found = [index.search(query, 1)[0].passage.paragraph.number for query in ["radium", "Which award did she receive?"]]

    assert found == [251, 251]


def small_article(*paragraphs: str) -> Article:
    """An article of these paragraphs."""
    placed, position = [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        placed.append(Paragraph(number, "", position, position + len(paragraph)))
        position += len(paragraph) + 2
    return Article("", "", "", "", "\n\n".join(paragraphs), tuple(placed), ())


def test_standard_scores_have_mean_0_and_deviation_1() -> None:
    """Equal scores say nothing, so they all become 0."""
    np.testing.assert_allclose(standard(np.array([1.0, 2.0, 3.0])), [-1.224745, 0, 1.224745], atol=1e-6)
    np.testing.assert_allclose(standard(np.array([2.0, 2.0])), [0, 0])


def test_central_sentences_stand_in_the_passages(index: Index) -> None:
    """As many as asked for, each once."""
    passages = [passage for passage in index.passages if passage.paragraph.number == 4]
    spans = central_sentences(index, passages, 3)

    assert len(set(spans)) == 3
    assert all(any(span in passage.sentences for passage in passages) for span in spans)


def test_no_passages_have_no_central_sentence(index: Index) -> None:
    """An empty section is no error."""
    assert central_sentences(index, [], 3) == []


def test_the_index_is_a_langchain_retriever(index: Index) -> None:
    """Documents say which article they are from and where they stand in it; each has an id of its own."""
    documents, more = index.as_retriever(k=2).invoke("How long is the border?"), index.as_retriever().invoke("border")
    document = documents[0]
    start, end = document.metadata["start"], document.metadata["end"]

    assert index.article.text[start:end] == document.page_content
    assert (document.metadata["paragraph"], document.metadata["section"]) == (4, "A Partnership with Limits")
    assert (document.metadata["title"], document.metadata["source"]) == (index.article.title, index.article.source)
    assert document.id in {each.id for each in more}
    assert len({each.id for each in more}) == len(more)


def test_importing_the_index_is_cheap() -> None:
    """Chroma, torch and LangChain are imported where they are used."""
    code = "import sys, index.search; print({'chromadb', 'torch', 'langchain_core', 'bm25s'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert result.stdout == "set()\n"
