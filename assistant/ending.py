"""How a command ends: with an exit code, and an error as one sentence, whoever raises it.

Exit codes: 0 answered, 1 the article does not say, 2 an error, 130 Ctrl-C.
"""

import logging
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial

import typer
from typer.core import TyperGroup

from assistant.export import printable, to_json
from assistant.terminal import make_streams_safe
from index.errors import Error

ANSWERED, NOT_IN_ARTICLE, FAILED, INTERRUPTED = 0, 1, 2, 130

TOLD_BY_THE_ANSWER = ("assistant.model", "assistant.compose")
"""Loggers whose warnings are tracebacks of what the answer says in a sentence: a model failed, or its check did."""


class Commands(TyperGroup):
    """`assistant` alone is `assistant chat`; an error is one sentence on stderr."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **_: object) -> None:  # type: ignore[override]
        """Run a command and exit with its code."""
        arguments = list(sys.argv[1:] if args is None else args) or ["chat"]
        sys.exit(_run(partial(super().main, arguments, prog_name, standalone_mode=False), arguments))


def _run(command: Callable[[], object], arguments: Sequence[str]) -> int:
    make_streams_safe()
    if "--debug" not in arguments:
        for name in TOLD_BY_THE_ANSWER:
            logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        code = command()
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the edge: what nobody foresaw is told in a sentence, too
        if "--debug" in arguments:
            traceback.print_exc()
        elif "--json" in arguments:
            sys.stderr.write(to_json({"error": _sentence(error)}, ascii_only=True))
        else:
            sys.stderr.write(f"Error: {_sentence(error)}\n")
        return FAILED
    return code if isinstance(code, int) else ANSWERED


def _sentence(error: Exception) -> str:
    match error:
        case Error():
            message = str(error)
        case typer.TyperException():
            message = f"{error.format_message().rstrip('.')}. See: assistant --help"
        case _:
            message = f"Something unexpected happened ({type(error).__name__}: {error}). Add --debug to see where."
    return " ".join(printable(message).split())
