"""A folder of files that are never written again: copied in with a manifest, and copied out only when proved whole.

The manifest holds the size and the checksum of every file, and what the files are said to be. Knows nothing of what
they mean.
"""

import json
import os
import shutil
import zlib
from collections.abc import Mapping
from pathlib import Path

from index.errors import StoreError

MANIFEST = "manifest.json"
CHUNK = 1 << 20

Facts = Mapping[str, str | int | float | bool]


class UnsoundError(Exception):
    """What is kept cannot be used; never leaves the package."""


def seal(files: Path, version: Path, facts: Facts) -> None:
    """Copy a folder into a new one with its manifest.

    Raises:
        OSError: the new one cannot be written, or is full; a part of it may be left.
    """
    stamps = {name: stamp(files / name) for name in _names(files)}
    for name in stamps:
        (version / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(files / name, version / name)
    manifest = json.dumps({"facts": dict(facts), "files": stamps}, indent=1)
    (version / MANIFEST).write_text(manifest, encoding="utf-8")


def take(version: Path, target: Path) -> Facts:
    """What the version's manifest says of it, once its files lie in the target folder, each proved whole.

    Raises:
        UnsoundError: a file is missing, cut short or altered.
        StoreError: the target cannot be written, or is full.
    """
    try:
        manifest = json.loads((version / MANIFEST).read_text(encoding="utf-8"))
        files, facts = dict(manifest["files"]), dict(manifest["facts"])
        altered = [name for name in files if stamp(version / name) != files[name]]
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = f"{version.name} cannot be read ({error})"
        raise UnsoundError(message) from error
    if altered:
        message = f"altered in {version.name}: {', '.join(altered)}"
        raise UnsoundError(message)
    _copy(version, files, target)
    return facts


def stamp(file: Path) -> list[int]:
    """Size in bytes and checksum of a file."""
    checksum = size = 0
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            checksum, size = zlib.crc32(chunk, checksum), size + len(chunk)
    return [size, checksum]


def _copy(version: Path, files: Mapping[str, object], target: Path) -> None:
    try:
        for name in files:
            (target / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(version / name, target / name)
    except FileNotFoundError as error:
        message = f"{version.name} was removed meanwhile"
        raise UnsoundError(message) from error
    except OSError as error:
        message = f"The index cannot be copied to {target} ({error.strerror}). Free some space, or set TMPDIR."
        raise StoreError(message) from error


def _names(folder: Path) -> list[str]:
    """The files below the folder but the manifest, as relative names."""
    found = (Path(root, name).relative_to(folder) for root, _, names in os.walk(folder) for name in names)
    return sorted(path.as_posix() for path in found if path.as_posix() != MANIFEST)
