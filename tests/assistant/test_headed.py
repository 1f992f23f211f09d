"""Headings that tell."""

import pytest

from assistant.draft import Draft, Pointer
from assistant.headed import with_heading
from index.article import Article, Mark, Paragraph

HEADING = "The sea wall cost 3 million"
SHORT = "Sea wall"
BODY = "The town had saved for it."
TEXT = f"{HEADING}\n\n{BODY}\n\n{SHORT}\n\nIt held."
QUOTE = Draft(None, (Pointer(TEXT.index(BODY), TEXT.index(BODY) + len(BODY)),))
LAST = Draft(None, (Pointer(TEXT.index("It held."), len(TEXT)),))
ARTICLE = Article(
    "",
    "",
    "",
    "",
    TEXT,
    (
        Paragraph(1, HEADING, TEXT.index(BODY), TEXT.index(BODY) + len(BODY)),
        Paragraph(2, SHORT, TEXT.index("It held."), len(TEXT)),
    ),
    (Mark("heading", 0, len(HEADING)), Mark("heading", TEXT.index(SHORT), TEXT.index(SHORT) + len(SHORT))),
)


def shown(question: str, *drafts: Draft) -> list[str]:
    """What is quoted."""
    return [TEXT[each.start : each.end] for draft in with_heading(ARTICLE, question, drafts) for each in draft.pointers]


def test_a_heading_that_the_question_takes_up_is_quoted() -> None:
    """Nothing under it repeats what it says."""
    assert shown("What did the sea wall cost?", QUOTE) == [HEADING, BODY]


@pytest.mark.parametrize(
    ("question", "draft"),
    [
        ("Who had saved in the town?", QUOTE),
        ("Did the sea wall hold?", LAST),
        ("What?", QUOTE),
    ],
)
def test_other_headings_are_not(question: str, draft: Draft) -> None:
    """Where the quotation has the question's words itself, or the heading only names a topic."""
    assert shown(question, draft) == [TEXT[draft.pointers[0].start : draft.pointers[0].end]]


def test_without_quotations_there_is_no_heading() -> None:
    """It is no answer of its own."""
    assert shown("What did the sea wall cost?") == []
