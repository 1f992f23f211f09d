"""The trained reader on the digest, with the weights that ship."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from assistant import Assistant
from assistant.reader.graph import graph_name, open_graph
from assistant.reader.trained import TrainedReader
from assistant.similarity import SimilarityReader
from index.embed import Embedder
from index.search import Hit

QUESTION = "How long is the border?"


@pytest.fixture(scope="module")
def reader(embedder: Embedder, folder: Path) -> TrainedReader:
    """On the bundled encoder."""
    return TrainedReader.open(SimilarityReader(embedder), folder / "models")


@pytest.fixture(scope="module")
def hits(assistant: Assistant) -> list[Hit]:
    """What retrieval brings."""
    return assistant.index.search(QUESTION, 8)


def test_every_sentence_of_every_passage_is_read(reader: TrainedReader, hits: list[Hit]) -> None:
    """None is lost, none is read twice, and the best comes first."""
    reading = reader.read(QUESTION, QUESTION, hits)
    scores = [each.score for each in reading.evidence]

    assert {(each.start, each.end) for each in reading.evidence} == {s for hit in hits for s in hit.passage.sentences}
    assert len(scores) == sum(len(hit.passage.sentences) for hit in hits)
    assert scores == sorted(scores, reverse=True)


def test_a_phrase_lies_inside_its_sentence(reader: TrainedReader, hits: list[Hit]) -> None:
    """Whatever the network thinks of its edges."""
    for each in reader.read(QUESTION, QUESTION, hits).evidence:
        assert each.phrase is not None
        assert each.start <= each.phrase[0] < each.phrase[1] <= each.end


def test_the_phrase_is_the_answer(reader: TrainedReader, hits: list[Hit], assistant: Assistant) -> None:
    """Short, and the figure that was asked for."""
    best = reader.read(QUESTION, QUESTION, hits).evidence[0]
    phrase = assistant.article.text[slice(*best.phrase)]

    assert "2,615" in phrase
    assert len(phrase.split()) < 5


def test_what_a_passage_says_does_not_depend_on_its_neighbours(reader: TrainedReader, hits: list[Hit]) -> None:
    """Read alone or among others, a sentence gets the same numbers from the network."""
    among = reader.signals(QUESTION, QUESTION, hits)
    alone = reader.signals(QUESTION, QUESTION, hits[2:3])
    own = [among.places.index(place) for place in alone.places]

    np.testing.assert_array_equal(alone.sentences[:, [0, 1, 3]], among.sentences[own][:, [0, 1, 3]])
    np.testing.assert_array_equal(alone.premise, among.premise[own])


@pytest.mark.parametrize("times", [40, 400])
def test_a_question_longer_than_what_is_read_is_cut(reader: TrainedReader, hits: list[Hit], times: int) -> None:
    """It pushes no sentence of a shorter passage out, and nothing breaks."""
    long = "Which of the many towns along that river is it? " * times
    reading = reader.read(long, long, hits)

    assert len(reading.evidence) == sum(len(hit.passage.sentences) for hit in hits)


def test_no_passage_is_no_reading(reader: TrainedReader) -> None:
    """Nothing retrieved, nothing said."""
    reading = reader.read(QUESTION, QUESTION, [])

    assert (reading.evidence, reading.answers) == ((), False)


def test_a_damaged_graph_is_made_again(reader: TrainedReader, hits: list[Hit], folder: Path, tmp_path: Path) -> None:
    """A truncated file is noticed by its hash, and the reading stays the same."""
    cache = shutil.copytree(folder / "models", tmp_path / "models")
    graph = cache / graph_name()
    graph.write_bytes(graph.read_bytes()[:1000])
    again = TrainedReader(reader._similarity, open_graph(cache))

    assert again.read(QUESTION, QUESTION, hits) == reader.read(QUESTION, QUESTION, hits)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The graph is made for this process alone; it is told once."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    assert open_graph(blocked / "models")
    assert "starts slowly" in caplog.text
