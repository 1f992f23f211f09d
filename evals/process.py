"""Other processes of this Python, timed: one that runs to its end, and one that takes orders.

Each runs without the settings that would send it to a server or another folder.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from typing import IO, Any

from index.errors import Error

LONGEST = 300.0
"""Seconds after which a process is ended: something is wrong with it."""

LEFT_OUT = {"ASSISTANT_CHROMA_URL", "ASSISTANT_DIRECTORY", "ASSISTANT_ARTICLE"}


class ProcessError(Error):
    """A measured process did not do what it should."""


@dataclass(frozen=True)
class Finished:
    """How long a process took from start to end, and the most memory that it, or one of its children, held at once."""

    seconds: float
    bytes: int


def run_once(*arguments: str, succeeds: Sequence[int] = (0,)) -> Finished:
    """Run a module of this Python to its end.

    Raises:
        ProcessError: it ended with another code than those.
    """
    with spawned(["evals.launch", *arguments], stdout=subprocess.PIPE) as (process, errors):
        report, _ = process.communicate()
        if process.returncode:
            raise ProcessError(_explain(arguments, process.returncode, errors))
        found = json.loads(report)
        if found["code"] not in succeeds:
            raise ProcessError(_explain(arguments, found["code"], errors))
    return Finished(found["seconds"], found["bytes"])


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


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
        command, environment = [sys.executable, "-m", *arguments], clean(os.environ)
        process = subprocess.Popen(  # noqa: S603 - this Python, and modules of this project
            command, stderr=errors, env=environment, text=True, start_new_session=True, **streams
        )
        limit = Timer(LONGEST, _end, [process])
        limit.start()
        try:
            yield process, errors
        finally:
            limit.cancel()
            _end(process)
            process.wait()
            for pipe in filter(None, (process.stdin, process.stdout)):
                with suppress(BrokenPipeError):
                    pipe.close()


def _end(process: "subprocess.Popen[str]") -> None:
    """End the process and what it has started in turn."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what would send a process elsewhere."""
    return {name: value for name, value in environment.items() if name not in LEFT_OUT}


def _explain(arguments: Sequence[str], code: int, errors: IO[str]) -> str:
    errors.seek(0)
    last = errors.read().strip().splitlines()[-1:] or ["it said nothing"]
    return f"python -m {arguments[0]} ended with code {code}: {last[0]}. Run it by hand to see more."
