"""A model of the user's own as the reader: extractive question answering, or a cross-encoder. Run by its own library.

Neither is calibrated on anything: the confidence is the logistic function of the best sentence's score.
"""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.reader.spans import best_span, whole_words
from assistant.reading import Evidence, Reading
from index.errors import ModelError
from index.search import Hit
from index.sentences import Span

if TYPE_CHECKING:
    from assistant.reading import Reader

THRESHOLD = 0.5
LONGEST = 512
"""Tokens that are read at once, unless the model reads fewer."""


def open_plugged(name: str) -> "Reader":
    """The reader on that model.

    Args:
        name: a folder, or a name that is fetched once.

    Raises:
        ModelError: it cannot be loaded, or is neither for question answering nor a cross-encoder of one score.
    """
    from transformers import AutoConfig

    place = str(Path(name).expanduser()) if Path(name).expanduser().is_dir() else name
    try:
        config = AutoConfig.from_pretrained(place)
        kind = (config.architectures or ["unknown"])[0]
        if kind.endswith("ForQuestionAnswering"):
            return SpanReader(place)
        if kind.endswith("ForSequenceClassification") and config.num_labels == 1:
            return PairReader(place)
    except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
        message = f"No reader {name!r} ({str(error).splitlines()[0]}). Use trained, similarity, or a model's folder."
        raise ModelError(message) from error
    message = (
        f"The model {name!r} ({kind}, {config.num_labels} labels) cannot read: it must be for question answering, or a "
        "cross-encoder that gives one score."
    )
    raise ModelError(message)


class SpanReader:
    """Reads with an extractive question-answering model: a sentence scores its best phrase above answering nothing."""

    def __init__(self, model: str) -> None:
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer

        self._tokenizer: Any = AutoTokenizer.from_pretrained(model)
        self._model: Any = AutoModelForQuestionAnswering.from_pretrained(model).eval()
        positions = getattr(self._model.config, "max_position_embeddings", LONGEST)
        self._longest = min(LONGEST, self._tokenizer.model_max_length, positions)

    def read(self, question: str, standalone: str, hits: Sequence[Hit]) -> Reading:  # noqa: ARG002 - stands alone
        """What the passages say to the question; see `Reader.read`."""
        return reading_of(each for hit in hits for each in self._evidence(standalone, hit))

    def _evidence(self, question: str, hit: Hit) -> Iterable[Evidence]:
        import torch

        encoded = self._tokenizer(
            question,
            hit.passage.text,
            truncation="longest_first",
            max_length=self._longest,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        own = np.array([part == 1 for part in encoded.sequence_ids(0)])
        offsets = encoded.pop("offset_mapping")[0].numpy() + hit.passage.start
        with torch.no_grad():
            out = self._model(**encoded)
        edges = torch.stack([out.start_logits[0], out.end_logits[0]], dim=1).float().numpy()
        nothing = float(edges[0].sum())
        for start, end in hit.passage.sentences:
            # Some tokenizers give a word the blank before it.
            inside = np.flatnonzero(own & (offsets[:, 1] > start) & (offsets[:, 0] < end))
            if len(inside):
                score, first, last = best_span(edges[inside])
                phrase = max(start, int(offsets[inside[first]][0])), min(end, int(offsets[inside[last]][1]))
                away = hit.passage.start
                sentence = start - away, end - away
                begins, ends = whole_words(hit.passage.text, (phrase[0] - away, phrase[1] - away), sentence)
                yield Evidence(start, end, score - nothing, (begins + away, ends + away))


class PairReader:
    """Reads with a cross-encoder: a sentence scores what the model makes of it beside the question."""

    def __init__(self, model: str) -> None:
        from sentence_transformers import CrossEncoder

        self._model = CrossEncoder(model, device="cpu")

    def read(self, question: str, standalone: str, hits: Sequence[Hit]) -> Reading:  # noqa: ARG002 - stands alone
        """What the passages say to the question; see `Reader.read`."""
        import torch

        spans: list[tuple[Hit, Span]] = [(hit, span) for hit in hits for span in hit.passage.sentences]
        pairs = [
            (standalone, hit.passage.text[start - hit.passage.start : end - hit.passage.start])
            for hit, (start, end) in spans
        ]
        scores = self._model.predict(pairs, activation_fn=torch.nn.Identity()) if pairs else []
        return reading_of(
            Evidence(start, end, float(score)) for (_, (start, end)), score in zip(spans, scores, strict=True)
        )


def reading_of(evidence: Iterable[Evidence]) -> Reading:
    """The evidence, best first, with the confidence that its best score comes to."""
    ranked = tuple(sorted(evidence, key=lambda each: -each.score))
    confidence = 1 / (1 + math.exp(-max(-30.0, min(30.0, ranked[0].score)))) if ranked else 0.0
    return Reading(ranked, confidence, THRESHOLD)
