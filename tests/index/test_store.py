"""An index in a folder: what goes in comes out, the right rows are found, and it is built once."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from store_rows import KEY, Builder, make_rows, not_needed, temporary  # noqa: F401 - a fixture

from index.errors import StoreError
from index.store import Collection, Match, Rows, open_collection

pytestmark = pytest.mark.usefixtures("temporary")


def nearest_by_numpy(rows: Rows, vector: np.ndarray, kind: str | None = None) -> list[str]:
    """The ids of all rows of a kind, best first."""
    order = np.argsort(-(rows.vectors @ vector), kind="stable")
    return [rows.ids[place] for place in order if kind in (None, rows.metadata[place]["kind"])]


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """An index of the made-up article, for tests that only read."""
    shared = open_collection(KEY, Builder(), directory=tmp_path_factory.mktemp("shared"))
    yield shared
    shared.close()


def test_opening_again_builds_nothing(tmp_path: Path) -> None:
    """The second opening finds what the first one built."""
    build = Builder()
    open_collection(KEY, build, directory=tmp_path).close()

    collection = open_collection(KEY, build, directory=tmp_path)

    assert (build.calls, collection.count()) == (1, 60)


@pytest.mark.parametrize("kind", [None, "sentence", "passage"])
@pytest.mark.parametrize("n", [1, 7, 20, 60, 500])
def test_query_finds_what_numpy_finds(collection: Collection, n: int, kind: str | None) -> None:
    """The nearest rows come best first, of one kind if asked, and all of them when more are asked for."""
    rows = make_rows()
    asked = rows.vectors[5] + 0.1

    matches = collection.query(asked, n, {"kind": kind} if kind else None)

    assert nearest_by_numpy(rows, asked, kind)[:n] == [match.id for match in matches]


def test_similarity_is_the_cosine(collection: Collection) -> None:
    """1 for the row itself, -1 for its opposite, whatever the length of the vector that is asked for."""
    rows = make_rows()

    same = collection.query(3 * rows.vectors[7], 1)
    opposite = collection.query(-rows.vectors[7], 60)[-1]

    assert [Match("r7", pytest.approx(1, abs=1e-6))] == same
    assert opposite == Match("r7", pytest.approx(-1, abs=1e-6))
    assert all(collection.query(vector, 1)[0].similarity <= 1 for vector in rows.vectors)


def test_vectors_come_back_in_the_order_of_the_ids(collection: Collection) -> None:
    """Chroma answers in an order of its own; here it is the one asked for, repeated ids included."""
    rows = make_rows()

    vectors = collection.vectors(["r9", "r2", "r9"])

    assert np.float32 == vectors.dtype
    np.testing.assert_allclose(rows.vectors[[9, 2, 9]], vectors, atol=1e-6)
    assert collection.vectors([]).shape == (0, 16)


def test_many_vectors_are_read_in_parts(tmp_path: Path) -> None:
    """More ids than one batch come back whole."""
    rows = make_rows(2500, dimension=4)
    collection = open_collection(KEY, Builder(rows), directory=tmp_path)

    np.testing.assert_allclose(rows.vectors[::-1], collection.vectors(rows.ids[::-1]), atol=1e-6)


def test_unknown_id_is_named(collection: Collection) -> None:
    """An id that was never put in is an error, not a shorter answer."""
    with pytest.raises(StoreError, match="'nowhere'"):
        collection.vectors(["r1", "nowhere"])


@pytest.mark.parametrize("vector", [np.ones(3), np.zeros(16), np.full(16, np.nan), np.ones((1, 16))])
def test_vector_that_cannot_be_searched_for(collection: Collection, vector: np.ndarray) -> None:
    """Another model's vector, nothing and not-a-number are refused with the shape that is wanted."""
    with pytest.raises(StoreError, match=r"Give \(16,\) finite numbers"):
        collection.query(vector, 3)


def test_filter_that_chroma_cannot_read(collection: Collection) -> None:
    """A bad filter is an error of ours that says what Chroma said, and the index goes on."""
    with pytest.raises(StoreError, match="where"):
        collection.query(np.ones(16), 3, {"kind": "sentence", "number": 1})

    assert len(collection.query(np.ones(16), 3)) == 3


def test_filter_that_matches_nothing(collection: Collection) -> None:
    """No row of that kind is an empty answer; so is asking for none."""
    assert collection.query(np.ones(16), 3, {"kind": "heading"}) == []
    assert collection.query(np.ones(16), 0) == []


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_rows(tmp_path: Path, count: int) -> None:
    """The shortest article has an index too, and it opens again."""
    rows = make_rows(count)
    open_collection(KEY, Builder(rows), directory=tmp_path).close()

    collection = open_collection(KEY, not_needed, directory=tmp_path)

    assert [f"r{count - 1}"] == [match.id for match in collection.query(rows.vectors[-1], 1)]
    assert count == len(collection.query(np.ones(16), 10))


def test_rows_that_are_all_alike(tmp_path: Path) -> None:
    """HNSW loses rows when many vectors are equal; every row is found all the same."""
    rows = make_rows(2000)
    alike = Rows(rows.ids, rows.vectors[np.arange(2000) % 3], rows.texts, rows.metadata)
    open_collection(KEY, Builder(alike), directory=tmp_path).close()
    collection = open_collection(KEY, not_needed, directory=tmp_path)

    sentences = collection.query(alike.vectors[1], 1500, {"kind": "sentence"})

    assert collection._opened.rows.metadata["exact"] is True
    assert len(collection.query(np.ones(16), 3000)) == 2000
    assert nearest_by_numpy(alike, alike.vectors[1], "sentence") == [match.id for match in sentences]


