"""Claims about articles that nothing was trained on, through the whole check: `python -m evals.claims`.

Each claim is drafted without a pointer, as by a model that cites nothing, so that its evidence must be searched for.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from assistant.checker import Checker, open_checker
from assistant.draft import Draft
from assistant.reader.choice import TRAINED, open_reader
from assistant.reader.claims import LATER, Claim, is_kept_back, own_claims, placed, written_claims
from assistant.reader.visible import SHARED, Visible, is_held_out, read_own, read_public
from assistant.reading import Evidence, Reader
from assistant.settings import PASSAGES, Settings
from assistant.verify import THRESHOLD, Checked, Verifier
from evals.figure import SHARE, Figure
from evals.metrics import rate
from evals.report import table
from index.embed import BUNDLED, Embedder, open_embedder
from index.search import Hit, open_index

LABELS = ("supported", "contradicted", "not_mentioned")


@dataclass(frozen=True)
class Outcome:
    """A claim, where it is from, and what the check made of it."""

    source: str
    claim: Claim
    checked: Checked


def articles(folder: Path = SHARED) -> Iterator[tuple[str, Visible, list[Claim]]]:
    """The project's own articles that are held out, and the public ones that are kept back, with their claims."""
    own, written = own_claims(folder), written_claims(part=LATER)
    for visible in read_own(folder):
        if is_held_out(visible):
            yield visible.source, visible, own[visible.article.source]
    for visible in read_public("squad1-train", folder, 0):
        name = visible.article.source
        if name in written and is_kept_back(name):
            yield "written", visible, list(placed(visible, written[name]))


def check_all(
    visible: Visible, claims: Sequence[Claim], embedder: Embedder, reader: Reader, checker: Checker
) -> Iterator[Checked]:
    """What the check makes of each claim, with the passages that a search for it brings."""
    with tempfile.TemporaryDirectory() as folder:
        index = open_index(visible.article, embedder, directory=Path(folder))
        for claim in claims:
            hits = [hit for hit in index.search(claim.text, PASSAGES + 1) if hit.passage.paragraph.number][:PASSAGES]
            verifier = Verifier(visible.article, hits, checker, partial(_evidence, reader, hits))
            yield verifier.check(Draft(claim.text, (), support=0.0))
        index.close()


def _evidence(reader: Reader, hits: Sequence[Hit], text: str) -> Sequence[Evidence]:
    return reader.read(text, text, hits).evidence


def rows(outcomes: Sequence[Outcome]) -> Iterator[list[str]]:
    """What is shown of the claims of each source, by label."""
    for source in dict.fromkeys(each.source for each in outcomes):
        own = [each for each in outcomes if each.source == source]
        shown = ([not each.checked.reason for each in own if each.claim.label == label] for label in LABELS)
        yield [source, *(Figure(source, rate(each), SHARE).brief for each in shown)]


def main(
    misses: Annotated[bool, typer.Option(help="Print the claims that are judged wrongly, too.")] = False,  # noqa: FBT002
) -> None:
    """Check them all, and print what is shown."""
    settings = Settings.read()
    embedder = open_embedder(BUNDLED, settings.directory / "models")
    reader = open_reader(TRAINED, embedder, settings.directory / "models")
    checker = open_checker(settings)
    outcomes = [
        Outcome(source, claim, checked)
        for source, visible, claims in articles()
        for claim, checked in zip(claims, check_all(visible, claims, embedder, reader, checker), strict=True)
    ]
    print(table(("shown", *LABELS), list(rows(outcomes))))
    withheld = [each for each in outcomes if each.checked.reason and each.claim.label == "supported"]
    reasons = Counter(each.checked.reason.rpartition(": ")[2] for each in withheld).most_common()
    print(f"\nSupported, withheld at {THRESHOLD}: {', '.join(f'{n} {reason}' for reason, n in reasons)}")
    for each in outcomes if misses else ():
        if bool(each.checked.reason) == (each.claim.label == "supported"):
            told = f"{each.checked.draft.support:.2f} {each.claim.label} {each.claim.edit}: {each.claim.text}"
            print(f"- {each.source} {told} ({each.checked.reason or 'shown'})")


if __name__ == "__main__":
    typer.run(main)
