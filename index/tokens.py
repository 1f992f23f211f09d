"""What a model folder says about turning texts into tokens, and token vectors out of them. Reads no weights."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Kind = Literal["query", "document"]
Matrix = NDArray[np.float32]

LONGEST = 384
"""Tokens that are read of one text at most, whatever a model claims: a passage must fit into what reads it later, too,
with a question beside it, and that reads 512."""


def encodable(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON and mistyped arguments bring and no tokenizer takes."""
    return text.encode("utf-8", "ignore").decode("utf-8")


@dataclass(frozen=True)
class Tokens:
    """The model's view of one text, token by token, special tokens left out.

    Attributes:
        vectors: (t, d) float32, rows of length 1, each coloured by the whole text.
        spans: (t, 2) int, characters of the text that each token stands for, end exclusive.
    """

    vectors: Matrix
    spans: NDArray[np.int64]


class TextModel:
    """What a model folder says about turning texts into token ids; reads no weights."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        settings = {**_read_json(folder / "tokenizer_config.json"), **_read_json(folder / "sentence_bert_config.json")}
        longest = settings.get("max_seq_length") or settings.get("model_max_length") or 512
        self.read = min(int(longest), LONGEST)
        prompts = _read_json(folder / "config_sentence_transformers.json").get("prompts") or {}
        self.prompts: dict[str, str] = {kind: prompts.get(kind) or "" for kind in ("query", "document")}

    @cached_property
    def tokenizer(self) -> "Tokenizer":
        """The tokenizer, cutting at what the model reads."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(self.read)
        return tokenizer

    @cached_property
    def limit(self) -> int:
        """Tokens that remain for a text beside the special ones and the longest prompt."""
        prompt = max(self.count(text) for text in self.prompts.values())
        return self.read - self.tokenizer.num_special_tokens_to_add(is_pair=False) - prompt

    def count(self, text: str) -> int:
        """Tokens of the text, special tokens left out."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        return sum(len(part.ids) for part in [encoding, *encoding.overflowing])


def tokens_of(states: Matrix, encoding: Any, prompt: int) -> Tokens:  # noqa: ANN401 - tokenizers ships no types
    """Drop special tokens and the prompt's, and bring the rows to length 1."""
    own = [
        position
        for position, (special, (start, _)) in enumerate(
            zip(encoding.special_tokens_mask, encoding.offsets, strict=True)
        )
        if not special and start >= prompt
    ]
    vectors = states[own]
    spans = np.array([encoding.offsets[position] for position in own], dtype=np.int64).reshape(-1, 2) - prompt
    return Tokens(normalised(vectors), spans)


def normalised(vectors: Matrix) -> Matrix:
    """The rows brought to length 1; rows of zeros stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def _read_json(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}
