"""Pointers -> exact citations."""

import pytest

from assistant.cite import cite
from assistant.draft import Draft, Pointer
from index.article import Article, Mark, Paragraph
from index.sentences import Span

TEXT = "Title\n\nOne fish 🐟. Two.\n\nThree."
ARTICLE = Article(
    "Title", "", "", "", TEXT, (Paragraph(1, "", 7, 23), Paragraph(2, "End", 25, 31)), (Mark("title", 0, 5),)
)


def test_a_quotation_is_copied_from_the_text() -> None:
    """Offsets count characters, so what stands behind an emoji is quoted exactly too."""
    (sentence,) = cite(ARTICLE, [Draft(None, (Pointer(19, 23),))])

    assert (sentence.text, sentence.citations[0].quote, sentence.support) == ("Two.", "Two.", 1.0)


def test_numbers_follow_first_use() -> None:
    """The same span keeps its number; a new one gets the next."""
    first, second = Pointer(25, 31), Pointer(7, 18)
    sentences = cite(ARTICLE, [Draft("a", (first,)), Draft("b", (second, first))])

    assert [[citation.number for citation in sentence.citations] for sentence in sentences] == [[1], [2, 1]]


def test_a_citation_knows_where_it_stands() -> None:
    """Paragraph and section; 0 for what is no body paragraph."""
    citations = [
        sentence.citations[0] for sentence in cite(ARTICLE, [Draft(None, (Pointer(*s),)) for s in [(25, 31), (0, 5)]])
    ]

    assert [(citation.paragraph, citation.section) for citation in citations] == [(2, "End"), (0, "")]


@pytest.mark.parametrize("pointer", [Pointer(-1, 4), Pointer(4, 4), Pointer(9, 7), Pointer(28, 99), Pointer(5, 7)])
def test_a_pointer_at_nothing_is_dropped(pointer: Pointer) -> None:
    """Outside the text, empty, reversed, or white space alone: no citation, so no sentence."""
    assert cite(ARTICLE, [Draft("Says who?", (pointer,))]) == ()


@pytest.mark.parametrize(("phrase", "kept"), [((11, 15), (11, 15)), ((7, 18), (7, 18)), (None, None)])
def test_a_phrase_inside_the_quote_is_kept(phrase: Span | None, kept: Span | None) -> None:
    """With the citation that it belongs to."""
    (sentence,) = cite(ARTICLE, [Draft(None, (Pointer(7, 18, phrase),))])

    assert sentence.citations[0].phrase == kept


@pytest.mark.parametrize("phrase", [(5, 9), (11, 19), (11, 11), (15, 11)])
def test_a_phrase_that_is_no_part_of_the_quote_is_dropped(phrase: Span) -> None:
    """The quote itself stays."""
    (sentence,) = cite(ARTICLE, [Draft(None, (Pointer(7, 18, phrase),))])

    assert (sentence.text, sentence.citations[0].phrase) == ("One fish 🐟.", None)


def test_a_drafted_sentence_keeps_the_support_that_was_found() -> None:
    """A quotation bears itself out."""
    (sentence, quotation) = cite(
        ARTICLE, [Draft("Fish are two.", (Pointer(7, 23),), 0.7), Draft(None, (Pointer(7, 23),))]
    )

    assert (sentence.text, sentence.support, quotation.support) == ("Fish are two.", 0.7, 1.0)


def test_a_list_begins_a_line() -> None:
    """Behind what leads in to it; the sentence is still the words of the article and nothing else."""
    text = "The rules:\n\n- no dogs\n- no cats"
    article = Article("", "", "", "", text, (Paragraph(1, "", 0, 10), Paragraph(2, "", 12, len(text))), ())
    (sentence,) = cite(article, [Draft(None, (Pointer(0, 10), Pointer(12, len(text))))])

    assert (sentence.text, sentence.is_quotation) == ("The rules:\n- no dogs\n- no cats", True)
