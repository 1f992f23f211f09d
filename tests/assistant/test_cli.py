"""The command line: the answer alone on stdout, one clear sentence on stderr, and an exit code to rely on."""

import errno
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scripted import Scripted
from typer.testing import CliRunner, Result

import assistant.page
from assistant import Answer, Assistant, Citation, Sentence, Settings, cli
from assistant import terminal as screen
from assistant.export import Line
from assistant.write import open_writer
from index.errors import SettingsError

Run = Callable[..., Result]

BORDER = "How long is the border between China and Russia?"
ABROAD = "What is the capital of Australia?"
SETTINGS_BUT_THE_PAGES = sorted(set(Settings.model_fields) - {"host", "port"})

HOSTILE = (
    "\x1b[31mThe [bold]old bridge[/bold]\x1b[0m cost \x1b]0;title\x07\x1b[2J two \x9b1m million :bridge: crowns.\x7f"
)


@pytest.fixture
def environment(folder: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:  # noqa: ARG001 - the digest is indexed first
    """The environment of a person whose data folder is the test run's, and who has set nothing else."""
    for name in [name for name in os.environ if name.startswith("ASSISTANT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ASSISTANT_DIRECTORY", str(folder))
    monkeypatch.setenv("COLUMNS", "100")
    return dict(os.environ)


@pytest.fixture
def run(environment: dict[str, str]) -> Run:  # noqa: ARG001 - set before anything runs
    """Runs the command in this process."""

    def invoke(*arguments: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli.app, arguments, input=given)

    return invoke


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """A file of questions, with a comment and an empty line."""
    path = tmp_path / "questions.txt"
    path.write_text(f"\ufeff# Of the border\n{BORDER}\n\n  And when was it settled?  \n{ABROAD}\n", encoding="utf-8")
    return path


def test_answer(run: Run) -> None:
    """The answer and its sources stand on stdout, nothing on stderr, and the exit code is 0."""
    result = run("ask", BORDER)
    expected = (0, "")

    assert expected == (result.exit_code, result.stderr)
    assert "2,615-mile" in result.stdout
    assert re.search(r"^\[1\] paragraph \d+, .+$", result.stdout, re.MULTILINE)


def test_silence(run: Run) -> None:
    """What the article does not say is said so, with what is nearest, and the exit code is 1."""
    result = run("ask", ABROAD)
    expected = (1, "")

    assert expected == (result.exit_code, result.stderr)
    assert result.stdout.startswith("The article does not say.\n\nNearest in the article:\n")


@pytest.mark.parametrize(("question", "code", "verdict"), [(BORDER, 0, "answered"), (ABROAD, 1, "not_in_article")])
def test_json(run: Run, assistant: Assistant, question: str, code: int, verdict: str) -> None:
    """What is printed is one JSON document whatever the verdict, and its quotes are exact."""
    result = run("ask", question, "--json")
    answer = json.loads(result.stdout)
    expected = (code, "", verdict)

    assert expected == (result.exit_code, result.stderr, answer["verdict"])
    for quoted in answer["citations"] + answer["nearest"]:
        assert assistant.article.text[quoted["start"] : quoted["end"]] == quoted["quote"]


def test_markdown(run: Run, assistant: Assistant) -> None:
    """--markdown prints what `Answer.to_markdown` gives."""
    assert assistant.ask(BORDER).to_markdown() == run("ask", BORDER, "--markdown").stdout


def test_words_without_quotation_marks(run: Run) -> None:
    """Who forgets the quotation marks is understood."""
    assert run("ask", BORDER).stdout == run("ask", *BORDER.split()).stdout


def test_question_from_stdin(run: Run) -> None:
    """A dash reads the question from stdin."""
    assert run("ask", BORDER).stdout == run("ask", "-", given=BORDER + "\n").stdout


def test_follow_up(run: Run) -> None:
    """--after puts back what a follow-up leaves out, and says so."""
    result = run("ask", "And when was it settled?", "--after", BORDER)

    assert result.stdout.startswith(f"(Understood as: {BORDER} And when was it settled?)\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", BORDER, "--article", "nowhere.txt"], "nowhere.txt"),
        (["ask"], "QUESTION"),
        (["ask", ""], "There is no question"),
        (["ask", "  ", "\t"], "There is no question"),
        (["ask", BORDER, "--frobnicate"], "--frobnicate"),
        (["ask", BORDER, "--passages", "many"], "--passages"),
        (["ask", BORDER, "--passages", "0"], "ASSISTANT_PASSAGES"),
        (["ask", BORDER, "--model", "other"], "'other'"),
        (["ask", BORDER, "--embedding", "/nowhere"], "/nowhere"),
        (["ask", BORDER, "--chroma-url", "nonsense"], "nonsense"),
        (["frobnicate"], "frobnicate"),
        (["chat", "--port", "70000"], "ASSISTANT_PORT"),
        (["export", "nowhere.txt"], "nowhere.txt"),
        (["export", "."], "Is a directory"),
        (["export", "-", "--format", "frobnicate"], "frobnicate"),
        (["export", "-"], "There is no question"),
    ],
)
def test_errors(run: Run, arguments: list[str], said: str) -> None:
    """Whatever cannot be used is named in one line on stderr, with exit code 2 and nothing on stdout."""
    result = run(*arguments)
    expected = (2, "")

    assert expected == (result.exit_code, result.stdout)
    assert re.fullmatch(r"Error: .+\n", result.stderr)
    assert said in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", BORDER, "--json", "--article", "nowhere.txt"], "nowhere.txt"),
        (["ask", BORDER, "--json", "--markdown"], "exclude each other"),
        (["ask", "--json"], "QUESTION"),
    ],
)
def test_errors_in_json(run: Run, arguments: list[str], said: str) -> None:
    """With --json the error is JSON too, on stderr."""
    result = run(*arguments)
    expected = (2, "")

    assert expected == (result.exit_code, result.stdout)
    assert said in json.loads(result.stderr)["error"]


