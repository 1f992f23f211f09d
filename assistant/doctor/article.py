"""The article, its index, and the Chroma server that may hold it; nothing is built."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NoReturn

from assistant.doctor.check import TIMEOUT, Check, redacted, safe, take
from assistant.doctor.models import model_folder
from assistant.settings import Settings
from index.article import Article
from index.errors import Error
from index.graph import fingerprint_of
from index.load import load
from index.search import open_index
from index.tokens import Matrix, TextModel


def server(url: str) -> Iterator[Check]:
    """Whether the Chroma server answers."""
    if problem := _silence(url):
        advice = "Start one: chroma run --path FOLDER --port PORT. Or leave out ASSISTANT_CHROMA_URL."
        yield Check("Chroma server", "fail", f"none answers at {redacted(url)} ({problem})", advice)
    else:
        yield Check("Chroma server", "ok", f"answers at {redacted(url)}")


def _silence(url: str) -> str:
    """Why no Chroma server answers there; "" when one does."""
    import httpx

    try:
        httpx.get(f"{url.rstrip('/')}/api/v2/heartbeat", timeout=TIMEOUT).raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return safe(error)
    return ""


def article(settings: Settings) -> Iterator[Check]:
    """The article, loaded, and its index where that can be looked at."""
    try:
        loaded = load(
            settings.article,
            max_bytes=settings.max_bytes,
            timeout=min(TIMEOUT, settings.timeout),
            allow_private=settings.allow_private,
        )
    except Error as error:
        yield Check("Article", "fail", safe(error), "Give another one: --article PATH-or-URL")
        return
    size = f"{len(loaded.paragraphs)} paragraphs, {len(loaded.text.split()):,} words"
    yield Check("Article", "ok", f"“{loaded.title or redacted(settings.article)}”, {size}")
    if settings.chroma_url and _silence(settings.chroma_url):
        return
    yield from take("Index", partial(_index, settings, loaded))


def _index(settings: Settings, article: Article) -> Iterator[Check]:
    """Opens the index as a question would, but for an embedder that refuses: so nothing is built."""
    folder = settings.directory / "indexes"
    model = model_folder(settings.embedding)
    missing = Check("Index", "warn", "not built yet: the first start builds it", "assistant index")
    if model is None or not (settings.chroma_url or _is_published(folder, article, _Refusing(model))):
        yield missing
        return
    embedder = _Refusing(model)
    try:
        directory = None if settings.chroma_url else folder
        index = open_index(article, embedder, directory=directory, url=settings.chroma_url)
    except (Error, _RefusedError) as error:
        advice = "Mend what it says, or choose another folder: ASSISTANT_DIRECTORY=FOLDER"
        yield missing if embedder.asked else Check("Index", "fail", safe(error), advice)
        return
    with suppress(Error):
        index.close()
    yield Check("Index", "ok", f"there and sound, {len(index.passages)} passages")


def _is_published(folder: Path, article: Article, embedder: "_Refusing") -> bool:
    """Whether the folder holds an index of the article; a trial elsewhere tells its name and leaves no trace here."""
    with tempfile.TemporaryDirectory() as trial:
        with suppress(_RefusedError):
            open_index(article, embedder, directory=Path(trial))
        return any((folder / place.name / "CURRENT").is_file() for place in Path(trial).iterdir())


class _RefusedError(Exception):
    """The index would have to be built."""


class _Refusing:
    """An `index.embed.Embedder` that knows how a model reads and never runs it."""

    def __init__(self, folder: Path) -> None:
        text_model = TextModel(folder)
        self.fingerprint = fingerprint_of(folder)
        self.limit = text_model.limit
        self.count = text_model.count
        self.asked = False

    def embed(self, *_: object) -> Matrix:
        """Refuse."""
        self._refuse()

    def tokens(self, *_: object) -> NoReturn:
        """Refuse."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        self.asked = True
        raise _RefusedError
