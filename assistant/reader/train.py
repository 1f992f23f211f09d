"""Train the reader: `python -m assistant.reader.train`. Resumable, seeded, on CPU or GPU.

Stages: "squad" (short facts, on many short passages), then from its weights "all" (the project's own articles, the
questions written for this project, and what keeps the facts), which ships. "own" is the project's own articles alone,
from the bundled encoder: for comparison. What a stage learned is kept below `checkpoints/`.
"""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import torch
import typer
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from assistant.reader.data import all_examples, own_only, squad_examples
from assistant.reader.examples import Example
from assistant.reader.network import ReaderNetwork
from assistant.reader.pairs import Pair, batches, encode, open_tokenizer, padded
from assistant.reader.tasks import ANSWERS, END, EVIDENCE, PREMISE, START
from assistant.reader.weights import ship
from index.embed import BUNDLED, find_model, open_embedder

SEED = 0
RATE = 1e-4
LATER_RATE = 2e-4
"""Highest rate of a stage that starts from the weights of another."""

HEAD_RATE = 1e-3
EPOCHS = 2
OWN_EPOCHS = 2
WARM = 0.06
"""Share of the steps in which the rate rises."""

TOKENS = 3200
"""Tokens of a batch, padding included."""

CHUNK = 768
"""Examples among which like lengths are put together."""

SAVE_EVERY = 400
NOWHERE = -100


@dataclass(frozen=True)
class Batch:
    """Encoded examples with what is right, as tensors.

    Attributes:
        feed: the encoder's three inputs, each (n, t).
        pooling: (n, s, t) float; multiplied with token numbers gives each sentence's mean.
        real: (n, s) bool; false where an example has fewer sentences.
        evidence: (n, s) float, 0 or 1.
        contradicts: (n,) float, 0 or 1; counts for sentences that are evidence.
        start: (n,) int, the token at which the answer begins; -100 for none.
        end: (n,) int, the token that ends it.
        passage: (n, t) bool, tokens of the passage.
    """

    feed: dict[str, Tensor]
    pooling: Tensor
    real: Tensor
    evidence: Tensor
    contradicts: Tensor
    start: Tensor
    end: Tensor
    passage: Tensor


def collate(pairs: Sequence[Pair], examples: Sequence[Example], device: str) -> Batch:
    """The examples as one batch."""
    feed = {name: torch.from_numpy(values).to(device) for name, values in padded(pairs).items()}
    most, longest = max(len(example.sentences) for example in examples), feed["input_ids"].shape[1]
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
    )


def losses(numbers: Tensor, batch: Batch) -> dict[str, Tensor]:
    """The loss of each task, from the (n, t, 5) numbers of the network."""
    pooled = batch.pooling @ numbers[..., [EVIDENCE, PREMISE]]
    evidence = functional.binary_cross_entropy_with_logits(
        pooled[..., 0][batch.real], batch.evidence[batch.real], pos_weight=torch.tensor(2.0)
    )
    answers = functional.binary_cross_entropy_with_logits(
        numbers[:, 0, ANSWERS], (batch.evidence * batch.real).amax(-1)
    )
    found = {"evidence": evidence * 3, "answers": answers}
    told = (batch.evidence > 0) & batch.real
    if told.any():
        wanted = batch.contradicts[:, None].expand_as(told)[told]
        found["premise"] = functional.binary_cross_entropy_with_logits(pooled[..., 1][told], wanted)
    if (batch.start != NOWHERE).any():
        edges = numbers.masked_fill(~batch.passage[..., None], -1e4)
        found["span"] = (
            functional.cross_entropy(edges[..., START], batch.start, ignore_index=NOWHERE)
            + functional.cross_entropy(edges[..., END], batch.end, ignore_index=NOWHERE)
        ) / 4
    return found


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


