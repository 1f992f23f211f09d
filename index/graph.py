"""An embedding model as an ONNX graph: exported once by torch, run from then on by ONNX Runtime.

Importing sentence-transformers takes seconds, ONNX Runtime a tenth of one, and the vectors are the same; that is
checked at each export, and a model whose graph gives other vectors is not run this way. The graph is a cache: damaged,
it is made again.
"""

import functools
import hashlib
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.kept import open_kept
from index.tokens import Kind, Matrix, TextModel, Tokens, normalised, tokens_of
from index.transformer import BATCH, TransformerEmbedder, load_model

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
PROBES = ("How long is the river?", "The dam cost $3.5 million. It was opened in 1994, too late.", "…")
TOLERANCE = 1e-3
"""Largest difference of a vector's component between torch and the graph; 1e-6 is seen."""


class GraphEmbedder:
    """Runs a model's graph in ONNX Runtime; an `index.embed.Embedder`."""

    def __init__(self, session: "InferenceSession", text_model: TextModel, fingerprint: str) -> None:
        self.session = session
        self.text_model = text_model
        self.fingerprint = fingerprint
        self.limit = text_model.limit
        self.count = text_model.count

    def embed(self, texts: Sequence[str], kind: Kind = "document") -> Matrix:
        """(n, d) float32, rows of length 1, in the order of the texts."""
        rows: dict[int, Matrix] = {}
        for positions, _, (vectors,) in self._batches(texts, kind, ["vectors"]):
            rows.update(zip(positions, vectors, strict=True))
        return normalised(np.stack([rows[position] for position in range(len(texts))]))

    def tokens(self, texts: Sequence[str], kind: Kind = "document") -> list[Tokens]:
        """Token vectors of each text, in the order of the texts."""
        rows: dict[int, Tokens] = {}
        prompt = len(self.text_model.prompts[kind])
        for positions, encodings, (states,) in self._batches(texts, kind, ["tokens"]):
            for position, encoding, state in zip(positions, encodings, states, strict=True):
                rows[position] = tokens_of(state, encoding, prompt)
        return [rows[position] for position in range(len(texts))]

    def _batches(
        self, texts: Sequence[str], kind: Kind, outputs: list[str]
    ) -> Iterator[tuple[list[int], list[Any], list[Matrix]]]:
        """Texts of like length run together, since a batch is padded to its longest."""
        prompt = self.text_model.prompts[kind]
        encodings = self.text_model.tokenizer.encode_batch([prompt + text for text in texts])
        order = sorted(range(len(texts)), key=lambda position: len(encodings[position].ids))
        wanted = {node.name for node in self.session.get_inputs()}
        for first in range(0, len(order), BATCH):
            positions = order[first : first + BATCH]
            batch = [encodings[position] for position in positions]
            feed = {name: values for name, values in _padded(batch).items() if name in wanted}
            yield positions, batch, self.session.run(outputs, feed)


def _padded(encodings: list[Any]) -> dict[str, np.ndarray[Any, np.dtype[np.int64]]]:
    shape = (len(encodings), max(len(encoding.ids) for encoding in encodings))
    feed = {name: np.zeros(shape, dtype=np.int64) for name in INPUTS}
    for row, encoding in enumerate(encodings):
        length = len(encoding.ids)
        feed["input_ids"][row, :length] = encoding.ids
        feed["attention_mask"][row, :length] = 1
        feed["token_type_ids"][row, :length] = encoding.type_ids
    return feed


def fingerprint_of(folder: Path) -> str:
    """A hash of every file that shapes the vectors; 16 hexadecimal digits."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".json", ".safetensors", ".bin", ".model"} or path.name == "vocab.txt":
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, hashlib.blake2b).digest())
    return digest.hexdigest()


def open_graph(text_model: TextModel, fingerprint: str, cache: Path | None) -> GraphEmbedder | None:
    """The model run by ONNX Runtime; None for a model that cannot be."""
    if cache is None:
        return None

    load = functools.cache(load_model)

    def write(path: Path) -> None:
        _write_graph(load(text_model.folder), path)

    def agrees(session: "InferenceSession") -> bool:
        expected = TransformerEmbedder(load(text_model.folder), text_model, fingerprint)
        return _agree(expected, GraphEmbedder(session, text_model, fingerprint))

    session = open_kept(cache / f"{fingerprint}.onnx", write, agrees)
    return None if session is None else GraphEmbedder(session, text_model, fingerprint)


def _agree(expected: TransformerEmbedder, graph: GraphEmbedder) -> bool:
    difference = np.abs(expected.embed(PROBES) - graph.embed(PROBES)).max()
    return bool(difference < TOLERANCE)


def _write_graph(model: Any, path: Path) -> None:  # noqa: ANN401 - a SentenceTransformer
    import torch

    features = model.preprocess(list(PROBES))
    names = [name for name in INPUTS if name in features]

    class Graph(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *tensors: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            out = self.model(dict(zip(names, tensors, strict=True)))
            return out["sentence_embedding"], out["token_embeddings"]

    axes = {name: {0: "texts", 1: "tokens"} for name in [*names, "tokens"]} | {"vectors": {0: "texts"}}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Graph().eval(),
            tuple(features[name] for name in names),
            str(path),
            input_names=names,
            output_names=["vectors", "tokens"],
            dynamic_axes=axes,
            dynamo=False,
        )
