"""The same language model twice: raw, as a tutorial prompts it, and behind our checks: `python -m evals.llm`.

Raw: Chroma and MiniLM, 1,000-character chunks, the four nearest, one prompt. By default both talk to SmolLM2-135M on a
server that is started for it.
"""

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import Assistant
from assistant.model import open_model
from assistant.refusal import says_nothing
from assistant.sentences import sentences
from assistant.settings import DIGEST
from evals.case import Case, read_cases, thin
from evals.llm_measures import Told, rows
from evals.llm_server import NAME, served
from evals.naive import CHUNK, Naive
from evals.report import table
from index.article import Article

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

TIMEOUT = 120.0
LONGEST = 300
"""Pieces, about a token each, that the raw model may write."""

NAIVE = """Answer the question using the context. Cite the numbers of the context that you use, like [1].

Context:
{context}

Question: {question}"""


def raw(model: "BaseChatModel", naive: Naive, article: Article, case: Case) -> Told:
    """The tutorial's answer; earlier questions stand before a follow-up."""
    question = " ".join([*(turn.question for turn in case.history), case.question])
    chunks = naive.ask(question)
    context = "\n\n".join(f"[{number}] {chunk}" for number, chunk in enumerate(chunks, 1))
    pieces = model.stream(NAIVE.format(context=context, question=question))
    said = "".join(piece.text for piece in islice(pieces, LONGEST))
    written = [sentence for sentence in sentences([said]) if sentence.is_whole]
    numbers = {number for sentence in written for number in sentence.numbers}
    cited = [chunk for number, chunk in enumerate(chunks, 1) if number in numbers]
    texts = tuple(sentence.text for sentence in written)
    refuses = not texts or any(says_nothing(text) for text in texts)
    return Told(case, texts, frozenset(_paragraphs(article, cited)), refuses, len(texts))


def checked(assistant: Assistant, case: Case) -> Told:
    """Our answer."""
    answer = assistant.ask(case.question, case.history)
    return Told(
        case,
        tuple(sentence.text for sentence in answer.sentences),
        frozenset(citation.paragraph for citation in answer.citations),
        answer.verdict == "not_in_article",
        answer.written,
        len(answer.withheld),
    )


def _paragraphs(article: Article, chunks: Sequence[str]) -> Iterator[int]:
    for chunk in chunks:
        start = article.text.find(chunk)
        for paragraph in article.paragraphs:
            if min(paragraph.end, start + CHUNK) - max(paragraph.start, start) > 0:
                yield paragraph.number


def main(
    article: Annotated[str, typer.Option(help="Path or URL.")] = str(DIGEST),
    limit: Annotated[int, typer.Option(min=1, help="At most so many cases, evenly spaced.")] = 60,
    model: Annotated[str, typer.Option(help="provider:name, or a name on the server.")] = NAME,
    model_url: Annotated[str | None, typer.Option(help="Address of a server; one is started otherwise.")] = None,
) -> None:
    """Ask both, and print the figures side by side."""
    cases = thin(read_cases(), limit)
    with tempfile.TemporaryDirectory() as folder, nullcontext(model_url) if model_url else served() as url:
        assistant = Assistant.open(article, model=model, model_url=url, model_timeout=TIMEOUT)
        naive = Naive(assistant.article.text, Path(folder))
        opened = open_model(model, url, TIMEOUT)
        told: dict[str, list[Told]] = {"raw": [], "behind the checks": []}
        for case in cases:
            told["raw"].append(raw(opened, naive, assistant.article, case))
            told["behind the checks"].append(checked(assistant, case))
            for name, column in told.items():
                print(f"{case.id} {name}: {re.sub(chr(10), ' ', ' '.join(column[-1].sentences))[:300]}")
    print(f"\n{table(('', *told), list(rows(assistant.article, told)))}")


if __name__ == "__main__":
    typer.run(main)
