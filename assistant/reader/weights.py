"""The weights of reader and checker as they ship: what training changed of the bundled encoder, four bits a number.

A weight matrix is kept as its difference from the encoder's, in groups of 64 numbers that share a scale; vectors and
the heads are kept whole, in half precision. A fifth of the size of the layers in half precision.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

SHIPPED = Path(__file__).parent / "reader.safetensors"
CHECKER = Path(__file__).parent / "checker.safetensors"
GROUP = 64
STEPS = 7
"""Steps on either side of zero."""

TINY = 1e-12
"""Stands for the scale of a group in which nothing changed."""

Arrays = Mapping[str, NDArray[np.float32]]


def pack(trained: Arrays, base: Arrays) -> dict[str, NDArray[np.generic]]:
    """What is kept of the trained weights: for a matrix that the base has too, its steps and their scales."""
    kept: dict[str, NDArray[np.generic]] = {}
    for name, value in trained.items():
        if name not in base or value.ndim != 2:  # noqa: PLR2004 - a matrix
            kept[name] = value.astype(np.float16)
            continue
        groups = (value - base[name]).reshape(-1, GROUP)
        scales = (np.abs(groups).max(axis=1) / STEPS).astype(np.float16)
        step = np.maximum(scales.astype(np.float32), TINY)[:, None]
        steps = np.rint(groups / step).clip(-STEPS, STEPS) + STEPS
        halves = steps.astype(np.uint8).reshape(-1, 2)
        kept[f"{name}.steps"] = halves[:, 0] << 4 | halves[:, 1]
        kept[f"{name}.scales"] = scales
    return kept


def unpack(kept: Mapping[str, NDArray[np.generic]], base: Arrays) -> dict[str, NDArray[np.float32]]:
    """The trained weights, as near as four bits bring them."""
    trained = {}
    for name, value in kept.items():
        if name.endswith(".steps"):
            own = name.removesuffix(".steps")
            halves = np.stack([value >> 4, value & 15], axis=1).astype(np.float32) - STEPS  # type: ignore[operator]
            difference = halves.reshape(-1, GROUP) * kept[f"{own}.scales"].astype(np.float32)[:, None]
            trained[own] = base[own] + difference.reshape(base[own].shape)
        elif not name.endswith(".scales"):
            trained[name] = value.astype(np.float32)
    return trained


def base_weights(folder: Path) -> dict[str, NDArray[np.float32]]:
    """The weights of the encoder in that folder, named as the network names them."""
    return {f"encoder.{name}": value for name, value in load_file(folder / "model.safetensors").items()}


def ship(trained: Arrays, folder: Path, path: Path = SHIPPED) -> None:
    """Write what is kept of the trained weights, beside the encoder in that folder."""
    save_file(pack(trained, base_weights(folder)), path)


def shipped(folder: Path, path: Path = SHIPPED) -> dict[str, NDArray[np.float32]]:
    """The trained weights that ship, restored beside the encoder in that folder."""
    return unpack(load_file(path), base_weights(folder))
