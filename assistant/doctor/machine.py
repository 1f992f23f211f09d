"""The machine: Python and its libraries, the environment, the data folder, the port and the network."""

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata

from assistant.doctor.check import Check, State, redacted, safe
from assistant.doctor.models import is_fetched, model_folder
from assistant.model import QUOTE
from assistant.settings import Settings, nearest_setting
from index.errors import SettingsError

PROJECT = "article-assistant"

LOW, TOO_LOW = 1_000, 200
"""Megabytes free below which there is a warning, and below which the model's graph and an index do not fit."""


def python() -> Iterator[Check]:
    """The version of Python, beside those that are needed."""
    from packaging.specifiers import SpecifierSet

    needed = metadata.metadata(PROJECT)["Requires-Python"]
    found = f"{platform.python_version()} (needed: {needed})"
    if SpecifierSet(needed).contains(platform.python_version(), prereleases=True):
        yield Check("Python", "ok", found)
    else:
        advice = "Make the virtual environment anew with another Python: make clean chat PYTHON=python3.11"
        yield Check("Python", "fail", found, advice)


def libraries() -> Iterator[Check]:
    """Each library that is missing or does not fit, and how many do."""
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


def torch() -> Iterator[Check]:
    """Which build of PyTorch there is."""
    installed = metadata.version("torch")
    if sys.platform == "linux" and "+cpu" not in installed:
        found = f"{installed}, perhaps with gigabytes for graphics cards that are not used"
        yield Check("PyTorch", "warn", found, "Nothing must be done; PyTorch's CPU build saves the space.")
    else:
        yield Check("PyTorch", "ok", f"{installed}, the CPU build")


def environment() -> Iterator[Check]:
    """The variables that set something, and those that were meant to."""
    prefix = str(Settings.model_config["env_prefix"])
    names = {name: name[len(prefix) :].lower() for name in sorted(os.environ) if name.upper().startswith(prefix)}
    for name, setting in names.items():
        if setting not in Settings.model_fields:
            similar = nearest_setting(setting)
            advice = f"Did you mean {prefix}{similar.upper()}?" if similar else "Remove it."
            yield Check("Environment", "warn", f"{name} is no setting", advice)
    in_force = [f"{name}={redacted(os.environ[name])}" for name in names if names[name] in Settings.model_fields]
    yield Check("Environment", "ok", ", ".join(in_force) or f"no {prefix}... variable is set")


def data_folder(settings: Settings) -> Iterator[Check]:
    """Whether the data folder can be written, and the space there."""
    folder = settings.directory.absolute()
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


def port(settings: Settings) -> Iterator[Check]:
    """Whether the page's port is free."""
    from assistant.page.waiting import listen

    try:
        listen(settings.host, settings.port).close()
    except SettingsError as error:
        yield Check("Port", "warn", safe(error), "assistant chat --port 0 takes any that is free.")
    else:
        yield Check("Port", "ok", f"{settings.port} on {settings.host} is free")


def network(settings: Settings) -> Iterator[Check]:
    """What the network is needed for."""
    needs = {
        "the article": "://" in settings.article,
        "the embedding model, at the first start": model_folder(settings.embedding) is None,
        "the reader, at the first start": is_fetched(settings.reader),
        "the language model": settings.model != QUOTE,
        "the checker, at the first start": settings.model != QUOTE and is_fetched(settings.checker),
        "the Chroma server": bool(settings.chroma_url),
    }
    named = ", ".join(name for name, needed in needs.items() if needed)
    yield Check("Network", "ok", f"needed for {named}" if named else "not needed")
