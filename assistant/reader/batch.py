"""Examples -> batches of tensors with what is right there, and how wrong the network is on them. For training alone."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from assistant.reader.examples import Example
from assistant.reader.pairs import Pair, batches, encode, open_tokenizer, padded
from assistant.reader.tasks import ANSWERS, END, EVIDENCE, PREMISE, START, SUPPORTS

TOKENS = 3200
"""Tokens of a batch, padding included."""

CHUNK = 768
"""Examples among which like lengths are put together."""

NOWHERE = -100
WEIGHTS = {"evidence": 3.0, "span": 0.25, "supports": 2.0}
"""What a task's loss counts, where that is not 1."""


@dataclass(frozen=True)
class Batch:
    """Encoded examples with what is right, as tensors.

    Attributes:
        feed: the encoder's three inputs, each (n, t).
        pooling: (n, s, t) float; multiplied with token numbers gives each sentence's mean.
        real: (n, s) bool; false where an example has fewer sentences.
        evidence: (n, s) float, 0 or 1.
        contradicts: (n,) float, 0 or 1; counts for the loudest of the sentences that are evidence.
        start: (n,) int, the token at which the answer begins; -100 for none.
        end: (n,) int, the token that ends it.
        passage: (n, t) bool, tokens of the passage.
        claims: (n,) bool; a claim stands in the question's place.
        supported: (n,) float, 0 or 1; counts for claims.
    """

    feed: dict[str, Tensor]
    pooling: Tensor
    real: Tensor
    evidence: Tensor
    contradicts: Tensor
    start: Tensor
    end: Tensor
    passage: Tensor
    claims: Tensor
    supported: Tensor


def collate(pairs: Sequence[Pair], examples: Sequence[Example], device: str) -> Batch:
    """The examples as one batch."""
    feed = {name: torch.from_numpy(values).to(device) for name, values in padded(pairs).items()}
    most, longest = max(1, *(len(example.sentences) for example in examples)), feed["input_ids"].shape[1]
    placed = np.full((len(pairs), longest), -1)
    edges = np.full((2, len(pairs)), NOWHERE)
    evidence = np.zeros((len(pairs), most), dtype=np.float32)
    for row, (pair, example) in enumerate(zip(pairs, examples, strict=True)):
        placed[row, : len(pair)] = pair.sentences
        evidence[row, list(example.evidence)] = 1
        if example.span:
            inside = np.flatnonzero(
                (pair.sentences >= 0) & (pair.spans[:, 0] < example.span[1]) & (pair.spans[:, 1] > example.span[0])
            )
            if len(inside):
                edges[:, row] = inside[0], inside[-1]
    member = torch.from_numpy(placed[:, None, :] == np.arange(most)[None, :, None]).float().to(device)
    counts = member.sum(-1)
    return Batch(
        feed=feed,
        pooling=member / counts.clamp(min=1)[..., None],
        real=counts > 0,
        evidence=torch.from_numpy(evidence).to(device),
        contradicts=torch.tensor([float(example.contradicts) for example in examples], device=device),
        start=torch.from_numpy(edges[0]).to(device),
        end=torch.from_numpy(edges[1]).to(device),
        passage=torch.from_numpy(placed >= 0).to(device),
        claims=torch.tensor([example.supported is not None for example in examples], device=device),
        supported=torch.tensor([float(bool(example.supported)) for example in examples], device=device),
    )


def losses(numbers: Tensor, batch: Batch) -> dict[str, Tensor]:
    """The weighed loss of each task that the batch has examples of, from the (n, t, 6) numbers of the network."""
    found = dict(_losses(numbers, batch))
    return {name: loss * WEIGHTS.get(name, 1.0) for name, loss in found.items()}


def _losses(numbers: Tensor, batch: Batch) -> Iterator[tuple[str, Tensor]]:
    unsure = functional.binary_cross_entropy_with_logits
    pooled = batch.pooling @ numbers[..., [EVIDENCE, PREMISE]]
    if batch.real.any():
        told = pooled[..., 0][batch.real]
        yield "evidence", unsure(told, batch.evidence[batch.real], pos_weight=torch.tensor(2.0))
    asked = ~batch.claims
    if asked.any():
        yield "answers", unsure(numbers[asked, 0, ANSWERS], (batch.evidence * batch.real).amax(-1)[asked])
    if batch.claims.any():
        yield "supports", unsure(numbers[batch.claims, 0, SUPPORTS], batch.supported[batch.claims])
    told = (batch.evidence > 0) & batch.real
    if told.any():
        # Of several sentences of evidence some give context only: one of them has to contradict.
        loudest = pooled[..., 1].masked_fill(~told, -torch.inf).amax(-1)
        yield "premise", unsure(loudest[told.any(-1)], batch.contradicts[told.any(-1)])
    if (batch.start != NOWHERE).any():
        edges = numbers.masked_fill(~batch.passage[..., None], -1e4)
        first = functional.cross_entropy(edges[..., START], batch.start, ignore_index=NOWHERE)
        yield "span", (first + functional.cross_entropy(edges[..., END], batch.end, ignore_index=NOWHERE)) / 2


def in_batches(
    examples: Sequence[Example], folder: Path, draw: random.Random
) -> Iterator[tuple[list[Pair], list[Example]]]:
    """The examples in a drawn order, like lengths together."""
    tokenizer = open_tokenizer(folder)
    order = draw.sample(range(len(examples)), len(examples))
    for first in range(0, len(order), CHUNK):
        chosen = [examples[place] for place in order[first : first + CHUNK]]
        pairs = [encode(tokenizer, each.question, [(each.text, each.sentences)])[0] for each in chosen]
        groups = list(batches(pairs, TOKENS))
        draw.shuffle(groups)
        for group in groups:
            yield [pairs[place] for place in group], [chosen[place] for place in group]
