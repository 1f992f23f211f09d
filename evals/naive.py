"""The chain that a tutorial builds, as the measure of speed: Chroma, MiniLM, 1,000-character chunks, the nearest four.

It only retrieves: no sentence is chosen, nothing is cited and nothing refused. So it does less than what it is
compared with. `python -m evals.naive TEXT DIRECTORY QUESTION` prints the four chunks, and indexes the text
where it is new.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.embed import BUNDLED, find_model

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

CHUNK = 1000
"""Characters; chunks do not overlap."""

NEAREST = 4


class Naive:
    """The text in chunks, in a Chroma folder; indexed where the folder holds none."""

    def __init__(self, text: str, directory: Path) -> None:
        self.text = text
        self.rows = self._open(directory)

    def ask(self, question: str) -> list[str]:
        """The four chunks nearest to the question, best first."""
        found = self.rows.query(query_texts=[question], n_results=NEAREST)["documents"]
        return found[0] if found else []

    def index(self, directory: Path) -> None:
        """Index the text afresh in that folder."""
        self._open(directory)

    def _open(self, directory: Path) -> "Collection":
        import chromadb
        from chromadb.utils.embedding_functions import SentenceTransformerEmbeddingFunction

        # Chroma keeps one loaded model per path, so that a second collection does not load it again.
        embed = SentenceTransformerEmbeddingFunction(str(find_model(BUNDLED)))
        client = chromadb.PersistentClient(str(directory))
        rows = client.get_or_create_collection("article", embedding_function=embed)  # type: ignore[arg-type]
        if not rows.count():
            chunks = [self.text[start : start + CHUNK] for start in range(0, len(self.text), CHUNK)]
            rows.add(ids=[str(number) for number in range(len(chunks))], documents=chunks)
        return rows


def main(text: str, directory: str, question: str) -> None:
    """Print the chunks nearest to the question."""
    naive = Naive(Path(text).read_text(encoding="utf-8"), Path(directory))
    print("\n\n".join(naive.ask(question)))


if __name__ == "__main__":
    main(*sys.argv[1:])
