"""The page as a web application: gradio mounted at "/", `/healthz` beside it, nothing from another machine allowed.

Knows nothing of ports and processes.
"""

from collections.abc import MutableMapping
from importlib.resources import files
from typing import Any

import gradio as gr
from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.page.build import build_page
from assistant.page.conversation import Answerer

# gradio's own scripts are inline and compile templates; apart from that a browser loads from this server only.
_POLICY = (
    b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    b"img-src 'self' data: blob:; font-src 'self' data:; form-action 'self'; object-src 'none'"
)
_HEADERS = [
    (b"content-security-policy", _POLICY),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
]


def build_application(assistant: Answerer) -> FastAPI:
    """The application for any ASGI server; `/healthz` answers 200 as soon as questions can be asked."""
    # FastAPI's own documentation pages load their scripts from elsewhere.
    application = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    application.add_api_route("/healthz", lambda: {"status": "ok"}, response_model=None)
    application.add_middleware(_Guard)
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
    """Adds the headers that keep a browser from loading anything from elsewhere."""

    def __init__(self, application: ASGIApp) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *_HEADERS]}
            await send(message)

        await self.application(scope, receive, send_guarded)