def test_errors_do_not_act_on_the_terminal(run: Run) -> None:
    """A name with control characters is told without them."""
    result = run("ask", BORDER, "--article", "\x1b[31mred\x07\nname")

    assert re.fullmatch(r"Error: [^\x00-\x1f\x7f-\x9f]*red[^\x00-\x1f\x7f-\x9f]*\n", result.stderr)


def _failing(error: BaseException) -> Callable[..., Assistant]:
    def open_nothing(*_: object, **__: object) -> Assistant:
        raise error

    return open_nothing


def test_the_unexpected_is_told_in_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw has no traceback unless --debug asks for it; the exit code is 2 either way."""
    monkeypatch.setattr(Assistant, "open", _failing(ZeroDivisionError("by nought")))
    plain, debugged = run("ask", BORDER), run("ask", BORDER, "--debug")
    expected = [2, 2]

    assert expected == [plain.exit_code, debugged.exit_code]
    assert re.fullmatch(r"Error: .*ZeroDivisionError: by nought.*--debug.*\n", plain.stderr)
    assert "Traceback" in debugged.stderr


def test_why_a_model_failed_is_shown_on_demand(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer says that it did; --debug shows what the program saw."""
    monkeypatch.setattr(logging.root, "handlers", [])
    monkeypatch.setattr(logging.getLogger("assistant.model"), "handlers", [])
    asked = ("ask", BORDER, "--model", "nobody:x")
    debugged, plain = run(*asked, "--debug"), run(*asked)

    assert "Unsupported provider" in debugged.stderr
    assert plain.stderr == ""
    assert debugged.stdout == plain.stdout


