"""The web application as programs see it."""

import asyncio
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx
import pytest
from fake_assistant import BRIDGE, COST, HOSTILE, FakeAssistant, answer, failing
from gradio_client import Client
from gradio_client.exceptions import AppError
from gradio_client.utils import QueueError, Status
from starlette.responses import PlainTextResponse
from starlette.types import Message

from assistant.answer import Answer, Turn
from assistant.page import build
from assistant.page.application import LOCAL_NAMES, _Guard
from assistant.page.conversation import Answerer

Serve = Callable[[Answerer], str]


def _client(address: str) -> Client:
    return Client(address, verbose=False, analytics_enabled=False)


def test_a_program_gets_the_answer_as_json(serve_page: Serve) -> None:
    """`ask` returns `Answer.to_dict()`."""
    result = _client(serve_page(FakeAssistant())).predict("How much?", api_name="/ask")

    assert "How much?" == result["question"]
    assert "answered" == result["verdict"]
    citation = result["citations"][0]
    assert citation["quote"] == BRIDGE.text[citation["start"] : citation["end"]]


@pytest.mark.parametrize("content", ["Long ago.", [{"type": "text", "text": "Long ago."}]])
def test_a_program_can_send_a_history(serve_page: Serve, content: object) -> None:
    """In either shape."""
    assistant = FakeAssistant()
    history = [{"role": "user", "content": "When?"}, {"role": "assistant", "content": content}]
    _client(serve_page(assistant)).predict("And why?", history, api_name="/ask")

    assert [("And why?", (Turn("When?", "Long ago."),))] == assistant.asked


def test_a_program_gets_one_sentence_when_it_fails(serve_page: Serve) -> None:
    """No trace, no detail."""
    assistant = FakeAssistant(reply=failing(ZeroDivisionError("secret detail")))
    with pytest.raises(AppError, match="Something went wrong") as caught:
        _client(serve_page(assistant)).predict("q", api_name="/ask")

    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("sent", [[], [None], [5], [["How much?"], None]])
def test_a_program_that_sends_no_question_gets_one_sentence(
    serve_page: Serve, sent: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    """It says how to send one; nothing is asked, nothing logged."""
    assistant = FakeAssistant()
    answered = _call(serve_page(assistant), sent)

    assert answered.startswith("event: error")
    assert "The question is" in answered
    assert "How long is the border?" in answered
    assert [] == assistant.asked
    assert "Traceback" not in capfd.readouterr().err


def test_a_program_may_leave_out_the_history(serve_page: Serve) -> None:
    """Also one that sends plain JSON and knows nothing of gradio's client."""
    assert _call(serve_page(FakeAssistant()), ["How much?"]).startswith("event: complete")


def _call(address: str, sent: list[object]) -> str:
    address += "/gradio_api/call/ask"
    event = httpx.post(address, json={"data": sent}).json()["event_id"]
    return httpx.get(f"{address}/{event}", timeout=10).text


def test_only_ask_is_for_programs(serve_page: Serve) -> None:
    """What the page itself calls is not offered."""
    info = _client(serve_page(FakeAssistant())).view_api(return_format="dict", print_info=False)

    assert ["/ask"] == list(info["named_endpoints"])
    assert {} == info["unnamed_endpoints"]


def test_several_questions_are_answered_at_once(serve_page: Serve) -> None:
    """Four are: each waits at the barrier until the others have come."""
    barrier = threading.Barrier(4, timeout=10)

    def together(question: str) -> Answer:
        barrier.wait()
        return answer(BRIDGE, question, "Rivers move 🌊.")

    client = _client(serve_page(FakeAssistant(reply=together)))
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda n: client.predict(f"q{n}", api_name="/ask"), range(4)))

    assert ["q0", "q1", "q2", "q3"] == [result["question"] for result in results]


def test_a_crowd_is_refused_with_a_message(serve_page: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """One answers and one waits here; the third is told that the queue is full."""
    monkeypatch.setattr(build, "QUESTIONS_AT_ONCE", 1)
    monkeypatch.setattr(build, "LONGEST_QUEUE", 1)
    started, finish = threading.Event(), threading.Event()

    def slow(question: str) -> Answer:
        started.set()
        finish.wait(10)
        return answer(BRIDGE, question, COST)

    client = _client(serve_page(FakeAssistant(reply=slow)))
    first = client.submit("first", api_name="/ask")
    assert started.wait(10)
    second = client.submit("second", api_name="/ask")
    while second.status().code is not Status.IN_QUEUE:
        time.sleep(0.01)
    with pytest.raises(QueueError, match="full"):
        client.predict("third", api_name="/ask")
    finish.set()

    assert ["first", "second"] == [job.result()["question"] for job in (first, second)]


def test_nothing_is_recorded_offered_or_loaded_from_elsewhere(serve_page: Serve) -> None:
    """No monitoring, no run history, no footer, no documentation pages, and a policy that keeps browsers here."""
    address = serve_page(FakeAssistant())
    config = httpx.get(address + "/config").json()
    page = httpx.get(address)

    assert "False" == os.environ["GRADIO_ANALYTICS_ENABLED"]
    assert (False, [], False) == (config["analytics_enabled"], config["footer_links"], config["run_history"])
    assert [403, 404, 404] == [
        httpx.get(address + path).status_code for path in ("/monitoring/summary", "/docs", "/redoc")
    ]
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert "fonts.googleapis" not in page.text


def test_health_is_200_when_questions_can_be_asked(serve_page: Serve) -> None:
    """For whatever watches a server."""
    assert 200 == httpx.get(serve_page(FakeAssistant()) + "/healthz").status_code


def _status(kind: str, host: str, names: frozenset[str] | None) -> int:
    """What comes back through the guard; the application behind it answers 200."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {}

    scope = {"type": kind, "headers": [(b"host", host.encode())] if host else []}
    asyncio.run(_Guard(PlainTextResponse("the article"), names)(scope, receive, send))
    return int(sent[0]["status"])


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("host", "status"),
    [
        *((host, 200) for host in ("localhost", "LocalHost:7860", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:7860")),
        *((host, 421) for host in ("evil.example:7860", "localhost.evil.example", "192.0.2.1", "::1", "[::1", "")),
    ],
)
def test_another_name_of_this_machine_is_refused(kind: str, host: str, status: int) -> None:
    """A website whose own name points here must not read the article; bound elsewhere, the page has any name."""
    assert status == _status(kind, host, LOCAL_NAMES)
    assert 200 == _status(kind, host, None)


def test_a_foreign_name_gets_one_sentence(serve_page: Serve) -> None:
    """421, and nothing of the article."""
    page = httpx.get(serve_page(FakeAssistant()), headers={"Host": "evil.example"})

    assert 421 == page.status_code
    assert "This page is for its own machine alone: open it there as localhost." == page.text


@pytest.mark.parametrize("hostile", HOSTILE[:2])
def test_a_title_cannot_leave_the_head_of_the_page(serve_page: Serve, hostile: str) -> None:
    """It stands in a script and in attributes there."""
    page = httpx.get(serve_page(FakeAssistant(replace(BRIDGE, title=hostile)))).text

    assert "<script>alert(1)" not in page
