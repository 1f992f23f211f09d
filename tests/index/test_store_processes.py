"""Many processes, and processes that die: one build, right answers, nothing left behind."""

import signal
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from subprocess import Popen

import pytest
from store_rows import KEY, Builder, make_rows, not_needed, run_python, start_python, temporary  # noqa: F401 - a fixture

from index.storage import scratch
from index.storage.scratch import PREFIX, Scratch
from index.storage.shelf import Shelf
from index.store import Rows, open_collection

pytestmark = pytest.mark.usefixtures("temporary")

START = """
import logging, os, sys, time
from pathlib import Path
from index.store import open_collection
from store_rows import KEY, Builder, make_rows, not_needed
directory, rows = Path(sys.argv[1]), make_rows()
"""

BUILD_SLOWLY = (
    START
    + """
def build():
    with open(directory / "builds", "a") as log:
        log.write(f"{os.getpid()}\\n")
    time.sleep(1)
    return rows
collection = open_collection(KEY, build, directory=directory)
print([collection.query(vector, 1)[0].id for vector in rows.vectors] == list(rows.ids))
"""
)

DIE = (
    START
    + """
import index.storage.folder, index.storage.shelf, shutil, signal
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def build():
    die() if sys.argv[2] == "build" else None
    return rows
real, copies = shutil.copyfile, []
def copy_two(source, target):
    copies.append(target)
    die() if len(copies) == 3 else real(source, target)
if sys.argv[2] == "copy":
    shutil.copyfile = copy_two
if sys.argv[2] == "log":
    index.storage.folder.compact = die
if sys.argv[2] == "publish":
    index.storage.shelf.Shelf.publish = die
if sys.argv[2] == "clean":
    real_publish = index.storage.shelf.Shelf.publish
    index.storage.shelf.Shelf.publish = lambda *words: (real_publish(*words), die())
open_collection(KEY, build, directory=directory)
"""
)

READ = (
    START
    + """
wrong = []
for round in range(8):
    collection = open_collection(KEY, lambda: rows, directory=directory)
    firsts = [collection.query(vector, 1)[0].id for vector in rows.vectors[::7]]
    if firsts != list(rows.ids[::7]) or len(collection.query(rows.vectors[0], 100)) != 60:
        wrong.append(firsts)
    collection.close()
    time.sleep(0.05)
print(wrong)
"""
)

FORK = (
    START
    + """
import signal
collection = open_collection(KEY, not_needed, directory=directory)
collection.query(rows.vectors[0], 1)
def in_child(work):
    child = os.fork()
    if not child:
        signal.alarm(20)
        print(work(), flush=True)
        sys.exit(0)  # the way that takes everything down, and a Chroma of the parent with it
    print(os.waitpid(child, 0)[1], flush=True)
in_child(lambda: collection.query(rows.vectors[3], 1)[0].id)
in_child(lambda: collection.close())
in_child(lambda: open_collection(KEY, not_needed, directory=directory).query(rows.vectors[4], 1)[0].id)
in_child(lambda: "untouched")
print(collection.query(rows.vectors[5], 1)[0].id, collection._opened.scratch.path.is_dir())
"""
)


def ends(process: Popen[str]) -> tuple[str, str, int]:
    """What a process printed, what it complained of, and how it ended; a minute at most."""
    try:
        printed, complaints = process.communicate(timeout=60)
    finally:
        process.kill()
    return printed.strip(), complaints, process.returncode


def wait_for(path: Path) -> None:
    """Until the file is there; half a minute at most."""
    end = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < end
        time.sleep(0.02)


def versions(directory: Path) -> list[str]:
    """The folders of the index."""
    return [entry.name for entry in (directory / KEY).iterdir() if entry.is_dir()]


def test_processes_that_build_at_once(tmp_path: Path) -> None:
    """One builds, the others wait, say so, and use what it built."""
    processes = [start_python(BUILD_SLOWLY, tmp_path) for _ in range(3)]
    ended = [ends(process) for process in processes]

    assert [(printed, code) for printed, _, code in ended] == [("True", 0)] * 3
    assert len((tmp_path / "builds").read_text().split()) == 1
    assert sum("is building the index" in complaints for _, complaints, _ in ended) == 2
    assert len(versions(tmp_path)) == 1


