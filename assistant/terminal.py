"""What the command line does with a terminal: text read and written, wrapped to its width, progress that is seen."""

import errno
import io
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.export import Line
from index.errors import SettingsError

PATIENCE = 1.0
"""Seconds after which a terminal is shown that something moves."""

STDIN = Path("-")


def make_streams_safe() -> None:
    """What a terminal's encoding lacks becomes a question mark; what a caller has closed swallows what is written."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for all that is left
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@contextmanager
def following(task: str) -> Iterator[Callable[[Sequence[Any]], Iterable[Any]]]:
    """Passes a sequence on, and lets a terminal see how far it is once the block takes longer than a second."""
    if not sys.stderr.isatty():
        yield iter
        return
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True), transient=True)
    row = bar.add_task(task, total=None)
    timer = threading.Timer(PATIENCE, bar.start)

    def follow(items: Sequence[Any]) -> Iterator[Any]:
        for done, item in enumerate(items):
            bar.update(row, completed=done, total=len(items))
            yield item

    timer.start()
    try:
        yield follow
    finally:
        timer.cancel()
        timer.join()
        bar.stop()


def read_text(source: Path) -> str:
    """The text of a file, or of stdin for "-".

    Raises:
        SettingsError: it cannot be read or is not UTF-8.
    """
    if source == STDIN and sys.stdin is None:
        message = "There is no standard input to read. Give the question, or a file."
        raise SettingsError(message)
    try:
        raw = sys.stdin.buffer.read() if source == STDIN else source.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        message = f"{source} cannot be read ({error.strerror}). Give a text file with one question a line."
        raise SettingsError(message) from error
    except UnicodeDecodeError as error:
        message = f"{source} is not text in UTF-8. Save it as UTF-8."
        raise SettingsError(message) from error


def write(text: str, output: Path | None = None) -> None:
    """Write to a file, or to stdout; a reader that has gone away, such as `head`, is no error.

    Raises:
        SettingsError: it cannot be written.
    """
    try:
        if output is not None:
            _replace(output, text)
            return
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        if output is None:
            # What is left in the buffer goes nowhere, so that closing stdout at exit does not fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            message = f"{output or 'stdout'} cannot be written ({error.strerror}). Choose another file."
            raise SettingsError(message) from error


def check_writable(output: Path) -> None:
    """See that a file can be written there before the work for it is done.

    Raises:
        SettingsError: it cannot.
    """
    try:
        if output.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if output.is_file() or not output.exists():
            _part_of(output).touch()
            _part_of(output).unlink()
    except OSError as error:
        message = f"{output} cannot be written ({error.strerror}). Choose another file."
        raise SettingsError(message) from error


def _replace(output: Path, text: str) -> None:
    """Write the file whole or not at all; what is no file, such as /dev/stdout, is written as it is."""
    if output.exists() and not output.is_file():
        output.write_text(text, encoding="utf-8", newline="\n")
        return
    part = _part_of(output)
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(output.resolve())
    finally:
        part.unlink(missing_ok=True)


def _part_of(output: Path) -> Path:
    """What is written first, beside it; each process has its own."""
    whole = output.resolve()
    return whole.with_name(f".{whole.name}.{os.getpid()}.part")


def show(lines: Iterable[Line]) -> None:
    """Print lines, on a terminal wrapped to its width, with their indent kept."""
    write("".join(f"{' ' * line.indent}{piece}".rstrip() + "\n" for line in lines for piece in _wrapped(line)))


def _wrapped(line: Line) -> list[str]:
    if not sys.stdout.isatty():
        return [line.text]
    from rich.console import Console
    from rich.text import Text

    console = Console()
    return [piece.plain for piece in Text(line.text).wrap(console, max(20, console.width - line.indent))]


def is_ascii() -> bool:
    """Whether JSON must do without other characters, since it is UTF-8 by definition and stdout is not."""
    return (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
