"""What the tests of the store share: rows that are made up, and Python processes that open an index."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

import index
from index.store import Rows

KEY = "3f2a-91bc-1"
ROOT = Path(index.__file__).parents[1]


@contextmanager
def folder_in_memory() -> Iterator[Path]:
    """A fresh folder, in memory where that is possible: Chroma waits for the disk a lot."""
    memory = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder in it that is ours
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:  # noqa: ARG001 - made before
    """A temporary folder of this test alone."""
    with folder_in_memory() as folder:
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        monkeypatch.setenv("TMPDIR", str(folder))
        yield folder


def make_rows(count: int = 60, dimension: int = 16, seed: int = 0) -> Rows:
    """Rows in clusters, as sentences of an article are; every third is a passage, the others are sentences."""
    random = np.random.default_rng(seed)
    centres = random.standard_normal((max(3, count // 50), dimension))
    vectors = centres[random.integers(0, len(centres), count)] + 0.7 * random.standard_normal((count, dimension))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    kinds = ["sentence" if number % 3 else "passage" for number in range(count)]
    return Rows(
        tuple(f"r{number}" for number in range(count)),
        vectors.astype(np.float32),
        tuple(f"Row {number} of the made-up article." for number in range(count)),
        tuple({"kind": kind, "number": number} for number, kind in enumerate(kinds)),
    )


class Builder:
    """Makes the same rows whenever it is called, and counts how often that was."""

    def __init__(self, rows: Rows | None = None) -> None:
        self.rows = rows or make_rows()
        self.calls = 0

    def __call__(self) -> Rows:
        """The rows, counted as built once more."""
        self.calls += 1
        return self.rows


def not_needed() -> Rows:
    """For an index that is sound: building it again is a failure."""
    message = "the index was built again"
    raise AssertionError(message)


def start_python(code: str, *words: object, folder: Path | None = None, **environment: str) -> subprocess.Popen[str]:
    """A Python process that runs the code with these words as `sys.argv[1:]`."""
    paths = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_python(code: str, *words: object, folder: Path | None = None, **environment: str) -> str:
    """What such a process prints; an error when it fails or takes a minute."""
    with start_python(code, *words, folder=folder, **environment) as process:
        try:
            printed, complaints = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 0, complaints
    return printed
