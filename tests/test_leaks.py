"""No sentence of the essay stands in the repository."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUN = 8
"""Words in a row that may not be shared; names, titles and a few words of quoted speech are shorter."""


def words(text: str) -> list[str]:
    """The words of a text, lower case, apostrophes dropped."""
    return re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of that many words."""
    found = words(text)
    return {tuple(found[first : first + RUN]) for first in range(len(found) - RUN + 1)}


def test_no_run_of_words_is_shared_with_the_essay(essay: Path) -> None:
    """No file that git knows or would add shares eight words in a row with a line of the essay."""
    own = set().union(*(runs(line) for line in essay.read_text(encoding="utf-8").splitlines()))
    listing = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    shared = {}
    for name in filter(None, listing.stdout.decode().split("\0")):
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        if found := runs(text) & own:
            shared[name] = found

    assert shared == {}
