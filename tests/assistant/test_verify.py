"""No support, no sentence."""

from assistant.answer import Citation, Sentence
from assistant.verify import verify

CITATION = Citation(1, "Two.", 0, 4, 1, "")


def test_only_what_is_borne_out_is_shown() -> None:
    """Sentences below the threshold go, the others keep their order."""
    good, bad, quoted = (Sentence(name, (CITATION,), support) for name, support in [("a", 0.6), ("b", 0.4), ("c", 1.0)])

    assert verify([good, bad, quoted]) == (good, quoted)
