"""What a run was made with: article, settings, libraries, machine. So that two runs can be compared."""

import hashlib
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from assistant.settings import Settings
from index.article import Article

LIBRARIES = (
    "article-assistant",
    "chromadb",
    "langchain-core",
    "numpy",
    "onnxruntime",
    "sentence-transformers",
    "torch",
)
PLACES = {"directory", "chroma_url", "host", "port"}
"""Settings that say where things lie: they change no answer, and an address may hold a password."""


@dataclass(frozen=True)
class About:
    """What a run was made with.

    Attributes:
        started: when, in UTC.
        title: the article's.
        source: the path or URL that it was loaded from.
        words: how many the article has.
        paragraphs: how many body paragraphs.
        article_sha256: of its text.
        embedding_fingerprint: of the embedding model.
        settings: those that change answers.
        versions: of Python and the main libraries.
        cores: of the machine.
        load: how many processes wanted a core in the minute before, on average; -1 when unknown.
    """

    started: datetime
    title: str
    source: str
    words: int
    paragraphs: int
    article_sha256: str
    embedding_fingerprint: str
    settings: dict[str, Any]
    versions: dict[str, str]
    cores: int
    load: float

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON knows it."""
        return {**asdict(self), "started": self.started.isoformat(timespec="seconds")}


def describe(article: Article, fingerprint: str, settings: Settings) -> About:
    """What a run that starts now is made with."""
    return About(
        started=datetime.now(UTC),
        title=article.title,
        source=article.source,
        words=len(article.text.split()),
        paragraphs=len(article.paragraphs),
        article_sha256=hashlib.sha256(article.text.encode()).hexdigest(),
        embedding_fingerprint=fingerprint,
        settings=settings.model_dump(mode="json", exclude=PLACES),
        versions={"python": platform.python_version()} | {name: _version(name) for name in LIBRARIES},
        cores=os.cpu_count() or 1,
        load=round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else -1,
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
