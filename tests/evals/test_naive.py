"""The naive chain does what tutorials do, and no less: else the comparison would flatter."""

import gc
from pathlib import Path

import pytest
from made_answers import TEXT

from evals.naive import CHUNK, NEAREST, Naive


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the libraries' own
def test_naive(tmp_path: Path) -> None:
    """It finds the chunk that answers among its four, and opens again without indexing twice."""
    filler = "".join(f"Sheep number {number} eats grass. ".ljust(CHUNK, ".") for number in range(6))
    text = filler + TEXT
    naive = Naive(text, tmp_path / "naive")
    found = naive.ask("How long is the old bridge?")

    assert len(found) == NEAREST
    assert found[0] == TEXT
    assert naive.rows.count() == 7
    assert Naive(text, tmp_path / "naive").rows.count() == 7

    del naive
    gc.collect()