def test_empty_texts_and_metadata(tmp_path: Path) -> None:
    """A row may say nothing of itself."""
    rows = make_rows(3)
    bare = Rows(rows.ids, rows.vectors, ("", "", ""), ({}, {"kind": "sentence"}, {}))

    collection = open_collection(KEY, Builder(bare), directory=tmp_path)

    assert [match.id for match in collection.query(np.ones(16), 3, {"kind": "sentence"})] == ["r1"]


ROWS = make_rows(3)
WRONG = {
    "there are none": Rows((), np.zeros((0, 16), np.float32), (), ()),
    "an id repeats": Rows(("r0", "r1", "r0"), ROWS.vectors, ROWS.texts, ROWS.metadata),
    "3 ids come with": Rows(ROWS.ids, ROWS.vectors, ROWS.texts[:2], ROWS.metadata),
    "not of length 1": Rows(ROWS.ids, 2 * ROWS.vectors, ROWS.texts, ROWS.metadata),
    "vector is not": Rows(ROWS.ids, ROWS.vectors * np.nan, ROWS.texts, ROWS.metadata),
}


@pytest.mark.parametrize(("problem", "rows"), WRONG.items(), ids=list(WRONG))
def test_rows_that_were_made_wrong_are_not_stored(tmp_path: Path, problem: str, rows: Rows) -> None:
    """Rows that contradict themselves are refused, and the next building finds a clean folder."""
    with pytest.raises(StoreError, match=problem):
        open_collection(KEY, Builder(rows), directory=tmp_path)

    assert open_collection(KEY, Builder(), directory=tmp_path).count() == 60


@pytest.mark.parametrize("key", ["", "ab", "../up", "a/b", ".hidden", "end.", "a..b", "ä-1", "line\n-1", "x" * 201])
def test_key_that_cannot_name_an_index(tmp_path: Path, key: str) -> None:
    """A key never leads out of the folder, and is one that a server takes as well."""
    with pytest.raises(StoreError, match="cannot name an index"):
        open_collection(key, not_needed, directory=tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_directory_or_a_server(tmp_path: Path) -> None:
    """Both, or neither, is refused."""
    with pytest.raises(StoreError, match="exactly one"):
        open_collection(KEY, not_needed)
    with pytest.raises(StoreError, match="exactly one"):
        open_collection(KEY, not_needed, directory=tmp_path, url="http://localhost:8000")


def test_keys_do_not_mix(tmp_path: Path) -> None:
    """Two articles in one directory have an index each."""
    first = open_collection("first-1", Builder(make_rows(60)), directory=tmp_path)
    second = open_collection("second-1", Builder(make_rows(40)), directory=tmp_path)

    assert (first.count(), second.count()) == (60, 40)


@pytest.mark.parametrize("name", ["with space", "q?uery", "h#ash", "per%41cent", "ü-日本", "quote'\""])
def test_directory_of_any_name(tmp_path: Path, name: str) -> None:
    """What a path holds is never taken for a part of an address."""
    open_collection(KEY, Builder(), directory=tmp_path / name).close()

    assert open_collection(KEY, not_needed, directory=tmp_path / name).count() == 60


def test_relative_directory_is_fixed_at_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later change of the working folder changes nothing, even when the index must be opened afresh."""
    monkeypatch.chdir(tmp_path)
    collection = open_collection(KEY, Builder(), directory=Path("indexes"))
    monkeypatch.chdir("/")
    collection._opened.chroma.close()

    assert collection.count() == 60
    assert (tmp_path / "indexes" / KEY / "CURRENT").is_file()


def test_closed_index_says_so(tmp_path: Path) -> None:
    """After closing, asking is an error with a remedy, and closing again does nothing."""
    collection = open_collection(KEY, Builder(), directory=tmp_path)
    collection.close()
    collection.close()

    with pytest.raises(StoreError, match="Open it again"):
        collection.count()


def test_collections_of_one_process_live_apart(tmp_path: Path) -> None:
    """Closing one leaves the other at work on the same folder, and it opens again."""
    first = open_collection(KEY, Builder(), directory=tmp_path)
    second = open_collection(KEY, not_needed, directory=tmp_path)
    first.close()
    third = open_collection(KEY, not_needed, directory=tmp_path)

    assert (second.count(), third.count()) == (60, 60)


def test_threads_open_at_once(tmp_path: Path) -> None:
    """Six threads that open the same new index build it once, and all read right."""
    build, ready = Builder(), threading.Barrier(6)

    def open_and_ask(place: int) -> str:
        ready.wait(10)
        collection = open_collection(KEY, build, directory=tmp_path)
        return collection.query(build.rows.vectors[place], 1)[0].id

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(open_and_ask, range(6)))

    assert (1, [f"r{place}" for place in range(6)]) == (build.calls, found)


def test_threads_share_one_collection(tmp_path: Path) -> None:
    """Many questions at once each get their own answer."""
    rows = make_rows(300)
    collection = open_collection(KEY, Builder(rows), directory=tmp_path)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda place: collection.query(rows.vectors[place], 1)[0].id, range(300)))

    assert list(rows.ids) == found


@pytest.mark.parametrize("count", [500, 5000])
def test_recall_against_numpy(tmp_path: Path, count: int) -> None:
    """The search graph misses nothing in an article's worth of clustered rows, filtered or not."""
    rows = make_rows(count, dimension=64)
    collection = open_collection(KEY, Builder(rows), directory=tmp_path)
    asked = rows.vectors[:: count // 20] + 0.05

    for kind in (None, "sentence", "passage"):
        for vector in asked:
            found = collection.query(vector, 50, {"kind": kind} if kind else None)

            assert set(nearest_by_numpy(rows, vector, kind)[:50]) == {match.id for match in found}

    assert collection._opened.rows.metadata["exact"] is False
