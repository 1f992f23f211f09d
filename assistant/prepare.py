"""The first start: graphs are made in a process of its own, so that the memory that torch takes ends with it."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from assistant.reader.choice import TRAINED
from assistant.reader.weights import CHECKER, SHIPPED
from assistant.settings import Settings

LONGEST = 300.0
"""Seconds after which it is given up: a graph is made within one minute."""

CALL = "import sys; from assistant.prepare import make; make(*sys.argv[1:])"

BLOCKS = {"MALLOC_MMAP_THRESHOLD_": "100000"}
"""Lets glibc give blocks of more bytes than that back at once; without it a quarter more memory is held."""


def prepare(settings: Settings, *, writes: bool) -> None:
    """Make the graphs of the networks that are needed and missing, and the embedding model's beside them.

    What fails is left as it was: whoever opens a graph makes it where it is missing, or says why it cannot be made.

    Args:
        settings: which networks, and the folder.
        writes: whether a language model writes, so that the checker is needed.
    """
    from assistant.reader.graph import graph_name

    needed = [(settings.reader, SHIPPED), *([(settings.checker, CHECKER)] if writes else [])]
    cache = settings.directory / "models"
    missing = [
        str(weights) for name, weights in needed if name == TRAINED and not (cache / graph_name(weights)).is_file()
    ]
    if not missing or not _is_writable(cache):
        return
    environment = os.environ | BLOCKS | {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
    command = [sys.executable, "-P", "-c", CALL, str(cache), settings.embedding, *missing]
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 - this Python, and this module
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=LONGEST
        )


def _is_writable(folder: Path) -> bool:
    """Whether a graph can be kept there; where not, it would be made twice at each start."""
    nearest = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK)


def make(cache: str, embedding: str, *networks: str) -> None:
    """Make the graphs of those weights and of the embedding model in that folder; this order takes less memory."""
    from assistant.reader.graph import open_graph
    from index.embed import open_embedder

    for weights in networks:
        open_graph(Path(cache), Path(weights))
    open_embedder(embedding, Path(cache))
