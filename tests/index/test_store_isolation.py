"""Chroma hears nothing but what it is told, and tells nobody anything."""

from pathlib import Path

import pytest
from store_rows import run_python

OPEN = """
import sys
from pathlib import Path
from index.store import open_collection
from store_rows import KEY, Builder, make_rows, not_needed
open_collection(KEY, Builder(), directory=Path(sys.argv[1])).close()
collection = open_collection(KEY, not_needed, directory=Path(sys.argv[1]))
settings = collection._opened.chroma._system.settings
print(collection.query(make_rows().vectors[8], 1)[0].id, settings.allow_reset, settings.anonymized_telemetry)
"""

WORDS = {
    "ALLOW_RESET": "True",
    "MIGRATIONS": "foo",
    "CHROMA_UNKNOWN": "1",
    "SOMETHING": "else",
    "PERSIST_DIRECTORY": "/nowhere",
    "IS_PERSISTENT": "False",
    "CHROMA_API_IMPL": "no.such.Thing",
    "ANONYMIZED_TELEMETRY": "True",
    "CHROMA_OTEL_COLLECTION_ENDPOINT": "http://198.51.100.1:4317",
    "CHROMA_SERVER_NOFILE": "3",
    "CHROMA_SERVER_HTTP_PORT": "none",
}
DOTENV = "".join(f"{name}={value}\n" for name, value in WORDS.items()).encode()


@pytest.mark.parametrize("text", [DOTENV, b"NAME=Z\xfcrich\n"], ids=["misleading", "not UTF-8"])
def test_dotenv_of_the_working_folder(tmp_path: Path, text: bytes) -> None:
    """What a project keeps in its `.env` neither breaks nor changes the index."""
    (tmp_path / ".env").write_bytes(text)

    printed = run_python(OPEN, tmp_path / "indexes", folder=tmp_path)

    assert printed.split() == ["r8", "False", "False"]


def test_environment_variables(tmp_path: Path) -> None:
    """The same words as environment variables do nothing either."""
    printed = run_python(OPEN, tmp_path / "indexes", folder=tmp_path, **WORDS)

    assert printed.split() == ["r8", "False", "False"]


def test_chroma_itself_breaks_on_them(tmp_path: Path) -> None:
    """The tests above mean something: importing chromadb fails there."""
    (tmp_path / ".env").write_bytes(DOTENV)

    with pytest.raises(AssertionError, match="migrations"):
        run_python("import chromadb", folder=tmp_path)


def test_other_settings_still_hear(tmp_path: Path) -> None:
    """Only Chroma is made deaf: another library's settings come from the environment, before and after."""
    code = (
        OPEN
        + """
from pydantic_settings import BaseSettings
class Other(BaseSettings):
    name: str = "unheard"
print(Other().name)
"""
    )
    assert run_python(code, tmp_path, NAME="heard").split()[-1] == "heard"


def test_no_connection_is_made(tmp_path: Path) -> None:
    """Building, opening and searching look up no host, open no connection, and hold no internet socket."""
    code = (
        """
import sys
seen = []
calls = {"socket.connect", "socket.getaddrinfo"}
sys.addaudithook(lambda event, words: seen.append(event) if event in calls else None)
"""
        + OPEN
        + """
import os, socket
from pathlib import Path
def internet_sockets():
    links = {os.readlink(link) for link in Path("/proc/self/fd").glob("*") if link.is_socket()}
    tables = [Path(f"/proc/self/net/{name}") for name in ("tcp", "tcp6", "udp", "udp6")]
    inodes = {line.split()[9] for table in tables if table.exists() for line in table.read_text().splitlines()[1:]}
    return sorted(link for link in links if link[8:-1] in inodes)
print(seen, internet_sockets())
listening = socket.create_server(("127.0.0.1", 0))
socket.create_connection(listening.getsockname())
print(len(seen) > 0, len(internet_sockets()))
"""
    )
    printed = run_python(code, tmp_path).splitlines()

    assert printed[1] == "[] []"
    assert printed[2] == "True 1"  # what is made is seen: the listening one; the other was let go of
