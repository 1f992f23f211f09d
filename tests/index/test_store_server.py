"""An index on a real Chroma server: the same promises, and clear words when there is no such server."""

import base64
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import numpy as np
import pytest
from store_rows import Builder, folder_in_memory, make_rows, not_needed

from index.errors import StoreError
from index.storage import rows as rows_module
from index.storage import server as server_module
from index.storage import start
from index.storage.chroma import Chroma
from index.storage.server import ABANDONED, WORKING, read_address
from index.store import Collection, Rows, open_collection


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def running_server(folder: Path, port: int) -> Iterator[str]:
    """A Chroma server on that folder, and its address; stopped at the end, whatever happens."""
    program = Path(sys.executable).parent / "chroma"
    words = [str(program), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for_answer(f"http://127.0.0.1:{port}/api/v2/heartbeat")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def wait_for_answer(url: str) -> None:
    """Until the server answers; half a minute at most."""
    end = time.monotonic() + 30
    while True:
        try:
            httpx.get(url, timeout=1, trust_env=False).raise_for_status()
        except httpx.HTTPError:
            assert time.monotonic() < end
            time.sleep(0.05)
        else:
            return


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the machine that runs the tests is not for loopback."""
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The server of all tests here."""
    with folder_in_memory() as folder, running_server(folder, free_port()) as address:
        yield address


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder for a server of one test."""
    with folder_in_memory() as folder:
        yield folder


@pytest.fixture
def key(request: pytest.FixtureRequest) -> str:
    """A key of this test alone."""
    return re.sub(r"[^a-zA-Z0-9]+", "-", request.node.name).strip("-") + "-1"


@pytest.fixture
def chroma(url: str) -> Iterator[Chroma]:
    """A second client, that looks and meddles."""
    client = Chroma.at(url, {})
    yield client
    client.close()


def names(chroma: Chroma, key: str) -> list[str]:
    """The collections of that key, working ones included."""
    return [name for name, _ in chroma.names() if name.startswith(key)]


def answers_right(collection: Collection, rows: Rows | None = None) -> bool:
    """All rows come back as they were, and twenty of them are found in first place."""
    given = rows or make_rows()
    some = range(0, len(given.ids), len(given.ids) // 20)
    firsts = [collection.query(given.vectors[place], 1)[0].id for place in some]
    return [given.ids[place] for place in some] == firsts and np.allclose(
        given.vectors, collection.vectors(given.ids), atol=1e-6
    )


def test_built_once_and_found_again(url: str, chroma: Chroma, key: str) -> None:
    """The second opening builds nothing; one collection, under its final name, is on the server."""
    open_collection(key, Builder(), url=url).close()

    collection = open_collection(key, not_needed, url=url)

    assert answers_right(collection)
    assert names(chroma, key) == [key]


@pytest.mark.parametrize("kind", ["sentence", "passage"])
def test_filter(url: str, key: str, kind: str) -> None:
    """A filtered search finds the rows of that kind that numpy finds, best first."""
    rows = make_rows(500)
    collection = open_collection(key, Builder(rows), url=url)
    order = np.argsort(-(rows.vectors @ rows.vectors[4]), kind="stable")

    found = [match.id for match in collection.query(rows.vectors[4], 30, {"kind": kind})]

    assert found == [rows.ids[place] for place in order if rows.metadata[place]["kind"] == kind][:30]


def test_rows_that_are_all_alike(url: str, key: str) -> None:
    """Where the search graph loses rows, they are found all the same."""
    rows = make_rows(2000)
    alike = Rows(rows.ids, rows.vectors[np.zeros(2000, int)], rows.texts, rows.metadata)

    assert len(open_collection(key, Builder(alike), url=url).query(np.ones(16), 2000)) == 2000


def test_another_process_publishes_first(url: str, chroma: Chroma, key: str) -> None:
    """Who comes second drops what it built and uses what is there."""
    theirs, ours = make_rows(40, seed=1), make_rows(50, seed=2)

    def build() -> Rows:
        open_collection(key, Builder(theirs), url=url).close()
        return ours

    collection = open_collection(key, build, url=url)

    assert (collection.count(), answers_right(collection, theirs)) == (40, True)
    assert names(chroma, key) == [key]


def test_many_build_at_once(url: str, chroma: Chroma, key: str) -> None:
    """Four at once all end with the same collection."""
    ready = threading.Barrier(4)

    def build() -> Rows:
        ready.wait(20)
        return make_rows()

    with ThreadPoolExecutor(4) as pool:
        collections = list(pool.map(lambda _: open_collection(key, build, url=url), range(4)))

    assert all(answers_right(collection) for collection in collections)
    assert names(chroma, key) == [key]


DAMAGE: dict[str, Callable[[Chroma, str], object]] = {
    "rows missing": lambda chroma, key: chroma.find(key).delete(ids=["r3", "r9"]),
    "row added": lambda chroma, key: chroma.find(key).add(ids=["more"], embeddings=[[1.0] * 16]),
    "half built": lambda chroma, key: chroma.find(key).modify(metadata={"schema": 1, "key": key, "count": 60}),
    "another schema": lambda chroma, key: chroma.find(key).modify(metadata={**chroma.find(key).metadata, "schema": 0}),
    "another key": lambda chroma, key: chroma.find(key).modify(metadata={**chroma.find(key).metadata, "key": "x"}),
    "not ours": lambda chroma, key: (chroma.delete(key), chroma.api.create_collection(key)),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=list(DAMAGE))
def test_unsound_collection_is_replaced(
    url: str, chroma: Chroma, key: str, damage: Callable[[Chroma, str], object]
) -> None:
    """What is not whole under the final name is built again, and who still has the old one open goes on."""
    before = open_collection(key, Builder(), url=url)
    damage(chroma, key)
    build = Builder()

    collection = open_collection(key, build, url=url)

    assert (build.calls, answers_right(collection), answers_right(before)) == (1, True, True)
    assert names(chroma, key) == [key]


class StopError(Exception):
    """What stops a building in these tests."""


@pytest.mark.parametrize("module", [rows_module, server_module], ids=["upload", "proof"])
def test_stopped_building(url: str, chroma: Chroma, key: str, monkeypatch: pytest.MonkeyPatch, module: object) -> None:
    """Stopped in the upload or the proof, nothing is published and nothing is left."""
    name = "_graph_reaches" if module is rows_module else "find_difference"

    def stop(*_: object) -> None:
        assert len(names(chroma, key)) == 1
        assert WORKING in names(chroma, key)[0]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, name, stop)
        with pytest.raises(KeyboardInterrupt):
            open_collection(key, Builder(), url=url)

    assert names(chroma, key) == []


def test_error_of_the_builder_passes(url: str, chroma: Chroma, key: str) -> None:
    """What goes wrong in embedding is not blamed on the server."""

    def build() -> Rows:
        raise StopError

    with pytest.raises(StopError):
        open_collection(key, build, url=url)

    assert names(chroma, key) == []


def test_abandoned_collections(url: str, chroma: Chroma, key: str) -> None:
    """A half-built collection of a dead builder goes after a day; a younger one, and others' collections, stay."""
    now = chroma.api.heartbeat() // 10**9
    chroma.create(f"{key}{WORKING}old", {"started": now - ABANDONED - 60}, {})
    chroma.create(f"{key}{WORKING}young", {"started": now - 60}, {})
    chroma.create(f"{key}-else", {"started": now - ABANDONED - 60}, {})

    open_collection(key, Builder(), url=url).close()

    assert sorted(names(chroma, key)) == [key, f"{key}-else", f"{key}{WORKING}young"]


def test_collections_beyond_a_page_are_seen(
    url: str, chroma: Chroma, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list of collections is read to its end."""
    monkeypatch.setattr("index.storage.chroma.PAGE", 2)
    for number in range(5):
        chroma.create(f"{key}-{number}", {"started": 0}, {})

    assert len(names(chroma, key)) == 5
    assert url


def test_server_that_lost_its_search_graph(memory: Path) -> None:
    """Chroma counts such a collection whole and answers short, without an error; it is built again."""
    rows, port = make_rows(1200), free_port()
    with running_server(memory, port) as url:
        open_collection("lost-1", Builder(rows), url=url).close()
    for entry in memory.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
    build = Builder(rows)

    with running_server(memory, port) as url:
        collection = open_collection("lost-1", build, url=url)

        assert (build.calls, answers_right(collection, rows)) == (1, True)


def test_server_that_starts_again_under_an_open_index(memory: Path) -> None:
    """While it is away there is a clear error; when it is back, the same collection goes on."""
    port = free_port()
    with running_server(memory, port) as url:
        collection = open_collection("back-1", Builder(), url=url)

    with pytest.raises(StoreError, match=f"http://127.0.0.1:{port}"):
        collection.count()

    with running_server(memory, port):
        assert answers_right(collection)


@pytest.mark.parametrize(
    ("given", "url", "user"),
    [
        ("http://localhost:8000", "http://localhost:8000", None),
        ("http://localhost:8000/", "http://localhost:8000", None),
        ("https://chroma.example", "https://chroma.example", None),
        ("https://chroma.example/team/chroma/", "https://chroma.example/team/chroma", None),
        ("http://[::1]:8000", "http://[::1]:8000", None),
        ("https://ann:p%40ss@chroma.example:444/x", "https://chroma.example:444/x", b"ann:p@ss"),
        ("https://ann@chroma.example", "https://chroma.example", b"ann:"),
    ],
)
def test_address(given: str, url: str, user: bytes | None) -> None:
    """Scheme, host, port and path are kept; user and password go into a header."""
    address = read_address(given)

    headers = {"Authorization": f"Basic {base64.b64encode(user).decode()}"} if user else {}
    assert (address.url, address.headers) == (url, headers)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "localhost:8000",
        "ftp://host",
        "http://",
        "http://host:99999",
        "http://host:x",
        "http://h/?q=1",
        "http://h/#a",
    ],
)
def test_no_address(given: str) -> None:
    """What is no address of a server is said so before anything is sent."""
    with pytest.raises(StoreError, match=re.escape(repr(given))):
        open_collection("any-1", not_needed, url=given)


@pytest.mark.parametrize("given", ["ftp://ann:secret@host", "ann:secret@host:8000", "http://ann:secret@127.0.0.1:1/x"])
def test_password_is_never_shown(given: str) -> None:
    """Neither a wrong address nor a silent server brings a password into a message, or into what caused it."""
    with pytest.raises(StoreError) as caught:
        open_collection("any-1", not_needed, url=given)

    chain, error = "", caught.value
    while error is not None:
        chain, error = chain + str(error), error.__cause__ or error.__context__
    assert ("secret" in chain, "127.0.0.1" in chain or "host" in chain) == (False, True)


class Stub(BaseHTTPRequestHandler):
    """A web server that is no Chroma."""

    status, body, heartbeat = 200, b"<html>Welcome</html>", b""
    seen: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        """Note what was asked for, and give the page."""
        self.seen.append((self.path, self.headers["Authorization"]))
        alive = self.heartbeat and self.path.endswith("/heartbeat")
        self.send_response(200 if alive else self.status)
        self.end_headers()
        self.wfile.write(self.heartbeat if alive else self.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def stub_server(status: int, body: bytes, heartbeat: bytes = b"") -> Iterator[tuple[int, list[tuple[str, str | None]]]]:
    """Its port, and what it was asked."""
    seen: list[tuple[str, str | None]] = []
    handler = type("Handler", (Stub,), {"status": status, "body": body, "heartbeat": heartbeat, "seen": seen})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server.server_port, seen
        finally:
            server.shutdown()
            thread.join(10)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b"<html>Welcome</html>"),
        (200, b"{}"),
        (200, b"[]"),
        (404, b"Not here"),
        (301, b""),
        (401, b"Who?"),
        (500, b""),
    ],
)
def test_server_that_is_no_chroma(status: int, body: bytes) -> None:
    """Whatever else answers there, the message names the address and what to do; path and password were sent along."""
    with stub_server(status, body) as (port, seen), pytest.raises(StoreError) as caught:
        open_collection("any-1", not_needed, url=f"http://ann:secret@127.0.0.1:{port}/team/")

    assert f"Chroma failed at http://127.0.0.1:{port}/team (" in str(caught.value)
    assert "Check the address, or start a server there: chroma run" in str(caught.value)
    assert seen == [("/team/api/v2/heartbeat", f"Basic {base64.b64encode(b'ann:secret').decode()}")]


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 502])
def test_server_that_refuses(status: int) -> None:
    """A proxy that lets the first question through and no other is no reason to embed an article."""
    alive = b'{"nanosecond heartbeat": 1}'
    with stub_server(status, b"Not now", alive) as (port, seen), pytest.raises(StoreError, match="Not now"):
        open_collection("any-1", not_needed, url=f"http://127.0.0.1:{port}")

    assert len(seen) > 1


def test_nobody_answers() -> None:
    """No server at all: the address is named."""
    port = free_port()

    with pytest.raises(StoreError, match=rf"http://127\.0\.0\.1:{port} \(ConnectError"):
        open_collection("any-1", not_needed, url=f"http://127.0.0.1:{port}")


def test_server_that_no_longer_answers(url: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for once: nothing is tried again after that."""
    collection, asked = open_collection(key, Builder(), url=url), []

    def wait(*given: object, **_: object) -> None:
        asked.append(given)
        message = "timed out"
        raise httpx.ReadTimeout(message)

    monkeypatch.setattr(httpx.Client, "request", wait)

    with pytest.raises(StoreError, match="ReadTimeout"):
        collection.count()
    assert len(asked) == 1


def test_server_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chroma would wait for ever; here there is an end."""
    monkeypatch.setattr(start, "ANSWER_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        threading.Timer(5, listening.close).start()  # so that a client that waits for ever fails the test

        with pytest.raises(StoreError, match=rf"http://127\.0\.0\.1:{port} \(ReadTimeout"):
            open_collection("any-1", not_needed, url=f"http://127.0.0.1:{port}")
