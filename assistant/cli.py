"""The command line: reads arguments, asks the assistant, prints; decides nothing.

stdout carries the answer alone, stderr whatever else there is to say; `assistant.ending` has the exit codes.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant.answer import Answer, Turn
from assistant.ask import Assistant
from assistant.doctor import examine, redacted, report
from assistant.ending import ANSWERED, FAILED, NOT_IN_ARTICLE, Commands
from assistant.export import printable, source_lines, to_json, told_lines, transcript_json, transcript_markdown
from assistant.options import Given, with_settings
from assistant.settings import Settings
from assistant.terminal import STDIN, check_writable, following, is_ascii, read_text, show, write
from index.errors import SettingsError

app = typer.Typer(
    cls=Commands,
    help="Ask a long article something, and get quotes of it. Without a command, a page opens in the browser.",
    epilog="Each setting can also be given by environment, such as ASSISTANT_ARTICLE for --article.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """The console script `assistant`."""
    try:
        app()
    finally:
        gc.freeze()  # or the interpreter spends half a second at exit on looking for garbage


AsJson = Annotated[bool, typer.Option("--json", metavar="", help="Print JSON; an error is JSON on stderr.")]


def _version(wanted: bool) -> None:  # noqa: FBT001 - what Typer calls it with
    if wanted:
        write(f"article-assistant {version('article-assistant')}\n")
        raise typer.Exit


@app.callback()
def _common(
    *,
    _: Annotated[
        bool, typer.Option("--version", metavar="", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None: ...


@app.command()
@with_settings()
def chat(
    given: Given,
    browser: Annotated[
        bool | None, typer.Option(metavar="", help="Open a browser; by default where there is a screen.")
    ] = None,
) -> int:
    """Open the page: the chat beside the article. Ctrl-C ends it."""
    from assistant.page import serve

    settings = Settings.read(**given)
    open_browser = _has_screen() if browser is None else browser
    serve(partial(_open, given), settings.host, settings.port, open_browser=open_browser)
    return ANSWERED


@app.command()
@with_settings("host", "port")
def ask(
    given: Given,
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="The question; - reads it from stdin.")],
    after: Annotated[
        list[str] | None,
        typer.Option(metavar="QUESTION", help="An earlier question that this one follows; repeat it for more."),
    ] = None,
    *,
    as_json: AsJson = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", metavar="", help="Print Markdown.")] = False,
) -> int:
    """Answer one question, with the quotes that bear the answer out."""
    if as_json and as_markdown:
        message = "--json and --markdown exclude each other: give one of them"
        raise typer.BadParameter(message)
    asked = (read_text(STDIN) if question == ["-"] else " ".join(question)).strip()
    if not asked:
        message = 'There is no question. Ask one: assistant ask "How long is the border?"'
        raise SettingsError(message)
    assistant, history = _open(given), [Turn(earlier, "") for earlier in after or []]
    if as_json or as_markdown:
        answer = assistant.ask(asked, history)
        write(answer.to_markdown() if as_markdown else to_json(answer.to_dict(), ascii_only=is_ascii()))
    else:
        answer = _shown(assistant.stream(asked, history))
    return NOT_IN_ARTICLE if answer.verdict == "not_in_article" else ANSWERED


@app.command()
@with_settings("host", "port")
def index(given: Given) -> int:
    """Index the article, so that the first question is answered at once."""
    started = time.monotonic()
    built: list[object] = []
    assistant = _open(given, built.append)
    settings = Settings.read(**given)
    where = redacted(settings.chroma_url) if settings.chroma_url else str(settings.directory / "indexes")
    title, passages = assistant.article.title or assistant.article.source, len(assistant.index.passages)
    done = f"indexed in {time.monotonic() - started:.1f} seconds" if built else "there already"
    write(printable(f"“{title}”: {passages} passages, {done}, in {where}\n"))
    return ANSWERED


@app.command()
@with_settings("host", "port")
def export(
    given: Given,
    questions: Annotated[Path, typer.Argument(help="File with one question a line; - is stdin.")] = STDIN,
    form: Annotated[Literal["markdown", "json"], typer.Option("--format", help="What to write.")] = "markdown",
    output: Annotated[Path | None, typer.Option(help="File to write; stdout without it.", show_default=False)] = None,
    *,
    conversation: Annotated[
        bool, typer.Option("--conversation", metavar="", help="Let each follow those before it.")
    ] = False,
) -> int:
    """Answer a list of questions, and write answers, quotes and sources as one document.

    Empty lines are skipped, and those that begin with "#".
    """
    lines = [line.strip() for line in read_text(questions).splitlines()]
    asked = [line for line in lines if line and not line.startswith("#")]
    if not asked:
        message = f"There is no question in {questions}. Write one a line."
        raise SettingsError(message)
    if output is not None:
        check_writable(output)
    assistant = _open(given)
    answers: list[Answer] = []
    try:
        with following("Answering") as follow:
            for question in follow(asked):
                history = [Turn(answer.question, answer.text) for answer in answers] if conversation else []
                answers.append(assistant.ask(question, history))
    finally:  # whatever happens, what has been answered is written
        if form == "json":
            document = transcript_json(assistant.article, answers, ascii_only=is_ascii() and output is None)
        else:
            document = transcript_markdown(assistant.article, answers)
        if answers:
            write(document, output)
    return ANSWERED


@app.command()
@with_settings()
def doctor(given: Given, *, as_json: AsJson = False) -> int:
    """Say what works and what does not on this machine, and what to do."""
    checks = examine(given)
    if as_json:
        write(to_json([asdict(check) for check in checks], ascii_only=is_ascii()))
    else:
        write(report(checks))
    return FAILED if any(check.state == "fail" for check in checks) else ANSWERED


def _open(given: Given, built: Callable[[object], None] = lambda _: None) -> Assistant:
    """The assistant; `built` hears of the article's passages when they are embedded."""
    with following("Opening the article") as follow:

        def progress(batches: Sequence[list[str]]) -> Iterable[list[str]]:
            built(batches)
            return follow(batches)

        return Assistant.open(progress=progress, **given)


def _shown(growing: Iterator[Answer]) -> Answer:
    """The whole answer, printed sentence by sentence as a language model writes it."""
    with following("Answering"):
        first = next(growing)
    told = 0
    for answer in chain([first], growing):
        lines = list(told_lines(answer))
        show(lines[told:])
        told = len(lines)
    show(source_lines(answer))
    return answer


def _has_screen() -> bool:
    """Whether a browser would open in a window and not in this terminal."""
    return sys.platform in {"darwin", "win32"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
