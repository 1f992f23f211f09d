"""Long evidence is cut to what bears on a sentence."""

from assistant.reader.narrow import narrow

TEXT = "Ann built the mill. It cost 300 crowns. Bob burned it.\n\nThe river froze. Nobody crossed it."


def test_long_evidence_is_narrowed_to_what_bears_on_the_claim() -> None:
    """In reading order, within bounds; short evidence stays as it is; one endless sentence is cut."""
    filler = "The weather was fine on that day and nobody complained. " * 60
    evidence = f"{filler}The mill belonged to Ann. It burned in 1931. {filler}"

    assert narrow(TEXT, "The mill burned.") == TEXT
    assert "The mill belonged to Ann. It burned in 1931." in narrow(evidence, "Ann's mill burned.")
    assert len(narrow(evidence, "Ann's mill burned.")) <= 1200
    assert 0 < len(narrow("x" * 5000, "x")) <= 1200
    assert 0 < len(narrow("word " * 5000, "word")) <= 1200
