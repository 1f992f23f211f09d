"""The door: a port that answers from the first moment, with a page that waits for the real one.

Standard library only, so that it stands in a tenth of a second. Knows nothing of gradio or of articles.
"""

import errno
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files

from index.errors import SettingsError

HIGHEST_PORT = 65_535


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; connections queue up in it until someone accepts them.

    Raises:
        SettingsError: the port is taken, not allowed or no port at all, or the host is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    problem = f"There is no port {port}. Take one from 1024 to {HIGHEST_PORT}: --port 7860"
    if not 0 <= port <= HIGHEST_PORT:
        raise SettingsError(problem)
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise SettingsError(_explain(host, port, error)) from error


def _explain(host: str, port: int, error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            other = port % HIGHEST_PORT + 1
            return f"Port {port} on {host} is in use. Stop what uses it, or take another: --port {other}"
        case errno.EACCES:
            return f"Port {port} on {host} needs more rights. Take one above 1023: --port 7860"
        case _:
            return f"This machine cannot listen on {host} ({error}). Take 127.0.0.1 to be reached from here only"


@contextmanager
def waiting_page(listener: socket.socket) -> Iterator[None]:
    """While the block runs, answer on the listener; afterwards the listener is free for the real server."""
    server = ThreadingHTTPServer(("", 0), _Waiting, bind_and_activate=False)
    server.socket.close()
    server.socket = listener
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


class _Waiting(BaseHTTPRequestHandler):
    """200 and the waiting page at "/"; 503 elsewhere, so that a program knows that nothing is ready."""

    timeout = 5
    page = files("assistant.page").joinpath("templates/waiting.html").read_bytes()

    def do_GET(self) -> None:
        ready = self.path.split("?")[0] == "/"
        self.send_response(200 if ready else 503)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.page)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Retry-After", "1")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(self.page)

    do_HEAD = do_GET  # noqa: N815 - the name that the standard library calls

    def log_message(self, *_: object) -> None:
        """Say nothing: these requests are of no interest to anyone."""