@pytest.mark.parametrize("step", ["build", "log", "copy", "publish", "clean"])
def test_killed_building(tmp_path: Path, step: str) -> None:
    """SIGKILL at any step: the next process opens nothing half, and leaves one version in the folder."""
    assert ends(start_python(DIE, tmp_path, step))[2] == -signal.SIGKILL
    left = []

    def build() -> Rows:
        left.append(versions(tmp_path))
        return make_rows()

    collection = open_collection(KEY, build, directory=tmp_path)

    assert left == ([] if step == "clean" else [[]])
    assert len(collection.query(make_rows().vectors[0], 100)) == 60
    assert versions(tmp_path) == [(tmp_path / KEY / "CURRENT").read_text()]


def test_interrupt_from_the_keyboard(tmp_path: Path) -> None:
    """SIGINT to a process that builds ends it, and the next one need not wait."""
    process = start_python(BUILD_SLOWLY, tmp_path)
    wait_for(tmp_path / "builds")
    process.send_signal(signal.SIGINT)

    assert "KeyboardInterrupt" in ends(process)[1]
    assert versions(tmp_path) == []
    assert open_collection(KEY, Builder(), directory=tmp_path).count() == 60


def test_interrupt_while_waiting(tmp_path: Path) -> None:
    """Who waits for another's building can be interrupted; the building goes on."""
    first = start_python(BUILD_SLOWLY.replace("sleep(1)", "sleep(2)"), tmp_path)
    wait_for(tmp_path / "builds")
    second = start_python(BUILD_SLOWLY, tmp_path)
    assert "is building the index" in second.stderr.readline()
    second.send_signal(signal.SIGINT)

    assert "KeyboardInterrupt" in ends(second)[1]
    assert ends(first)[0] == "True"


def test_readers_while_the_index_is_rebuilt(tmp_path: Path) -> None:
    """Three processes open and search without pause, while the index is damaged and built again: all read right."""
    open_collection(KEY, Builder(), directory=tmp_path).close()
    readers = [start_python(READ, tmp_path) for _ in range(3)]
    shelf, builds = Shelf(tmp_path / KEY), 0
    while any(reader.poll() is None for reader in readers):
        build = Builder()
        (tmp_path / KEY / "CURRENT").unlink(missing_ok=True)
        open_collection(KEY, build, directory=tmp_path).close()
        builds += build.calls
        time.sleep(0.1)

    assert [(printed, code) for printed, _, code in map(ends, readers)] == [("[]", 0)] * 3
    assert builds > 2
    assert shelf.current() is not None


def test_forked_children(tmp_path: Path) -> None:
    """A child asks its parent's collection, closes it, opens its own, or just ends; the parent's is untouched.

    Without care all four hang: Chroma's threads do not live on in a forked child.
    """
    open_collection(KEY, Builder(), directory=tmp_path).close()

    printed = run_python(FORK, tmp_path)

    assert printed.split() == ["r3", "0", "None", "0", "r4", "0", "untouched", "0", "r5", "True"]


def test_leftovers_of_killed_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The private copy of a killed process goes with the next opening; those of living processes and the young stay."""
    killed = START + "c = open_collection(KEY, Builder(), directory=directory); os.kill(os.getpid(), 9)"
    assert ends(start_python(killed, tmp_path))[2] == -signal.SIGKILL
    place = Path(tempfile.gettempdir())
    (left,) = place.glob(f"{PREFIX}*")
    living = Scratch()
    assert left.is_dir()

    monkeypatch.setattr(scratch, "YOUNG", -1.0)
    open_collection(KEY, not_needed, directory=tmp_path).close()

    assert list(place.glob(f"{PREFIX}*")) == [living.path.parent]


def open_files() -> list[str]:
    """What this process has open of its private folders."""
    names = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            names.append(str(link.readlink()))
    return sorted(name for name in names if PREFIX in name)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are listed on Linux")
def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """Closed, also by another thread, forgotten, or ended without either: files and folders are let go of."""
    others, folders = set(open_files()), left_folders()  # of what the other tests of this run keep open
    run_python(START + "c = open_collection(KEY, Builder(), directory=directory)", tmp_path)
    with ThreadPoolExecutor(1) as pool:
        collection = pool.submit(open_collection, KEY, not_needed, directory=tmp_path).result()
        before = set(open_files())
        collection.close()
        open_collection(KEY, not_needed, directory=tmp_path)  # forgotten at once

    end = time.monotonic() + 10
    while not set(open_files()) <= others and time.monotonic() < end:
        time.sleep(0.02)  # Chroma's threads take a moment to end
    assert (len(before - others) > 0, set(open_files()) - others) == (True, set())
    assert left_folders() - folders == set()


def left_folders() -> set[Path]:
    """The private folders that there are."""
    return set(Path(tempfile.gettempdir()).glob(f"{PREFIX}*"))
