"""What the templates make of an article and of a chat."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from fake_assistant import BRIDGE, HOSTILE, answer, article_of, cite

from assistant.answer import Sentence, Withheld
from assistant.page.conversation import Exchange
from assistant.page.render import article_html, chat_html, direction, showable


class Reader(HTMLParser):
    """Collects tags, attributes, and the text inside every element that carries offsets."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.blocks: list[tuple[int, int, str]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Kept by its name, its attributes and its place in the article."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if "data-start" in dict(attrs):
            self.blocks.append((int(dict(attrs)["data-start"] or ""), int(dict(attrs)["data-end"] or ""), ""))

    def handle_data(self, data: str) -> None:
        """Kept as it is."""
        self.text += data
        if self.blocks and self.blocks[-1][2] == "":
            self.blocks[-1] = (*self.blocks[-1][:2], data)


def test_a_block_holds_exactly_the_characters_of_its_offsets() -> None:
    """Title, byline, headings, pull quotes, leftovers and paragraphs all do."""
    blocks = Reader(article_html(BRIDGE)).blocks

    assert len(BRIDGE.paragraphs) + len(BRIDGE.marks) == len(blocks)
    assert [BRIDGE.text[start:end] for start, end, _ in blocks] == [text for _, _, text in blocks]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_an_article_is_shown_as_text(hostile: str) -> None:
    """Markup in it makes no tag and no attribute, and comes back as it was typed."""
    article = article_of([("title", hostile), ("heading", hostile), ("body", hostile)], hostile)
    reader = Reader(article_html(article))
    harmless = Reader(article_html(article_of([("title", "T"), ("heading", "H"), ("body", "B")], "T")))

    assert (harmless.tags, harmless.attributes) == (reader.tags, reader.attributes)
    assert [hostile] * 3 == [text for _, _, text in reader.blocks]


def test_lines_of_a_list_are_shown_as_lines_and_wrapped_prose_is_not() -> None:
    """In the article; what is no list runs to the width of the page."""
    wrapped = "\n".join(["the bridge was built in the dry years of the century and cost,"] * 3)
    html = article_html(article_of([("body", wrapped), ("body", "- no dogs\n- no cats")], "bridge.txt"))

    assert html.count('class="paragraph"') == html.count('class="paragraph lines"') == 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_chat_is_shown_as_text(hostile: str) -> None:
    """Question, standalone question, sentence, quote, section, note, model and problem."""
    article = article_of([("heading", hostile), ("body", hostile)], hostile)

    def chat(words: str) -> Reader:
        said = answer(article, words, article.text[article.paragraphs[0].start : article.paragraphs[0].end])
        said = replace(said, standalone=words + "!", note=words, model=words)
        said = replace(said, sentences=(replace(said.sentences[0], text=words),))
        unsaid = replace(answer(article, words), note=words)
        exchanges = [Exchange(words, said), Exchange(words, unsaid), Exchange(words, problem=words), Exchange(words)]
        return Reader(chat_html(article, exchanges))

    assert (chat("harmless").tags, chat("harmless").attributes) == (chat(hostile).tags, chat(hostile).attributes)
    assert hostile in chat(hostile).text


def test_what_cannot_be_shown_keeps_its_length() -> None:
    """A parser drops NUL, and half a surrogate pair cannot be sent: both would shift or break what follows."""
    assert "a\ufffdb\ufffdc😀" == showable("a\0b\ud800c😀")


@pytest.mark.parametrize(
    ("source", "linked"),
    [("https://example.com/a", True), ("javascript:alert(1)", False), ("/home/someone/notes.txt", False)],
)
def test_only_a_web_address_is_linked(source: str, *, linked: bool) -> None:
    """A path of the server is nobody's business, and a script is no address."""
    html = article_html(replace(BRIDGE, source=source))

    assert (linked, linked) == ("<a href" in html, source in html)


