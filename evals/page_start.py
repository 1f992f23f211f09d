"""How long a person waits for the page: from the command to its first HTTP 200 and to its first answer."""

import json
import subprocess
import time
from dataclasses import dataclass

import httpx

from evals.process import ProcessError, free_port, spawned

PAUSE = 0.02
"""Seconds between two knocks at the door."""

PATIENCE = 60.0
HOST = "127.0.0.1"


@dataclass(frozen=True)
class PageStart:
    """Seconds since the command was given.

    Attributes:
        shown: until the address answers 200, be it with the page that waits.
        ready: until questions can be asked.
        answered: until the first question, asked at once when it could be, has its answer.
    """

    shown: float
    ready: float
    answered: float


def start_page(article: str, directory: str, question: str) -> PageStart:
    """Start the page on a free port, ask, and end it.

    Raises:
        ProcessError: it does not come up or does not answer.
    """
    port = free_port()
    command = ["assistant", "chat", "--no-browser", "--host", HOST, "--port", str(port)]
    started = time.perf_counter()
    with (
        spawned([*command, "--article", article, "--directory", directory], stdout=subprocess.DEVNULL),
        httpx.Client(base_url=f"http://{HOST}:{port}", timeout=PATIENCE, trust_env=False) as client,
    ):
        shown = _wait_for(client, "/") - started
        ready = _wait_for(client, "/healthz") - started
        _ask(client, question)
        return PageStart(shown, ready, time.perf_counter() - started)


def _wait_for(client: httpx.Client, path: str) -> float:
    """When the path first answered 200."""
    limit = time.perf_counter() + PATIENCE
    while time.perf_counter() < limit:
        try:
            if client.get(path).status_code == httpx.codes.OK:
                return time.perf_counter()
        except httpx.TransportError:
            pass  # nobody listens yet, or the page that waits hands over to the real one
        time.sleep(PAUSE)
    message = f"The page did not answer 200 at {path} within {PATIENCE:.0f} s. Start it by hand: assistant chat"
    raise ProcessError(message)


def _ask(client: httpx.Client, question: str) -> None:
    """Ask through the endpoint of the page's API; returns when the answer is there."""
    asked = client.post("/gradio_api/call/ask", json={"data": [question, []]})
    told = client.get(f"/gradio_api/call/ask/{asked.raise_for_status().json()['event_id']}").text
    lines = [line.removeprefix("data: ") for line in told.splitlines() if line.startswith("data: ")]
    if "event: complete" not in told or not json.loads(lines[-1])[0]["question"]:
        message = f"The page did not answer the question {question!r}, it said {told[:200]!r}."
        raise ProcessError(message)
