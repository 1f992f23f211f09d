"""Other processes of this Python, timed: one that runs to its end, and one that takes orders.

Each runs without the settings that would send it to a server or another folder. Unix only: the memory of a process
that has ended is known nowhere else.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from typing import IO, Any

from evals.worker import peak_bytes
from index.errors import Error

LONGEST = 120.0
"""Seconds after which a process is ended: something is wrong with it."""

LEFT_OUT = {"ASSISTANT_CHROMA_URL", "ASSISTANT_DIRECTORY", "ASSISTANT_ARTICLE"}


class ProcessError(Error):
    """A measured process did not do what it should."""


@dataclass(frozen=True)
class Finished:
    """How long a process took from start to end, and the most memory that it held at once."""

    seconds: float
    bytes: int


def run_once(*arguments: str, succeeds: Sequence[int] = (0,)) -> Finished:
    """Run a module of this Python to its end.

    Raises:
        ProcessError: it ended with another code than those.
    """
    started = time.perf_counter()
    with spawned(arguments, stdout=subprocess.DEVNULL) as (process, errors):
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in succeeds:
            raise ProcessError(_explain(arguments, process.returncode, errors))
    return Finished(seconds, peak_bytes(usage.ru_maxrss))


class Worker:
    """A process that takes orders; see `evals.worker`."""

    def __init__(self, process: "subprocess.Popen[str]", errors: IO[str]) -> None:
        self._process = process
        self._errors = errors

    def order(self, **order: Any) -> float:  # noqa: ANN401 - whatever JSON can hold
        """Have something done; returns its seconds, or bytes.

        Raises:
            ProcessError: the worker has ended.
        """
        # Where the worker has ended, what it last said tells more.
        with suppress(BrokenPipeError):
            print(json.dumps(order), file=self._process.stdin, flush=True)
        return self.hear()

    def hear(self) -> float:
        """What the worker says next."""
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise ProcessError(_explain(["evals.worker"], self._process.wait(), self._errors))
        return float(line)


@contextmanager
def open_worker(name: str, article: str, directory: str) -> Iterator[Worker]:
    """A worker that has opened its index; it ends with the block."""
    with spawned(["evals.worker", name, article, directory], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as started:
        worker = Worker(*started)
        worker.hear()
        yield worker


@contextmanager
def spawned(arguments: Sequence[str], **streams: Any) -> Iterator[tuple["subprocess.Popen[str]", IO[str]]]:  # noqa: ANN401 - Popen's own
    """A module of this Python as a process, and the file that it complains to; the process ends with the block."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
        process = subprocess.Popen(  # noqa: S603 - this Python, and modules of this project
            [sys.executable, "-m", *arguments], stderr=errors, env=clean(os.environ), text=True, **streams
        )
        limit = Timer(LONGEST, process.kill)
        limit.start()
        try:
            yield process, errors
        finally:
            limit.cancel()
            process.kill()
            process.communicate()


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what would send a process elsewhere."""
    return {name: value for name, value in environment.items() if name not in LEFT_OUT}


def _explain(arguments: Sequence[str], code: int, errors: IO[str]) -> str:
    errors.seek(0)
    last = errors.read().strip().splitlines()[-1:] or ["it said nothing"]
    return f"python -m {arguments[0]} ended with code {code}: {last[0]}. Run it by hand to see more."
