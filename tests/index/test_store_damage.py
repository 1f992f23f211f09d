"""Whatever happens to the files of an index, it is never opened wrong or half: it is built again, or says why not."""

import errno
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from store_rows import KEY, Builder, make_rows, not_needed, run_python, temporary  # noqa: F401 - a fixture

from index.errors import StoreError
from index.storage import folder as folder_module
from index.storage import sealed
from index.storage.shelf import Shelf
from index.store import Collection, Rows, open_collection

pytestmark = pytest.mark.usefixtures("temporary")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a sound index, to be copied."""
    directory = tmp_path_factory.mktemp("sound")
    open_collection(KEY, Builder(), directory=directory).close()
    return directory


@pytest.fixture
def version(sound: Path, tmp_path: Path) -> Path:
    """The version in force of a sound index."""
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    current = Shelf(tmp_path / KEY).current()
    assert current is not None
    return current


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder but the lock."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def answers_right(collection: Collection) -> bool:
    """Every row of the made-up article is found in first place, and all are found together."""
    rows = make_rows()
    firsts = [collection.query(vector, 1)[0].id for vector in rows.vectors]
    return list(rows.ids) == firsts and len(collection.query(rows.vectors[0], 100)) == len(rows.ids)


def cut(path: Path) -> None:
    """Half of the file."""
    os.truncate(path, path.stat().st_size // 2)


def flip(path: Path) -> None:
    """One other bit in the middle of the file, at the same size and time."""
    state, text = path.stat(), bytearray(path.read_bytes())
    text[len(text) // 2] ^= 1
    path.write_bytes(text)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def graph(version: Path) -> Path:
    """The folder of the search graph."""
    return next(path for path in version.iterdir() if path.is_dir())


def edit_manifest(version: Path, **facts: object) -> None:
    """The manifest with other facts."""
    manifest = json.loads((version / "manifest.json").read_text())
    manifest["facts"] |= facts
    (version / "manifest.json").write_text(json.dumps(manifest))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no CURRENT": lambda version: (version.parent / "CURRENT").unlink(),
    "CURRENT empty": lambda version: (version.parent / "CURRENT").write_text(""),
    "CURRENT no text": lambda version: (version.parent / "CURRENT").write_bytes(b"\xff\x00"),
    "CURRENT points nowhere": lambda version: (version.parent / "CURRENT").write_text("0" * 32),
    "CURRENT points outside": lambda version: (version.parent / "CURRENT").write_text(".."),
    "CURRENT is a folder": lambda version: (
        (version.parent / "CURRENT").unlink(),
        (version.parent / "CURRENT").mkdir(),
    ),
    "version missing": shutil.rmtree,
    "version empty": lambda version: (shutil.rmtree(version), version.mkdir()),
    "sqlite missing": lambda version: (version / "chroma.sqlite3").unlink(),
    "sqlite empty": lambda version: (version / "chroma.sqlite3").write_bytes(b""),
    "sqlite cut": lambda version: cut(version / "chroma.sqlite3"),
    "sqlite overwritten": lambda version: (version / "chroma.sqlite3").write_bytes(b"no database" * 1000),
    "sqlite one bit": lambda version: flip(version / "chroma.sqlite3"),
    "graph missing": lambda version: shutil.rmtree(graph(version)),
    "graph file missing": lambda version: (graph(version) / "header.bin").unlink(),
    "graph cut": lambda version: cut(graph(version) / "data_level0.bin"),
    "graph one bit": lambda version: flip(graph(version) / "data_level0.bin"),
    "graph names cut": lambda version: cut(graph(version) / "index_metadata.pickle"),
    "manifest missing": lambda version: (version / "manifest.json").unlink(),
    "manifest cut": lambda version: cut(version / "manifest.json"),
    "manifest a list": lambda version: (version / "manifest.json").write_text("[]"),
    "manifest names nothing": lambda version: (version / "manifest.json").write_text(
        '{"files": {}, "facts": {"schema": 1}}'
    ),
    "manifest of another schema": lambda version: edit_manifest(version, schema=0),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=list(DAMAGE))
def test_damage_is_noticed_and_repaired(version: Path, damage: Callable[[Path], object]) -> None:
    """Every damage leads to one rebuilding, right answers, and a folder that holds the new version only."""
    damage(version)
    build = Builder()

    collection = open_collection(KEY, build, directory=version.parents[1])

    assert (build.calls, answers_right(collection)) == (1, True)
    assert sum((entry / "manifest.json").is_file() for entry in version.parent.iterdir()) == 1
    assert answers_right(open_collection(KEY, not_needed, directory=version.parents[1]))


def test_folder_of_another_key(version: Path) -> None:
    """An index that was copied to another name is not taken for the index of that name."""
    shutil.copytree(version.parent, version.parents[1] / "other-1")
    build = Builder(make_rows(40))

    assert open_collection("other-1", build, directory=version.parents[1]).count() == 40


def test_moved_directory_needs_no_building(version: Path, tmp_path: Path) -> None:
    """An index can be copied as a folder."""
    shutil.copytree(version.parents[1], tmp_path / "elsewhere")

    assert answers_right(open_collection(KEY, not_needed, directory=tmp_path / "elsewhere"))


def test_strange_files_do_no_harm(version: Path) -> None:
    """What a file browser leaves in a folder is not part of the index."""
    (version / ".DS_Store").write_bytes(b"x")

    assert answers_right(open_collection(KEY, not_needed, directory=version.parents[1]))


def test_files_kept_are_never_written(version: Path) -> None:
    """Opening, searching and closing change not a byte of what is kept."""
    before = contents(version.parent)

    answers_right(open_collection(KEY, not_needed, directory=version.parents[1]))

    assert before == contents(version.parent)


def test_open_index_survives_its_folder(version: Path) -> None:
    """Who has an index open goes on when the folder is removed, and when the temporary copy is too."""
    collection = open_collection(KEY, Builder(), directory=version.parents[1])
    shutil.rmtree(version.parents[1])
    assert answers_right(collection)

    shutil.rmtree(collection._opened.scratch.path)
    collection._opened.chroma.close()

    assert answers_right(collection)


def test_earlier_damage_in_the_process_is_no_hindrance(version: Path) -> None:
    """Chroma stays broken in a process in which it once failed to open; that is not so here."""
    for _ in range(3):
        (Shelf(version.parent).current() / "chroma.sqlite3").write_bytes(b"no database" * 1000)
        assert answers_right(open_collection(KEY, Builder(), directory=version.parents[1]))


class StopError(Exception):
    """What stops a building in these tests."""


def stop() -> Rows:
    """A building that comes to nothing."""
    raise StopError


def test_failed_building_publishes_nothing(tmp_path: Path) -> None:
    """The error of the builder passes as it is, and the next one starts clean."""
    with pytest.raises(StopError):
        open_collection(KEY, stop, directory=tmp_path)

    assert contents(tmp_path) == {}
    assert answers_right(open_collection(KEY, Builder(), directory=tmp_path))


def test_interrupted_building_publishes_nothing(tmp_path: Path) -> None:
    """Ctrl-C while embedding passes, releases the lock and leaves nothing."""

    def interrupt() -> Rows:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_collection(KEY, interrupt, directory=tmp_path)

    assert contents(tmp_path) == {}
    assert answers_right(open_collection(KEY, Builder(), directory=tmp_path))


@pytest.mark.parametrize("step", ["fill", "_open_version", "find_difference"])
def test_interruption_at_a_later_step(version: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Ctrl-C at any step before publishing leaves what was there as it was, and the lock free."""
    flip(version / "chroma.sqlite3")
    before = contents(version.parent)
    real = getattr(folder_module, step)

    def interrupt(*words: object) -> object:
        if step == "_open_version" and words[-1] != 60:
            return real(*words)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(folder_module, step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            open_collection(KEY, Builder(), directory=version.parents[1])

    assert before == contents(version.parent)
    assert answers_right(open_collection(KEY, Builder(), directory=version.parents[1]))


def test_what_reads_back_otherwise_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that alters what is written is noticed before anybody opens the index."""
    real = shutil.copyfile

    def copy_and_alter(source: Path, target: Path) -> None:
        real(source, target)
        if "article-index-" in str(source) and Path(target).name == "data_level0.bin":
            flip(Path(target))

    monkeypatch.setattr(sealed.shutil, "copyfile", copy_and_alter)
    with pytest.raises(StoreError, match="does not read back"):
        open_collection(KEY, Builder(), directory=tmp_path)

    assert contents(tmp_path) == {}


def test_full_disk(version: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No space is one clear sentence with the path, and what was there is as it was."""
    flip(version / "chroma.sqlite3")
    before = contents(version.parent)
    real = shutil.copyfile

    def copy_until_full(source: Path, target: Path) -> None:
        if Path(target).parent.parent.parent == version.parent:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(sealed.shutil, "copyfile", copy_until_full)
        with pytest.raises(StoreError) as caught:
            open_collection(KEY, Builder(), directory=version.parents[1])

    assert (
        f"The index cannot be written to {version.parent} (No space left on device). "
        "Free some space there, make it writable, or choose another directory."
    ) == str(caught.value)
    assert before == contents(version.parent)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 300 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    words = ["-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)]
    if not mount or not unmount or subprocess.run([mount, *words], capture_output=True, check=False).returncode:
        pytest.skip("mounting a small file system needs root")
    yield disk
    subprocess.run([unmount, "--lazy", str(disk)], check=True)


def test_disk_that_really_is_full(small_disk: Path) -> None:
    """The index is larger than the disk: a clear sentence, an empty folder, and later an index that fits."""
    with pytest.raises(StoreError, match=f"cannot be written to {small_disk / KEY} .No space left"):
        open_collection(KEY, Builder(make_rows(300, 384)), directory=small_disk)

    assert contents(small_disk) == {}


def test_temporary_folder_that_really_is_full(
    small_disk: Path, version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No room for the private copy: the sentence names that folder; the index is neither rebuilt nor touched."""
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk))
    before = contents(version.parent)

    with pytest.raises(StoreError, match=f"{small_disk}.*No space left.*TMPDIR"):
        open_collection(KEY, not_needed, directory=version.parents[1])
    with pytest.raises(StoreError, match=f"{small_disk}.*TMPDIR"):
        open_collection(KEY, Builder(), directory=tmp_path / "new")

    assert before == contents(version.parent)
    assert list(small_disk.iterdir()) == []


LIMITED = """
import resource, sys
from pathlib import Path
from index.errors import StoreError
from index.store import open_collection
from store_rows import KEY, Builder
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    open_collection(KEY, Builder(), directory=Path(sys.argv[1]))
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("limit", [0, 2_000, 200_000])
def test_limit_on_the_size_of_files(tmp_path: Path, limit: int) -> None:
    """A process that may not write large files gets a sentence, not half an index."""
    printed = run_python(LIMITED, tmp_path, limit)

    assert "TMPDIR" in printed or "Free some space" in printed
    assert contents(tmp_path) == {}


def test_path_that_is_a_file(tmp_path: Path) -> None:
    """A file in the place of the directory is named, before anything is embedded."""
    (tmp_path / "file").write_text("mine")

    for directory in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreError, match=f"cannot be written to {directory / KEY}"):
            open_collection(KEY, not_needed, directory=directory)

    assert (tmp_path / "file").read_text() == "mine"


@pytest.fixture
def locked_away(version: Path) -> Iterator[Path]:
    """A sound index in a folder that may be read and not written, seen by a user who is not root."""
    place = Path(tempfile.mkdtemp())
    shutil.copytree(version.parents[1], place / "indexes", dirs_exist_ok=True)
    for path in [place, *place.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield place / "indexes"
    if root:
        os.seteuid(0)
    for path in [place, *place.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(place)


def test_read_only_folder_is_searched(locked_away: Path) -> None:
    """Chroma itself cannot open what it may not write; a sound index opens all the same, and nothing is built."""
    with pytest.raises(PermissionError):
        (locked_away / KEY / "try").touch()

    assert answers_right(open_collection(KEY, not_needed, directory=locked_away))


def test_folder_that_cannot_be_written(locked_away: Path) -> None:
    """A new index in a read-only folder is refused before anything is embedded."""
    with pytest.raises(StoreError, match=r"new-1 \(Permission denied\)\. Free some space there, make it writable"):
        open_collection("new-1", not_needed, directory=locked_away)


def test_damaged_index_that_cannot_be_written(locked_away: Path, version: Path) -> None:
    """A damaged index in a read-only folder is not searched."""
    if os.geteuid() == 65534:
        os.seteuid(0)
    file = locked_away / KEY / version.name / "chroma.sqlite3"
    file.chmod(0o644)
    flip(file)
    if os.getuid() == 0:
        os.seteuid(65534)

    with pytest.raises(StoreError, match="Permission denied"):
        open_collection(KEY, not_needed, directory=locked_away)


def test_vectors_are_of_the_new_version_after_a_repair(version: Path) -> None:
    """A rebuilt index holds what the builder gave this time."""
    flip(version / "chroma.sqlite3")
    rows = make_rows(seed=5)

    collection = open_collection(KEY, Builder(rows), directory=version.parents[1])

    np.testing.assert_allclose(rows.vectors, collection.vectors(rows.ids), atol=1e-6)
