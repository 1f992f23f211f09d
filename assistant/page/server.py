"""From nothing to a page that answers: the port first, then the article, then gradio, then the page.

Knows nothing of what the page shows.
"""

import logging
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING

from assistant.page.conversation import Answerer
from assistant.page.waiting import listen, waiting_page

if TYPE_CHECKING:
    from fastapi import FastAPI

_say = partial(print, flush=True)

EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - names what may be asked for


def serve(
    open_assistant: Callable[[], Answerer],
    host: str = "127.0.0.1",
    port: int = 7860,
    *,
    open_browser: bool = False,
    announce: Callable[[str], None] = _say,
) -> None:
    """Show the page until Ctrl-C.

    Args:
        open_assistant: opens the article; called once, in this thread, while visitors see a page that waits.
        host: 127.0.0.1 is reached from this machine only, 0.0.0.0 from everywhere.
        port: 0 takes any free one.
        open_browser: show the page in the default browser.
        announce: gets the one line that says where the page is.

    Raises:
        SettingsError: the port or the host cannot be used; nothing was opened.
        Error: whatever `open_assistant` raises.
    """
    with listen(host, port) as listener, suppress(KeyboardInterrupt):
        address = _address(host, listener)
        announce(f"The page is at {address} (Ctrl-C ends it)")
        if open_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        with waiting_page(listener):
            application = _application(open_assistant, host, listener)
        _run(application, listener)


def _application(open_assistant: Callable[[], Answerer], host: str, listener: socket.socket) -> "FastAPI":
    assistant = open_assistant()
    # gradio takes two seconds to import: a wrong path must not wait for it, nor any command but this one.
    from assistant.page.application import LOCAL_NAMES, build_application

    is_local = ip_address(listener.getsockname()[0]).is_loopback
    return build_application(assistant, LOCAL_NAMES | {host.lower()} if is_local else None)


def _address(host: str, listener: socket.socket) -> str:
    name = "localhost" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{listener.getsockname()[1]}"


def _run(application: "FastAPI", listener: socket.socket) -> None:
    import uvicorn

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            # An open page holds a connection for ever: cutting it is what Ctrl-C asks for, and no error to report.
            logging.getLogger("uvicorn.error").disabled = True
            await super().shutdown(sockets)

    config = uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=1)
    Server(config).run(sockets=[listener])
