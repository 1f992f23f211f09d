"""What many tests need: the bundled model and an assistant on the digest, opened once; the essay where it is."""

import os
from pathlib import Path

import pytest

from assistant import Assistant
from index.embed import Embedder, open_embedder

ESSAY = Path(__file__).parents[2] / "shared" / "article.txt"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the whole test run."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def embedder(folder: Path) -> Embedder:
    """The bundled model."""
    return open_embedder(cache=folder / "models")


@pytest.fixture(scope="session")
def assistant(folder: Path, embedder: Embedder) -> Assistant:  # noqa: ARG001 - its graph is exported first
    """An assistant on the digest, whatever the environment says."""
    from assistant.settings import DIGEST

    return Assistant.open(DIGEST, directory=folder)


@pytest.fixture(scope="session")
def essay() -> Path:
    """The essay that the digest tells of; it is not in the repository."""
    path = Path(os.environ.get("ASSISTANT_ARTICLE") or ESSAY)
    if not path.is_file() or path.suffix != ".txt":
        pytest.skip("the essay is not at hand: set ASSISTANT_ARTICLE to its text file")
    return path
