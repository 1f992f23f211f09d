"""Where runs are written."""

from pathlib import Path

from evals.output import write


def test_runs_that_begin_in_the_same_second_keep_their_own_files(tmp_path: Path) -> None:
    """The later ones get longer names."""
    pages = [write(tmp_path, "run", f"record {number}", f"page {number}") for number in range(3)]

    assert [page.name for page in pages] == ["run.md", "run-2.md", "run-3.md"]
    for number, page in enumerate(pages):
        assert page.read_text(encoding="utf-8") == f"page {number}"
        assert page.with_suffix(".json").read_text(encoding="utf-8") == f"record {number}\n"
