"""Train reader and checker: `python -m assistant.reader.train`. Resumable, seeded, on CPU or GPU.

Stages: "squad" (short facts, on many short passages); from there "questions" (the project's own articles, the questions
written for it, and what keeps the facts); from there, twice, claims beside evidence and some questions again: "unlike"
(claims that are worded unlike their evidence where they are true) and "claims" (all of them); from the mean of these
three "joint" (questions and claims about the mixed articles, with a share of the rest); from there "plain" (the same
with more articles, plain questions, and false claims made of true ones); from there "near" (still more articles, and
answered questions that are asked of something else); from there "far" (the same with more articles); from the mean of
these three "everyday" (questions alone, among them what people type into a chat about texts of many kinds); from
halfway between that mean and "everyday" "hard" (both tasks: questions that avoid the article's words, near misses,
claims as language models write them); and from there "wide" (more of the same). `SHIPS` says of which means reader and
checker are made. "own" is the project's own articles alone, from the bundled encoder: for comparison. What a stage
learned is kept below `checkpoints/`.

Source of the mean: M. Wortsman et al., "Model soups: averaging weights of multiple fine-tuned models improves accuracy
without increasing inference time", ICML 2022.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import torch
import typer
from safetensors.torch import load_file, save_file
from torch import Tensor

from assistant.reader.batch import collate, in_batches, losses
from assistant.reader.data import own_only
from assistant.reader.examples import Example
from assistant.reader.network import ReaderNetwork
from assistant.reader.stages import (
    checker_examples,
    everyday_examples,
    far_examples,
    hard_examples,
    joint_examples,
    near_examples,
    plain_examples,
    question_examples,
    squad_examples,
    wide_examples,
)
from assistant.reader.weights import CHECKER, SHIPPED, ship
from index.embed import BUNDLED, Embedder, find_model, open_embedder

SEED = 0
RATE = 2e-4
HEAD_RATE = 1e-3
WARM = 0.06
"""Share of the steps in which the rate rises."""

SAVE_EVERY = 400


def train(network: ReaderNetwork, epochs: Sequence[Sequence[Example]], checkpoint: Path) -> None:
    """Train on those examples, one epoch after another; goes on from the checkpoint where there is one."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network.to(device).train()
    folder = find_model(BUNDLED)
    heads = [value for name, value in network.trained.items() if name.startswith("heads")]
    body = [value for name, value in network.trained.items() if not name.startswith("heads")]
    for fixed in network.encoder.embeddings.parameters():
        fixed.requires_grad = False
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True
    )
    steps = sum(1 for epoch, examples in enumerate(epochs) for _ in in_batches(examples, folder, _draw(epoch)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / steps))
    done = _resume(checkpoint, network, optimizer, schedule)
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
    state = torch.load(path, map_location="cpu", weights_only=True)
    network.load_state_dict(state["network"], strict=False)
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])  # type: ignore[attr-defined]
    return int(state["step"])


Stage = Literal[
    "squad", "own", "questions", "unlike", "claims", "joint", "plain", "near", "far", "everyday", "hard", "wide"
]
BEFORE: dict[Stage, tuple[Stage, ...]] = {
    "questions": ("squad",),
    "unlike": ("questions",),
    "claims": ("questions",),
    "joint": ("questions", "unlike", "claims"),
    "plain": ("joint",),
    "near": ("plain",),
    "far": ("near",),
    "everyday": ("plain", "near", "far"),
    "hard": ("plain", "near", "far", "everyday", "everyday", "everyday"),
    "wide": ("hard",),
}
"""What a stage starts from: the mean of those; a stage that is named thrice weighs as much as three."""

EXAMPLES: dict[Stage, Callable[[Embedder, int], list[Example]]] = {
    "squad": lambda embedder, _: squad_examples(embedder),
    "own": own_only,
    "questions": question_examples,
    "unlike": partial(checker_examples, unlike=True),
    "claims": checker_examples,
    "joint": joint_examples,
    "plain": plain_examples,
    "near": near_examples,
    "far": far_examples,
    "everyday": everyday_examples,
    "hard": hard_examples,
    "wide": wide_examples,
}
"""What an epoch of a stage sees."""

EPOCHS: dict[Stage, int] = {"squad": 1, "joint": 3}
"""Epochs of a stage; two of those that are not named."""

SHIPS: dict[Path, dict[Stage, int]] = {
    SHIPPED: {"plain": 2, "near": 2, "far": 2, "everyday": 6, "hard": 3, "wide": 3},
    CHECKER: {"plain": 2, "near": 2, "far": 2, "hard": 3, "wide": 3},
}
"""What ships where: the mean of those stages, and what each weighs in it."""

FOLDER = Path("checkpoints")


def run_stage(stage: Stage, folder: Path = FOLDER) -> dict[str, Tensor]:
    """The weights that the stage ends with: what is kept of an earlier run, else trained now."""
    kept = folder / f"{stage}.safetensors"
    if kept.is_file():
        print(f"{stage}: kept from an earlier run; to train it anew, remove {folder / stage}.*", flush=True)  # noqa: T201
        return load_file(kept)
    before = mean_of(Counter(BEFORE[stage]), folder) if stage in BEFORE else {}
    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)
    network = ReaderNetwork(find_model(BUNDLED))
    network.load_state_dict(before, strict=False)
    embedder = open_embedder(cache=folder / "models")
    epochs = [EXAMPLES[stage](embedder, epoch) for epoch in range(EPOCHS.get(stage, 2))]
    train(network, epochs, folder / f"{stage}.pt")
    weights = {name: value.detach().cpu().contiguous() for name, value in network.trained.items()}
    save_file(weights, kept)
    return weights


def mean_of(stages: Mapping[Stage, int], folder: Path = FOLDER) -> dict[str, Tensor]:
    """The mean of the weights that those stages end with, and what each weighs in it."""
    learned = [(run_stage(stage, folder), weight) for stage, weight in stages.items()]
    total = sum(stages.values())
    return {
        name: torch.stack([weight / total * weights[name] for weights, weight in learned]).sum(0)
        for name in learned[0][0]
    }


def main(
    stage: Annotated[
        Stage | None, typer.Option(help="One stage, with those before it; all that ship by default.")
    ] = None,
) -> None:
    """Train, and put what was learned where it ships."""
    if stage:
        run_stage(stage)
        return
    for target, stages in SHIPS.items():
        ship({name: value.numpy() for name, value in mean_of(stages).items()}, find_model(BUNDLED), target)


if __name__ == "__main__":
    typer.run(main)
