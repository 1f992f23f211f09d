"""A small article and an assistant that answers with quotes from it, for the tests of the page.

Run as a program it serves the page: `python fake_assistant.py PORT [SECONDS that opening takes]`.
"""

import sys
import threading
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation, Sentence, Turn, Withheld
from assistant.page import serve
from index.article import Article, Mark, Paragraph
from index.search import Hit
from index.split import Passage

HOSTILE = (
    "<script>alert(1)</script>",
    "</title></textarea></style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)><svg onload=alert(1)>",
    "<iframe src=https://example.com/></iframe>",
    "<form action=https://example.com/><input name=secret></form>",
    "![pixel](https://example.com/pixel.png) [link](javascript:alert(1)) https://example.com www.example.com",
    "# Heading\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nalert(1)\n```\n\n* item **bold** _italic_",
    "$latex$ $$x^2$$ \\(y\\) [9] [^1] `code`",
    "&lt;b&gt; &amp; &#60; &nbsp;",
    "${alert(1)} {{value}} {{{value}}} {% raw %} {{ 7*7 }} `${alert(1)}`",
    "\" autofocus onfocus=alert(1) x=\"' onclick='alert(1)",
)

LINES = (
    ("date", "May 4, 1950"),
    ("title", "The Bridge That Stood Dry"),
    ("author", "By Ann Example"),
    ("body", "Rivers move 🌊. The bridge 🌉 cost 😀😀 two million crowns. Nobody 𝔎𝔫𝔬𝔴𝔰 who drew the plans."),
    ("pull_quote", "The bridge cost two million crowns"),
    ("body", "In 1931 the river left its bed. For eleven years the bridge stood dry."),
    ("heading", "After the flood"),
    *(("body", f"In {1942 + year} the council met. It put the second bridge off again. " * 6) for year in range(12)),
    ("body", "The last span 🚂 came by rail."),
    ("leftover", "Share this story"),
)


def article_of(lines: Sequence[tuple[str, str]], title: str = "") -> Article:
    """An article of these lines, each (kind of mark or "body", text)."""
    text, section = "", ""
    paragraphs: list[Paragraph] = []
    marks: list[Mark] = []
    for kind, line in ((kind, line.strip()) for kind, line in lines):
        start, end = len(text), len(text) + len(line)
        if kind == "body":
            paragraphs.append(Paragraph(len(paragraphs) + 1, section, start, end))
        else:
            marks.append(Mark(kind, start, end))
            section = line if kind == "heading" else section
        text += line + "\n\n"
    return Article(title, "Ann Example", "May 4, 1950", "bridge.txt", text, tuple(paragraphs), tuple(marks))


BRIDGE = article_of(LINES, "The Bridge That Stood Dry")
COST = "The bridge 🌉 cost 😀😀 two million crowns."


def cite(article: Article, number: int, quote: str) -> Citation:
    """The first place of this quote in the article."""
    start = article.text.index(quote)
    around = [paragraph for paragraph in article.paragraphs if paragraph.start <= start < paragraph.end]
    paragraph = around[0] if around else Paragraph(0, "", 0, 0)
    return Citation(number, quote, start, start + len(quote), paragraph.number, paragraph.section)


def answer(article: Article, question: str, *quotes: str) -> Answer:
    """An answer that quotes; without quotes, the article does not say."""
    sentences = tuple(Sentence(quote, (cite(article, number, quote),), 1.0) for number, quote in enumerate(quotes, 1))
    nearest = tuple(
        Hit(Passage(article.text[body.start : body.end], body.start, body.end, body, ()), 0.5, 0.5, 0.5)
        for body in article.paragraphs[-3:]
    )
    verdict, note = ("answered", "") if quotes else ("not_in_article", "The article does not say.")
    return Answer(question, question, sentences, verdict, nearest, note, 0.5, "quote", 0.12)


def failing(error: Exception) -> Callable[[str], Answer]:
    """A reply that raises."""

    def reply(_: str) -> Answer:
        raise error

    return reply


class FakeAssistant:
    """Answers with one quote, or as `reply` says; remembers what it was asked."""

    is_gradual = False
    starters = ("Who drew the plans?", "Why did it stand dry?")

    def __init__(self, article: Article = BRIDGE, reply: Callable[[str], Answer] | None = None) -> None:
        self.article = article
        self.reply = reply or (lambda question: answer(article, question, COST))
        self.asked: list[tuple[str, tuple[Turn, ...]]] = []

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        is_stopped: Callable[[], bool] = bool,  # noqa: ARG002
    ) -> Generator[Answer, None, None]:
        """The whole answer at once."""
        self.asked.append((question, tuple(history)))
        yield replace(self.reply(question), question=question)


class GradualAssistant(FakeAssistant):
    """Says one sentence, waits to be let on, and says another; remembers whether it was stopped."""

    is_gradual = True

    def __init__(self, *quotes: str) -> None:
        super().__init__()
        self.quotes = quotes
        self.begin, self.go_on = threading.Event(), threading.Event()
        self.was_stopped = threading.Event()

    def stream(
        self, question: str, history: Sequence[Turn] = (), is_stopped: Callable[[], bool] = bool
    ) -> Generator[Answer, None, None]:
        """The answer so far, when it is let on."""
        self.asked.append((question, tuple(history)))
        for wait, quotes in ((self.begin, self.quotes[:1]), (self.go_on, self.quotes)):
            while not wait.wait(0.02):
                if is_stopped():
                    self.was_stopped.set()
                    return
            withheld = (Withheld("It cost <b>nine</b>.", 0.1, "9: not in what it cites"),) if wait is self.go_on else ()
            told = answer(self.article, question, *quotes)
            yield replace(told, model="scripted", written=len(quotes), withheld=withheld)


def _open_slowly() -> FakeAssistant:
    time.sleep(float(sys.argv[2]) if len(sys.argv) > 2 else 0)
    return FakeAssistant()


if __name__ == "__main__":
    serve(_open_slowly, port=int(sys.argv[1]))
