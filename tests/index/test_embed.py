"""Embedding models: the bundled one, and one of the user's own."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embed import Embedder, find_model, open_embedder
from index.errors import ModelError
from index.graph import GraphEmbedder
from index.tokens import TextModel
from index.transformer import TransformerEmbedder, load_model

TEXTS = ["The river is long.", "Bread costs two coins, and it is stale.", "河は長い。", "x"]


@pytest.fixture(scope="module")
def slow(embedder: Embedder) -> TransformerEmbedder:
    """The bundled model, run by sentence-transformers."""
    folder = find_model("all-MiniLM-L6-v2")
    return TransformerEmbedder(load_model(folder), TextModel(folder), embedder.fingerprint)


def test_the_bundled_model_runs_as_a_graph(embedder: Embedder) -> None:
    """So that the next start needs no torch."""
    assert isinstance(embedder, GraphEmbedder)


def test_the_graph_gives_the_vectors_of_sentence_transformers(embedder: Embedder, slow: TransformerEmbedder) -> None:
    """Texts and tokens alike, to five digits."""
    np.testing.assert_allclose(embedder.embed(TEXTS), slow.embed(TEXTS), atol=1e-5)
    for ours, theirs in zip(embedder.tokens(TEXTS), slow.tokens(TEXTS), strict=True):
        np.testing.assert_allclose(ours.vectors, theirs.vectors, atol=1e-4)
        np.testing.assert_array_equal(ours.spans, theirs.spans)


def test_rows_have_length_one_and_keep_their_order(embedder: Embedder) -> None:
    """Batches run by length; the rows come back as they were asked for."""
    together = embedder.embed(TEXTS)
    alone = np.vstack([embedder.embed([text]) for text in TEXTS])

    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_tokens_say_which_characters_they_stand_for(embedder: Embedder) -> None:
    """Spans are cut out of the text; special tokens are left out."""
    (tokens,) = embedder.tokens([TEXTS[0]])

    assert [TEXTS[0][start:end] for start, end in tokens.spans] == ["The", "river", "is", "long", "."]


def test_longer_texts_are_cut_at_the_limit(embedder: Embedder) -> None:
    """`limit` is what is really read: one token more changes nothing."""
    text = "word " * embedder.limit

    assert embedder.count(text) == embedder.limit
    np.testing.assert_allclose(embedder.embed([text])[0], embedder.embed([text + "fish"])[0], atol=1e-6)


def test_counting_goes_on_beyond_the_limit(embedder: Embedder) -> None:
    """The splitter needs the true length."""
    assert embedder.count("word " * 1000) == 1000


def test_a_damaged_graph_is_made_again(tmp_path: Path, embedder: Embedder, folder: Path) -> None:
    """A truncated file is noticed by its hash, and the answer stays the same."""
    cache = shutil.copytree(folder / "models", tmp_path / "models")
    (graph,) = (path for path in cache.glob("*.onnx") if not path.name.startswith("reader"))
    graph.write_bytes(graph.read_bytes()[:1000])
    again = open_embedder(cache=cache)

    np.testing.assert_allclose(again.embed(TEXTS), embedder.embed(TEXTS), atol=1e-5)


def test_without_a_cache_sentence_transformers_serves() -> None:
    """Nothing is written where nothing may be."""
    assert isinstance(open_embedder(cache=None), TransformerEmbedder)


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It is told once, and torch serves."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    assert isinstance(open_embedder(cache=blocked / "models"), TransformerEmbedder)
    assert "starts slowly" in caplog.text


def test_a_model_in_a_folder_has_its_own_fingerprint(tmp_path: Path, embedder: Embedder) -> None:
    """Changed weights change the index's key; the same bytes elsewhere do not."""
    copy = shutil.copytree(find_model("all-MiniLM-L6-v2"), tmp_path / "model")
    same = open_embedder(str(copy), tmp_path / "cache").fingerprint
    with (copy / "model.safetensors").open("r+b") as file:
        file.seek(-4, 2)
        file.write(b"\x00\x00\x80\x3f")

    assert same == embedder.fingerprint
    assert open_embedder(str(copy), tmp_path / "cache").fingerprint != same


def test_prompts_are_put_before_queries_and_documents(tmp_path: Path) -> None:
    """A model made with prompts gets them, and token spans still count the text alone."""
    copy = shutil.copytree(find_model("all-MiniLM-L6-v2"), tmp_path / "model")
    (copy / "config_sentence_transformers.json").write_text('{"prompts": {"query": "query: ", "document": ""}}')
    model = open_embedder(str(copy), tmp_path / "cache")
    (tokens,) = model.tokens([TEXTS[0]], "query")

    assert tokens.spans[0].tolist() == [0, 3]
    np.testing.assert_allclose(model.embed(["fish"], "query"), model.embed(["query: fish"]), atol=1e-5)


@pytest.mark.parametrize("content", [{}, {"config.json": "{}"}, {"tokenizer.json": "{}"}, {"tokenizer.json": "no"}])
def test_a_folder_without_a_model_is_refused(tmp_path: Path, content: dict[str, str]) -> None:
    """One sentence names the folder."""
    for name, text in content.items():
        (tmp_path / name).write_text(text)

    with pytest.raises(ModelError, match=str(tmp_path)):
        open_embedder(str(tmp_path), tmp_path / "cache")


def test_a_model_that_is_nowhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that cannot be fetched says so; the test forbids the fetching."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)

    with pytest.raises(ModelError, match="no-such-model"):
        open_embedder("no-such-model")


def test_the_bundled_model_never_tries_the_network(folder: Path) -> None:
    """A fresh process with every socket forbidden embeds a text, by either way."""
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise RuntimeError('network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from pathlib import Path; from index.embed import open_embedder\n"
        f"print(open_embedder(cache=Path({str(folder / 'models')!r})).embed(['a']).shape, 'torch' in sys.modules)\n"
        "print(open_embedder(cache=None).embed(['a']).shape)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert result.stdout == "(1, 384) False\n(1, 384)\n"
