"""A cross-encoder of the user's own as the checker: one score, or the label that says entailed. Run by its library."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.reader.narrow import narrow
from index.errors import ModelError

LONGEST = 512
"""Tokens that are read at once, unless the model reads fewer."""

ENTAILED = re.compile(
    r"(?<![a-z])(?<!not[_ -])(?<!non[_ -])(?:entail\w*|supports?|supported|consistent|true|yes)(?![a-z])", re.IGNORECASE
)


class PluggedScorer:
    """An `assistant.verify.Scorer`.

    Args:
        name: a folder, or a name that is fetched once.

    Raises:
        ModelError: it cannot be loaded, or not one of its labels says that a sentence is borne out.
    """

    def __init__(self, name: str) -> None:
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        place = str(Path(name).expanduser()) if Path(name).expanduser().is_dir() else name
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(place)
            self._model: Any = AutoModelForSequenceClassification.from_pretrained(place).eval()
        except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
            message = f"No checker {name!r} ({str(error).splitlines()[0]}). Use trained, model, or a model's folder."
            raise ModelError(message) from error
        positions = getattr(self._model.config, "max_position_embeddings", LONGEST)
        self._longest = min(LONGEST, self._tokenizer.model_max_length, positions)
        labels = self._model.config.id2label
        told = [place for place, label in labels.items() if ENTAILED.search(label)]
        if len(labels) > 1 and len(told) != 1:
            message = (
                f"The model {name!r} cannot check: not one of its labels ({', '.join(labels.values())}) says entailed."
            )
            raise ModelError(message)
        self._label = told[0] if len(labels) > 1 else None

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """For each (evidence, sentence), 0 to 1: the model's own chance."""
        import torch

        encoded = self._tokenizer(
            [narrow(evidence, sentence) for evidence, sentence in pairs],
            [sentence for _, sentence in pairs],
            truncation=True,
            padding=True,
            max_length=self._longest,
            return_tensors="pt",
        )
        with torch.no_grad():
            logits = self._model(**encoded).logits.float()
        chances = logits.sigmoid()[:, 0] if self._label is None else logits.softmax(-1)[:, self._label]
        return [float(chance) for chance in chances]
