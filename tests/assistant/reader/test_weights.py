"""Trained weights as they ship."""

import numpy as np

from assistant.reader.weights import SHIPPED, base_weights, pack, shipped, unpack
from index.embed import BUNDLED, find_model

DRAW = np.random.default_rng(0)
BASE = {"matrix": DRAW.normal(size=(8, 64)).astype(np.float32), "vector": np.ones(64, dtype=np.float32)}


def changed(size: float) -> dict[str, np.ndarray]:
    """The base with every number moved a little, and a head that the base has not."""
    moved = {
        name: (value + DRAW.normal(scale=size, size=value.shape)).astype(np.float32) for name, value in BASE.items()
    }
    return moved | {"heads": DRAW.normal(size=(5, 64)).astype(np.float32)}


def test_what_is_packed_comes_back_within_half_a_step() -> None:
    """A matrix is off by half of its group's step at most; what is whole, by half precision."""
    trained = changed(0.01)
    restored = unpack(pack(trained, BASE), BASE)
    step = np.abs(trained["matrix"] - BASE["matrix"]).max(axis=1, keepdims=True) / 7

    assert trained.keys() == restored.keys()
    assert (np.abs(restored["matrix"] - trained["matrix"]) <= step * 0.51).all()
    np.testing.assert_allclose(restored["heads"], trained["heads"], rtol=1e-3)


def test_what_was_not_trained_comes_back_as_it_was() -> None:
    """No difference is no error, though its scale is zero."""
    restored = unpack(pack(BASE, BASE), BASE)

    np.testing.assert_array_equal(restored["matrix"], BASE["matrix"])


def test_a_matrix_takes_half_a_byte_a_number() -> None:
    """And two bytes for each group of 64."""
    kept = pack({"matrix": changed(0.01)["matrix"]}, BASE)

    assert {name: value.nbytes for name, value in kept.items()} == {"matrix.steps": 8 * 32, "matrix.scales": 8 * 2}


def test_what_ships_is_small_and_whole() -> None:
    """Under 6 MB, so that reader and checker together stay under 12; every layer is there, every number finite."""
    folder = find_model(BUNDLED)
    weights = shipped(folder)
    layers = {name for name in base_weights(folder) if ".layer." in name}

    assert SHIPPED.stat().st_size < 6_000_000
    assert layers | {"heads.weight", "heads.bias"} == weights.keys()
    assert all(np.isfinite(value).all() for value in weights.values())