def test_a_sentence_is_followed_by_its_numbers() -> None:
    """Each number is a button that carries the offsets of its quote."""
    first, second = (cite(BRIDGE, n, quote) for n, quote in ((1, "Rivers move 🌊."), (2, "In 1931 the river")))
    said = replace(answer(BRIDGE, "q"), sentences=(Sentence("Both.", (first, second), 1.0),), verdict="answered")
    html = chat_html(BRIDGE, [Exchange("q", said)])

    for citation in (first, second):
        assert f'class="citation" data-start="{citation.start}" data-end="{citation.end}"' in html
        assert f"[{citation.number}]</button>" in html


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("By Ann Example", "byline"),
        ("The Bridge That Stood Dry", "title"),
        ("May 4, 1950", "date line"),
        ("After the flood", "heading"),
        ("Rivers move", "paragraph 1"),
        ("The last span", "After the flood, paragraph 15"),
    ],
)
def test_a_source_says_where_it_stands(quote: str, place: str) -> None:
    """Section and paragraph, or what kind of line it is."""
    assert f"<bdi>{place}</bdi>" in chat_html(BRIDGE, [Exchange("q", answer(BRIDGE, "q", quote))])


@pytest.mark.parametrize(("standalone", "shown"), [("q", False), ("", False), ("What of the bridge?", True)])
def test_the_standalone_question_is_shown_when_it_differs(standalone: str, *, shown: bool) -> None:
    """So that a reader sees what was searched for."""
    said = replace(answer(BRIDGE, "q", "Rivers move"), standalone=standalone)

    assert shown == ("Understood as" in chat_html(BRIDGE, [Exchange("q", said)]))


def test_not_knowing_shows_the_note_and_the_nearest_passages() -> None:
    """The passages open like citations."""
    html = chat_html(BRIDGE, [Exchange("q", answer(BRIDGE, "q"))])
    last = BRIDGE.paragraphs[-1]

    assert "The article does not say." in html
    assert "Nearest passages" in html
    assert f'button type="button" data-start="{last.start}" data-end="{last.end}"' in html


def test_a_correction_is_marked_as_one() -> None:
    """An answer is not."""
    said = answer(BRIDGE, "q", "Rivers move")

    assert "Correction" in chat_html(BRIDGE, [Exchange("q", replace(said, verdict="corrected"))])
    assert "Correction" not in chat_html(BRIDGE, [Exchange("q", said)])


def test_an_answer_is_summed_up_when_it_is_whole() -> None:
    """While a language model writes on, neither the count of what was checked nor the time is known."""
    said = replace(answer(BRIDGE, "q", "cost"), written=1, model="some-model", withheld=(Withheld("No.", 0.1, "why"),))
    growing, whole = (chat_html(BRIDGE, [Exchange("q", said, is_whole=each)]) for each in (False, True))

    for told in ("some-model", "1 withheld", "<del>"):
        assert told in whole
        assert told not in growing
    assert "Writing on" in growing


def test_the_phrase_that_answers_is_bold() -> None:
    """In a quotation; emoji before it do not shift it. A sentence of other words has no bold part."""
    (sentence,) = answer(BRIDGE, "q", "The bridge 🌉 cost 😀😀 two million crowns.").sentences
    (citation,) = sentence.citations
    start = BRIDGE.text.index("two million")
    cited = (replace(citation, phrase=(start, start + 11)),)
    quoted = replace(answer(BRIDGE, "q"), sentences=(replace(sentence, citations=cited),), verdict="answered")
    written = replace(quoted, sentences=(Sentence("It was dear.", cited, 1.0),))

    assert "cost 😀😀 <b>two million</b> crowns." in chat_html(BRIDGE, [Exchange("q", quoted)])
    assert "<b>" not in chat_html(BRIDGE, [Exchange("q", written)])


def test_an_empty_chat_welcomes() -> None:
    """With the article's title, and without one if it has none."""
    assert "The Bridge That Stood Dry" in chat_html(BRIDGE, [])
    assert "no title" in chat_html(replace(BRIDGE, title=""), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("“Oil rose.", "ltr"), ("12. النفط ارتفع", "rtl"), ("הנפט עלה", "rtl"), ("12", "ltr"), ("", "ltr")],
)
def test_an_answer_runs_as_its_first_letter_does(text: str, expected: str) -> None:
    """Figures and signs have no direction of their own."""
    assert direction(text) == expected
