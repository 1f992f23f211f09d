"""Train reader and checker: `python -m assistant.reader.train`. Resumable, seeded, on CPU or GPU.

`assistant.reader.recipe` says of which stages. What a stage learned is kept below `checkpoints/`.
"""

import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import torch
import typer
from safetensors.torch import load_file, save_file
from torch import Tensor

from assistant.reader.batch import collate, in_batches, losses
from assistant.reader.examples import Example
from assistant.reader.network import ReaderNetwork
from assistant.reader.recipe import BEFORE, EPOCHS, EXAMPLES, SHIPS, Stage
from assistant.reader.weights import ship
from index.embed import BUNDLED, find_model, open_embedder

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
