"""The port that answers from the first moment."""

import socket

import httpx
import pytest
from playwright.sync_api import Browser

from assistant.page.waiting import listen, waiting_page
from index.errors import SettingsError


def _address(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_port_in_use_is_said_with_what_to_do() -> None:
    """The sentence names the port and another one."""
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"Port {port} on 127\.0\.0\.1 is in use\. .*--port {port + 1}"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "port", "message"),
    [("127.0.0.1", 70_000, "no port 70000"), ("127.0.0.1", -1, "no port -1"), ("192.0.2.1", 0, "192.0.2.1")],
)
def test_what_cannot_be_listened_on_is_said(host: str, port: int, message: str) -> None:
    """A port that is none, and an address that belongs to another machine."""
    with pytest.raises(SettingsError, match=message):
        listen(host, port)


def test_the_waiting_page_answers_and_loads_nothing() -> None:
    """200 at "/" with a page that looks for the real one; 503 elsewhere, so that a program knows nothing is ready."""
    with listen("127.0.0.1", 0) as listener, waiting_page(listener):
        page, health = httpx.get(_address(listener)), httpx.get(_address(listener) + "/healthz")
        head = httpx.head(_address(listener))

    assert (200, 503) == (page.status_code, health.status_code)
    assert "Retry-After" in head.headers
    assert 'method: "HEAD"' in page.text
    assert 'http-equiv="refresh"' not in page.text
    assert "http://" not in page.text
    assert "https://" not in page.text


def test_the_waiting_page_says_when_the_program_has_stopped(browser: Browser) -> None:
    """Nobody promises any more that the page will come."""
    page = browser.new_context().new_page()
    status = page.locator("[role=status]")
    with listen("127.0.0.1", 0) as listener, waiting_page(listener):
        page.goto(_address(listener))
        page.wait_for_timeout(1_500)
        assert status.inner_text().startswith("Opening the article.")

    page.wait_for_function("document.querySelector('[role=status]').textContent.includes('has stopped')")
    page.context.close()


def test_the_listener_is_handed_over() -> None:
    """Who connects between the two servers waits; no one is turned away."""
    with listen("127.0.0.1", 0) as listener:
        with waiting_page(listener):
            httpx.get(_address(listener))
        with socket.create_connection(listener.getsockname()) as visitor:
            accepted, _ = listener.accept()
            with accepted:
                accepted.sendall(b"here")
                assert b"here" == visitor.recv(4)