def test_why_a_check_failed_is_shown_on_demand(run: Run, assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Just so, where what a model wrote could not be checked."""

    def opened(*_: object, **__: object) -> Assistant:
        writer = open_writer(Settings.read(), Scripted(lines=["The border is 2,615 miles long. [1]"]))
        checker = SimpleNamespace(score=lambda _: 1 / 0)
        return Assistant(assistant.index, assistant.reader, writer=writer, checker=checker)

    monkeypatch.setattr(Assistant, "open", opened)
    monkeypatch.setattr(logging.root, "handlers", [])
    monkeypatch.setattr(logging.getLogger("assistant.compose"), "handlers", [])
    debugged, plain = run("ask", BORDER, "--debug"), run("ask", BORDER)

    assert "ZeroDivisionError" in debugged.stderr
    assert plain.stderr == ""
    assert debugged.stdout == plain.stdout


def test_interruption(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130 and no traceback."""
    monkeypatch.setattr(Assistant, "open", _failing(KeyboardInterrupt()))
    result = run("ask", BORDER)
    expected = (130, "", "")

    assert expected == (result.exit_code, result.stdout, result.stderr)


@pytest.mark.parametrize("flags", [[], ["--markdown"], ["--json"]])
def test_article_does_not_act_on_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, flags: list[str]) -> None:
    """Escape sequences in article and question do nothing, and square brackets are no markup."""
    citation = Citation(1, HOSTILE, 0, len(HOSTILE), 1, HOSTILE)
    answer = Answer("", "", (Sentence(HOSTILE, (citation,), 1.0),), "answered", (), HOSTILE, 1.0, "quote", 0.1)
    shown = replace(answer, question=HOSTILE, standalone=HOSTILE + HOSTILE)
    fake = SimpleNamespace(ask=lambda *_: shown, stream=lambda *_: iter([shown]))
    monkeypatch.setattr(Assistant, "open", lambda **_: fake)
    result = run("ask", HOSTILE, *flags)

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.stdout)
    assert "[bold]old bridge[/bold]" in result.stdout.replace("\\", "")


def test_sentences_are_printed_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each before the next one is written, and once; the sources when the answer is whole."""
    citation = Citation(1, "The bridge cost two million crowns.", 0, 35, 1, "")
    first, second = Sentence("It was dear.", (citation,), 0.9), Sentence("It cost millions.", (citation,), 0.9)
    answer = Answer("?", "?", (first,), "answered", (), "", 1.0, "some-model", 0.1, written=1)
    seen: list[str] = []

    def growing(*_: object) -> Iterator[Answer]:
        yield answer
        seen.append("the second is being written")
        yield replace(answer, sentences=(first, second), written=2)

    monkeypatch.setattr(cli, "_open", lambda _: SimpleNamespace(stream=growing))
    monkeypatch.setattr(cli, "show", lambda lines: seen.extend(line.text for line in lines))
    result = CliRunner().invoke(cli.app, ["ask", "What did it cost?"])

    assert result.exit_code == 0
    assert seen[:3] == ["It was dear. [1]", "the second is being written", "It cost millions. [1]"]
    assert seen[3:5] == ["", "[1] paragraph 1"]


def test_index(run: Run, tmp_path: Path) -> None:
    """The first time builds the index and says so, the second finds it there; both say where and how much."""
    path = tmp_path / "bridge.txt"
    path.write_text("The Bridge\n\nThe bridge cost two million crowns in 1931. Nobody knows why.\n", encoding="utf-8")
    first, second = run("index", "--article", str(path)), run("index", "--article", str(path))
    expected = [0, 0]

    assert expected == [first.exit_code, second.exit_code]
    assert re.search(r"\d+ passages, indexed in [\d.]+ seconds, in .+indexes\n", first.stdout)
    assert re.search(r"\d+ passages, there already, in .+indexes\n", second.stdout)


def test_export(run: Run, assistant: Assistant, questions: Path, tmp_path: Path) -> None:
    """Each question of the file is answered on its own, in order, in a document that is the same every time."""
    target = tmp_path / "transcript.md"
    result = run("export", str(questions), "--output", str(target))
    printed = run("export", "--format", "markdown", given=questions.read_bytes()).stdout
    expected = [f"## {question}" for question in (BORDER, "And when was it settled?", ABROAD)]

    assert (result.exit_code, result.stdout) == (0, "")
    assert printed == target.read_text(encoding="utf-8")
    assert expected == re.findall("^## .*", printed, re.MULTILINE)
    assert assistant.ask(BORDER).to_markdown() in printed


def test_export_as_json(run: Run, questions: Path) -> None:
    """JSON has the article and every answer."""
    document = json.loads(run("export", str(questions), "--format", "json").stdout)
    expected = ["answered", "not_in_article"]

    assert expected == [document["answers"][number]["verdict"] for number in (0, 2)]
    assert document["article"]["title"]


def test_export_of_a_conversation(run: Run, questions: Path) -> None:
    """--conversation lets a question lean on those before it."""
    document = json.loads(run("export", str(questions), "--format", "json", "--conversation").stdout)

    assert f"{BORDER} And when was it settled?" == document["answers"][1]["standalone"]


def test_export_where_nothing_can_be_written(run: Run, questions: Path, tmp_path: Path) -> None:
    """An output that cannot be written is named."""
    result = run("export", str(questions), "--output", str(tmp_path / "no" / "file.md"))
    expected = (2, True)

    assert expected == (result.exit_code, "file.md cannot be written" in result.stderr)


def test_export_keeps_what_was_answered(
    run: Run, questions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the second question fails, the first answer is written, and nothing else lies beside it."""
    target, ask = tmp_path / "out" / "a.md", Assistant.ask
    target.parent.mkdir()

    def failing(self: Assistant, question: str, history: Sequence[Any] = ()) -> Answer:
        if "settled" in question:
            raise KeyboardInterrupt
        return ask(self, question, history)

    monkeypatch.setattr(Assistant, "ask", failing)
    result = run("export", str(questions), "--output", str(target))

    assert result.exit_code not in {0, 1}
    assert "2,615" in target.read_text(encoding="utf-8")
    assert list(target.parent.iterdir()) == [target]


