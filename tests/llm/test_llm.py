"""The weakest language model there is, on a real server: whatever it writes, what is shown can be relied on."""

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant import Assistant, Checker, Turn
from assistant.model import open_model
from assistant.verify import THRESHOLD
from evals.llm_server import NAME, is_installed, served

pytestmark = [
    pytest.mark.llm,
    pytest.mark.skipif(not is_installed(), reason="no server of a language model: run make test-llm"),
    pytest.mark.filterwarnings("ignore"),  # the libraries' own
]

QUESTIONS = [
    "How long is the border?",
    "What did trade between the two reach in 2023?",
    "Why did Russia turn to the East after 2014?",
]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The server's address."""
    with served() as address:
        yield address


@pytest.fixture(scope="module")
def asked(url: str, folder: Path, assistant: Assistant) -> Assistant:  # noqa: ARG001 - the digest is indexed first
    """The assistant on the digest, with that model."""
    return Assistant.open(directory=folder, model=NAME, model_url=url)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_shown_is_checked(asked: Assistant, question: str) -> None:
    """Every sentence has exact citations and support enough; what the model wrote is all accounted for."""
    *growing, whole = asked.stream(question)

    assert whole.verdict == "answered"
    assert whole.sentences
    assert whole.checked
    for sentence in whole.sentences:
        assert sentence.citations
        assert sentence.support >= THRESHOLD
    for citation in whole.citations:
        assert asked.article.text[citation.start : citation.end] == citation.quote
    assert all(each.sentences == whole.sentences[: len(each.sentences)] for each in growing)


def test_what_the_article_does_not_say_is_not_guessed(asked: Assistant) -> None:
    """However gladly the model would."""
    assert asked.ask("What is the capital of Australia?").verdict == "not_in_article"


def test_a_follow_up_is_understood(asked: Assistant) -> None:
    """By the model's rewording or without it; the question as understood is told."""
    answer = asked.ask("And when was it delimited?", [Turn("How long is the border?", "2,615 miles.")])

    assert "delimited" in answer.standalone
    assert answer.standalone != answer.question


def test_stopping_frees_the_model(url: str, asked: Assistant) -> None:
    """A long answer is left after its first piece, and the server takes the next request at once."""
    model = open_model(NAME, url, 60)
    pieces = model.stream("Count from one to ten thousand, in words, without leaving a number out.", max_tokens=3000)
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]
    started = time.monotonic()
    model.invoke("Say yes.", max_tokens=3)

    assert time.monotonic() - started < 10
    assert threading.active_count() < 50
    assert asked.ask(QUESTIONS[0]).sentences


def test_a_context_too_small_is_one_sentence(folder: Path) -> None:
    """And the quotes are there all the same."""
    with served(context=256) as small:
        answer = Assistant.open(directory=folder, model=NAME, model_url=small).ask(QUESTIONS[0])

    assert answer.note.startswith(
        f"The model {NAME} sent nothing: perhaps it cannot read so much at once; set fewer passages"
    )
    assert "2,615" in answer.text


def test_no_server_is_one_sentence(folder: Path) -> None:
    """And the quotes are there all the same."""
    answer = Assistant.open(directory=folder, model=NAME, model_url="http://127.0.0.1:9/v1").ask(QUESTIONS[0])

    assert answer.note.startswith(f"The model {NAME} cannot be reached")
    assert "2,615" in answer.text


@pytest.fixture
def failing() -> Iterator[Callable[[int, float], str]]:
    """Starts a server that answers every request with that status, after so many seconds; gives its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(status: int, seconds: float) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                time.sleep(seconds)
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/v1"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("status", "seconds", "said"),
    [
        (401, 0, "was refused for want of a valid key: set OPENAI_API_KEY"),
        (429, 0, "takes no more requests now, or its quota is used up (429)"),
        (404, 0, "is unknown at its provider (404)"),
        (500, 0, "failed ("),
        (200, 5, "did not answer in time"),
    ],
)
def test_each_failure_of_a_provider_is_one_sentence(
    failing: Callable[[int, float], str], folder: Path, status: int, seconds: float, said: str
) -> None:
    """And the quotes are there all the same."""
    url = failing(status, seconds)
    answer = Assistant.open(directory=folder, model=f"openai:{NAME}", model_url=url, model_timeout=3).ask(QUESTIONS[0])

    assert answer.note.startswith(f"The model openai:{NAME} {said}")
    assert answer.note.count("\n") == 0
    assert "2,615" in answer.text


def test_the_model_can_be_the_judge(url: str, folder: Path) -> None:
    """It says yes or no, whatever that is worth with this one."""
    checker = Checker.open(directory=folder, model=NAME, model_url=url, checker="model")

    assert set(checker.score([("The dam broke in 1931.", "The dam burst in 1931."), ("Rain fell.", "")])) <= {0.0, 1.0}
