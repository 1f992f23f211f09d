"""The page as a web application: gradio mounted at "/", `/healthz` beside it, nothing from another machine allowed.

On this machine alone it answers under this machine's names only: a website that has its own name point here (DNS
rebinding) would otherwise read the article through its visitor's browser.

Knows nothing of ports and processes.
"""

from collections.abc import MutableMapping
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import gradio as gr
from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.page.build import build_page
from assistant.page.conversation import Answerer

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

# gradio's own scripts are inline and compile templates; apart from that a browser loads from this server only.
_POLICY = (
    b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    b"img-src 'self' data: blob:; font-src 'self' data:; form-action 'self'; object-src 'none'; "
    b"frame-ancestors 'none'"
)
_HEADERS = [
    (b"content-security-policy", _POLICY),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
]

_MISDIRECTED = PlainTextResponse("This page is for its own machine alone: open it there as localhost.", 421)


def build_application(assistant: Answerer, names: frozenset[str] | None = LOCAL_NAMES) -> FastAPI:
    """The application for any ASGI server; `/healthz` answers 200 as soon as questions can be asked.

    Args:
        assistant: who answers.
        names: hosts, in lower case and without port, under which it may be asked for; None: any.
    """
    # FastAPI's own documentation pages load their scripts from elsewhere.
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.add_api_route("/healthz", lambda: {"status": "ok"}, response_model=None)
    application.add_middleware(_Guard, names=names)
    folder = files("assistant.page")
    style, script = (folder.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    gr.mount_gradio_app(
        application,
        build_page(assistant),
        path="/",
        theme=_theme(),
        # As a tag of its own: gradio rewrites the selectors of what it is given as css.
        head=f"<style>{style}</style><script>{script}</script>",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        mcp_server=False,
        show_error=False,
        max_file_size="1kb",
    )
    return application


def _theme() -> gr.themes.Base:
    """System fonts, so that none is fetched; secondary text dark enough to read."""
    theme = gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"])
    return theme.set(body_text_color_subdued="*neutral_600", body_text_color_subdued_dark="*neutral_400")


class _Guard:
    """Adds the headers that keep a browser from loading anything from elsewhere; refuses foreign names."""

    def __init__(self, application: ASGIApp, names: frozenset[str] | None) -> None:
        self.application, self.names = application, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *_HEADERS]}
            await send(message)

        is_welcome = self.names is None or scope["type"] == "lifespan" or _host(scope) in self.names
        await (self.application if is_welcome else _MISDIRECTED)(scope, receive, send_guarded)


def _host(scope: Scope) -> str | None:
    """The host that was asked for, in lower case and without port; None when there is none."""
    try:
        return urlsplit("//" + Headers(scope=scope).get("host", "")).hostname
    except ValueError:
        return None
