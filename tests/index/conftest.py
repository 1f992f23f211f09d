"""The corpus of shared articles, where it is at hand."""

import json
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> list[dict[str, Any]]:
    """The articles that were written for this project: title, author, date, sections, paragraphs."""
    files = sorted(CORPUS.glob("*.json"))
    if not files:
        pytest.skip("the corpus of shared articles is not at hand: ../shared/corpus is missing")
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]