def test_a_transcript_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves the earlier one as it is."""
    target = tmp_path / "a.md"
    target.write_text("earlier", encoding="utf-8")

    def full(self: Path, *_: object, **__: object) -> int:
        self.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(SettingsError, match="No space left"):
        screen.write("later", target)

    assert target.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [target]


def test_without_stdin_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when it was closed."""
    monkeypatch.setattr(screen.sys, "stdin", None)
    with pytest.raises(SettingsError, match="standard input"):
        screen.read_text(screen.STDIN)


def test_export_of_what_is_no_text(run: Run, tmp_path: Path) -> None:
    """Questions in another encoding are refused, not guessed."""
    path = tmp_path / "latin.txt"
    path.write_bytes("Où est le pont ?".encode("latin-1"))
    result = run("export", str(path))
    expected = (2, True)

    assert expected == (result.exit_code, "latin.txt is not text in UTF-8" in result.stderr)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[SimpleNamespace]:
    """What was asked of the page, which is not opened."""
    pages: list[SimpleNamespace] = []

    def serve(open_assistant: Callable[[], Assistant], host: str, port: int, **options: object) -> None:
        pages.append(SimpleNamespace(article=open_assistant().article, host=host, port=port, **options))

    monkeypatch.setattr(assistant.page, "serve", serve)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return pages


@pytest.mark.parametrize("arguments", [[], ["chat"]])
def test_page(run: Run, served: list[SimpleNamespace], assistant: Assistant, arguments: list[str]) -> None:
    """`assistant` alone opens the page of the default article, as `assistant chat` does."""
    result = run(*arguments)
    expected = [SimpleNamespace(article=assistant.article, host="127.0.0.1", port=7860, open_browser=False)]

    assert result.exit_code == 0
    assert expected == served


def test_page_with_settings(run: Run, served: list[SimpleNamespace]) -> None:
    """Host, port and browser are passed on."""
    run("chat", "--host", "127.0.0.2", "--port", "8000", "--browser")
    expected = [("127.0.0.2", 8000, True)]

    assert expected == [(page.host, page.port, page.open_browser) for page in served]


@pytest.mark.parametrize(
    ("command", "names"),
    [("chat", sorted(Settings.model_fields)), ("doctor", sorted(Settings.model_fields))]
    + [(command, SETTINGS_BUT_THE_PAGES) for command in ("ask", "index", "export")],
)
def test_every_setting_has_an_option(run: Run, command: str, names: list[str]) -> None:
    """Each command has an option for each setting that concerns it, told in help as `Settings` tells it."""
    told = run(command, "--help").stdout
    panel = told[told.index("Settings") :]
    shown = " ".join(re.sub("[│╭╮╰╯─]", " ", panel).split())

    assert sorted(["debug", *names]) == sorted(name.replace("-", "_") for name in re.findall(r"--([a-z-]+) ", panel))
    assert "how many passages are read for a question; 8 by default." in shown