def train(network: ReaderNetwork, epochs: Sequence[Sequence[Example]], checkpoint: Path, rate: float = RATE) -> None:
    """Train on those examples, one epoch after another; goes on from the checkpoint where there is one."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network.to(device).train()
    folder = find_model(BUNDLED)
    heads = [value for name, value in network.trained.items() if name.startswith("heads")]
    body = [value for name, value in network.trained.items() if not name.startswith("heads")]
    for fixed in network.encoder.embeddings.parameters():
        fixed.requires_grad = False
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True
    )
    steps = sum(1 for epoch, examples in enumerate(epochs) for _ in in_batches(examples, folder, _draw(epoch)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / steps))
    done = _resume(checkpoint, network, optimizer, schedule)
    schedule.base_lrs = [rate, HEAD_RATE]
    started, seen, means = time.perf_counter(), 0, dict[str, float]()
    for step, (pairs, examples) in enumerate(
        part for epoch, given in enumerate(epochs) for part in in_batches(given, folder, _draw(epoch))
    ):
        if step < done:
            continue
        batch = collate(pairs, examples, device)
        with torch.autocast(device, dtype=torch.bfloat16):
            numbers = network(**batch.feed)
        found = losses(numbers.float(), batch)
        torch.stack(list(found.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(body, 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        seen += len(pairs)
        for name, loss in found.items():
            means[name] = 0.98 * means.get(name, loss.item()) + 0.02 * loss.item()
        if step % 50 == 0:
            told = " ".join(f"{name} {mean:.3f}" for name, mean in means.items())
            print(f"{step}/{steps} {seen / (time.perf_counter() - started):.1f} a second, {told}", flush=True)  # noqa: T201
        if (step + 1) % SAVE_EVERY == 0:
            _save(checkpoint, network, optimizer, schedule, step + 1)


def _draw(epoch: int) -> random.Random:
    return random.Random(f"{SEED}-{epoch}")  # noqa: S311 - a draw, not a secret


def _rate(share: float) -> float:
    return share / WARM if share < WARM else max(0.0, (1 - share) / (1 - WARM))


def _save(path: Path, network: ReaderNetwork, optimizer: torch.optim.Optimizer, schedule: object, step: int) -> None:
    state = {
        "network": {name: value.detach() for name, value in network.trained.items()},
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),  # type: ignore[attr-defined]
        "step": step,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def _resume(path: Path, network: ReaderNetwork, optimizer: torch.optim.Optimizer, schedule: object) -> int:
    if not path.is_file():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"], strict=False)
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])  # type: ignore[attr-defined]
    return int(state["step"])


Stage = Literal["squad", "own", "all"]
FOLDER = Path("checkpoints")


def run_stage(stage: Stage, folder: Path = FOLDER) -> dict[str, Tensor]:
    """The weights that the stage ends with: what is kept of an earlier run, else trained now."""
    kept = folder / f"{stage}.safetensors"
    if kept.is_file():
        return load_file(kept)
    before = run_stage("squad", folder) if stage == "all" else {}
    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)
    network = ReaderNetwork(find_model(BUNDLED))
    network.load_state_dict(before, strict=False)
    embedder = open_embedder(cache=folder / "models")
    match stage:
        case "squad":
            epochs = [squad_examples(embedder)]
        case "own":
            epochs = [own_only(embedder, epoch) for epoch in range(OWN_EPOCHS)]
        case "all":
            epochs = [all_examples(embedder, epoch) for epoch in range(EPOCHS)]
    train(network, epochs, folder / f"{stage}.pt", LATER_RATE if before else RATE)
    weights = {name: value.detach().cpu().contiguous() for name, value in network.trained.items()}
    save_file(weights, kept)
    return weights


def main(
    stage: Annotated[Stage, typer.Option(help="squad, own or all; all is what ships.")] = "all",
) -> None:
    """Train, and put what the last stage learned where it ships."""
    weights = run_stage(stage)
    if stage == "all":
        ship({name: value.numpy() for name, value in weights.items()}, find_model(BUNDLED))


if __name__ == "__main__":
    typer.run(main)
