"""ONNX graphs that are kept in a folder: made once, run from then on by ONNX Runtime. A cache: damaged, made again."""

import hashlib
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

PREFIX = "making-"
ABANDONED = 3600.0
"""Seconds after which nobody works in a folder any more: a graph is made within one minute."""

UNUSED = 90 * 86_400.0
"""Seconds after which a graph that nobody has opened, such as that of an earlier version, makes room for another."""

logger = logging.getLogger(__name__)


def open_kept(
    path: Path, write: Callable[[Path], None], agrees: Callable[["InferenceSession"], bool], threads: int = 0
) -> "InferenceSession | None":
    """The graph that is kept there, made first where it is not; None where it cannot be, which is logged.

    Two processes at once write the same bytes.

    Args:
        path: where the graph is kept; a hash stands beside it.
        write: writes the graph to a path.
        agrees: whether what was written computes what it should; otherwise it is not kept.
        threads: see `open_session`.
    """
    if is_whole(path):
        with suppress(OSError):
            os.utime(path)
        try:
            return open_session(path, threads)
        except Exception as error:  # noqa: BLE001 - whatever ONNX Runtime trips over, the graph can be made again
            logger.warning("The graph %s is made again: it cannot be read (%s)", path, error)
    return open_session(path, threads) if _make(path, write, agrees) else None


def is_whole(path: Path) -> bool:
    """Whether the file is what was written: its hash stands beside it."""
    note = path.with_suffix(".hash")
    return path.is_file() and note.is_file() and note.read_bytes() == _hash(path).encode()


def open_session(path: Path, threads: int = 0) -> "InferenceSession":
    """The graph in ONNX Runtime, on the CPU.

    Args:
        path: the graph.
        threads: how many work on one run; 0 for one on each core.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _make(path: Path, write: Callable[[Path], None], agrees: Callable[["InferenceSession"], bool]) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        with tempfile.TemporaryDirectory(prefix=PREFIX, dir=path.parent) as folder:
            working = Path(folder) / path.name
            write(working)
            working.with_suffix(".hash").write_text(_hash(working), encoding="ascii")
            if not agrees(open_session(working)):
                logger.warning("The model's graph does not compute what the model does")
                return False
            working.replace(path)
            working.with_suffix(".hash").replace(path.with_suffix(".hash"))
    except Exception as error:  # noqa: BLE001 - whatever the exporter trips over, torch still serves
        logger.warning("The model starts slowly, since its graph cannot be kept in %s (%s)", path.parent, error)
        return False
    return True


def _sweep(parent: Path) -> None:
    """Remove what killed processes left, and what has not been opened for long."""
    now = time.time()
    for folder in parent.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if now - folder.stat().st_mtime > ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)
    for note in parent.glob("*.hash"):
        graph = note.with_suffix(".onnx")
        with suppress(OSError):
            if now - graph.stat().st_mtime > UNUSED:
                graph.unlink()
                note.unlink()


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, hashlib.blake2b).hexdigest()
