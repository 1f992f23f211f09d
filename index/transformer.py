"""A model run by sentence-transformers itself: the slow start, and any model that it can load."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.errors import ModelError
from index.tokens import Kind, Matrix, TextModel, Tokens, tokens_of

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 8
"""Texts that run together: more are slower on two cores, and 32 take half a gigabyte more."""


class TransformerEmbedder:
    """Runs a model in sentence-transformers; an `index.embed.Embedder`."""

    def __init__(self, model: "SentenceTransformer", text_model: TextModel, fingerprint: str) -> None:
        self.model = model
        self.text_model = text_model
        self.fingerprint = fingerprint
        self.limit = text_model.limit
        self.count = text_model.count

    def embed(self, texts: Sequence[str], kind: Kind = "document") -> Matrix:
        """(n, d) float32, rows of length 1, in the order of the texts."""
        prompt = self.text_model.prompts[kind]
        vectors = self.model.encode(
            list(texts), prompt=prompt, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    def tokens(self, texts: Sequence[str], kind: Kind = "document") -> list[Tokens]:
        """Token vectors of each text, in the order of the texts."""
        prompt = self.text_model.prompts[kind]
        states = self.model.encode(
            list(texts), prompt=prompt, batch_size=BATCH, output_value="token_embeddings", show_progress_bar=False
        )
        return [
            tokens_of(state.float().numpy(), self.text_model.tokenizer.encode(prompt + text), len(prompt))
            for state, text in zip(states, texts, strict=True)
        ]


def load_model(folder: Path) -> "SentenceTransformer":
    """The model in sentence-transformers, on the CPU, without a look at the network."""
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"The embedding model at {folder} cannot be loaded ({error}). Choose another one."
        raise ModelError(message) from error