def test_version(run: Run) -> None:
    """--version names the project and its version."""
    assert re.fullmatch(r"article-assistant \d+\.\d+\.\d+\n", run("--version").stdout)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (30, "One two three four five six\nseven eight\n\n    “nine ten eleven twelve\n    thirteen”\n"),
        (100, "One two three four five six seven eight\n\n    “nine ten eleven twelve thirteen”\n"),
    ],
)
def test_terminal_width(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int, expected: str
) -> None:
    """On a terminal lines are wrapped to its width, and quotes keep their indent."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(width))
    screen.show(
        [Line("One two three four five six seven eight"), Line(""), Line("“nine ten eleven twelve thirteen”", 4)]
    )

    assert expected == capsys.readouterr().out


@pytest.mark.parametrize("terminal", [True, False])
def test_progress(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:  # noqa: FBT001
    """A terminal sees how far it is once that takes long; a log file sees nothing; all items arrive."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setattr(screen, "PATIENCE", 0.0)
    with screen.following("Counting") as follow:
        arrived = list(_slowly(follow([1, 2, 3])))
    shown = capsys.readouterr()
    expected = ([1, 2, 3], "")

    assert expected == (arrived, shown.out)
    assert terminal == ("Counting" in shown.err)


def _slowly(items: Iterable[Any]) -> Iterator[Any]:
    from time import sleep

    for item in items:
        sleep(0.2)
        yield item


def _process(environment: dict[str, str], arguments: Sequence[str], **more: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "assistant", *arguments]
    return subprocess.run(command, env={**environment, **more}, capture_output=True, timeout=60, check=False)


def test_process_in_a_bare_locale(environment: dict[str, str]) -> None:
    """Without a locale, in a process of its own, the answer is whole and stderr is empty."""
    done = _process(environment, ["ask", BORDER], LC_ALL="C", LANG="C")
    expected = (0, b"")

    assert expected == (done.returncode, done.stderr)
    assert "2,615-mile" in done.stdout.decode()


def test_process_without_unicode(environment: dict[str, str]) -> None:
    """A terminal that knows only ASCII gets text with question marks, and JSON that loses nothing."""
    text = _process(environment, ["ask", ABROAD], PYTHONIOENCODING="ascii")
    done = _process(environment, ["ask", ABROAD, "--json"], PYTHONIOENCODING="ascii")
    expected = (1, b"", b"")

    assert expected == (text.returncode, text.stderr, done.stderr)
    assert text.stdout.isascii()
    assert "’" in json.loads(done.stdout.decode("ascii"))["nearest"][0]["quote"]


def test_process_with_a_question_that_is_no_unicode(environment: dict[str, str]) -> None:
    """An argument that is not UTF-8 is a question like any other."""
    command = [sys.executable, "-m", "assistant", "ask", BORDER.encode() + b" \xff"]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    expected = (0, b"")

    assert expected == (done.returncode, done.stderr)


def test_process_whose_reader_has_gone(environment: dict[str, str]) -> None:
    """A closed pipe is no error: the exit code is the answer's, stderr stays empty."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "assistant", "ask", BORDER, "--json"]
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(command, env=environment, stdout=closed, stderr=subprocess.PIPE, timeout=60, check=False)
    expected = (0, b"")

    assert expected == (done.returncode, done.stderr)


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_process_with_a_closed_stream(environment: dict[str, str], closed: str) -> None:
    """Who closes stdout or stderr still gets the answer's exit code and no complaint."""
    line = f'"{sys.executable}" -m assistant ask "{BORDER}" {closed}'
    done = subprocess.run(["sh", "-c", line], env=environment, capture_output=True, timeout=60, check=False)
    expected = (0, b"")

    assert expected == (done.returncode, done.stderr)


def test_process_imports_nothing_heavy(environment: dict[str, str]) -> None:
    """A question to an indexed article is answered without the libraries that take seconds to import."""
    program = (
        "import sys; from assistant.cli import app\n"
        f"try: app(['ask', {BORDER!r}])\n"
        "except SystemExit: print(sorted({'torch', 'transformers', 'sentence_transformers', 'gradio', 'pandas'} "
        "& set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, timeout=60, check=False
    )
    expected = b"[]\n"

    assert expected == done.stderr
