"""The page as gradio blocks: what stands where, and what happens when a question is asked.

Knows nothing of HTTP, and of HTML only that `render` makes it.
"""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import gradio as gr
from gradio.block_function import BlockFunction
from gradio.events import api

from assistant.page.conversation import (
    Answerer,
    Chat,
    Exchange,
    KeptChats,
    exchange,
    exchanges,
    turns_of_exchanges,
    turns_of_messages,
)
from assistant.page.render import article_html, chat_html

QUESTIONS_AT_ONCE = 4
LONGEST_QUEUE = 32
LONGEST_CHAT = 100

# What page.js knows of the tab.
WITH_NAME = "(question, chat) => [question, chat, tab.name]"
BOTH_NAMES = "() => [tab.before, tab.name]"
KEEP_NAME = "() => tab.keepName()"


def build_page(assistant: Answerer) -> gr.Blocks:
    """The page: the chat, starter questions and a box on the left, the article on the right.

    Four questions are answered at once, 32 more wait, the rest are refused with a message. A chat lives in its
    visitor's session on the server: no one else sees it, and the browser cannot forge it. A reload finds it again, as
    long as the server runs and not too many others have chatted since.
    """
    article = assistant.article
    page = _Page(title=article.title or "Article", analytics_enabled=False, fill_width=True)
    kept = KeptChats()
    with page:
        chat, name, before = gr.State(()), gr.Textbox(visible=False), gr.Textbox(visible=False)
        with gr.Row(elem_id="panes"):
            with gr.Column(elem_id="conversation", min_width=0):
                shown = _markup(chat_html(article, ()), "log")
                with gr.Row(elem_id="starters"):
                    starters = [gr.Button(starter, size="sm") for starter in assistant.starters]
                question = _question_box()
            with gr.Column(elem_id="reading", min_width=0):
                _markup(article_html(article), "article")
        run = gr.State("")
        gr.on(
            [question.submit, *(starter.click for starter in starters)],
            _responder(assistant, kept),
            [question, chat, name],
            [shown, question, chat, run],
            js=WITH_NAME,
            # One dependency for all ways to ask: "once" then keeps a visitor's questions in order.
            trigger_mode="once",
            show_progress="minimal",
            show_progress_on=question,
            concurrency_id="ask",
            api_visibility="private",
        )
        if assistant.is_gradual:
            question.stop(_running.stop, run, queue=False, api_visibility="private")
        _find_again(page, assistant, kept, [before, name], [shown, chat])
        api(_endpoint(assistant), api_name="ask", concurrency_id="ask")
        page.queue(default_concurrency_limit=QUESTIONS_AT_ONCE, max_size=LONGEST_QUEUE)
    return page


def _find_again(page: gr.Blocks, assistant: Answerer, kept: KeptChats, inputs: list[Any], outputs: list[Any]) -> None:
    """Whenever the page is loaded, show the chat that its tab had, under a new name.

    A browser that duplicates a tab copies the name, too: each of the two goes on under one of its own.
    """

    def find(before: str, name: str) -> tuple[str, Chat]:
        chat = kept.find(before)
        kept.keep(name, chat)
        return chat_html(assistant.article, chat), chat

    page.load(
        find, inputs, outputs, js=BOTH_NAMES, queue=False, show_progress="hidden", api_visibility="private"
    ).success(None, js=KEEP_NAME, api_visibility="private")


class _Page(gr.Blocks):
    def validate_inputs(self, block_fn: BlockFunction, inputs: list[Any]) -> None:
        """Fill in what a program left out: gradio would log a trace and send back an error without a word."""
        inputs.extend(getattr(block, "value", None) for block in block_fn.inputs[len(inputs) :])


def _markup(html: str, name: str) -> gr.HTML:
    return gr.HTML(html, elem_id=name, js_on_load=None, apply_default_css=False)


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        elem_id="question",
        label="Your question",
        show_label=False,
        container=False,
        placeholder="Ask about the article",
        lines=1,
        max_lines=5,
        autofocus=True,
        submit_btn="Ask",
        html_attributes=gr.InputHTMLAttributes(enterkeyhint="send"),
    )


class _Running:
    """The answers that are being given, so that each can be stopped by whoever asked for it."""

    def __init__(self) -> None:
        self._stops: dict[str, threading.Event] = {}

    @contextmanager
    def one(self) -> Iterator[tuple[str, threading.Event]]:
        """A name for one answer, and what is set when it is stopped."""
        name, stop = secrets.token_hex(8), threading.Event()
        self._stops[name] = stop
        try:
            yield name, stop
        finally:
            del self._stops[name]

    def stop(self, name: str) -> None:
        """Stop that answer, if it is still being given."""
        if stop := self._stops.get(name):
            stop.set()


_running = _Running()


def _responder(assistant: Answerer, kept: KeptChats) -> Callable[..., Iterator[tuple[Any, ...]]]:
    ready: dict[str, Any] = {"submit_btn": "Ask", "stop_btn": False}
    waiting = {"submit_btn": False, "stop_btn": "Stop"} if assistant.is_gradual else ready

    def respond(typed: str, chat: Chat, tab: str, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        """The question at once, then its answer as far as it has come; nothing for a blank question."""
        question = event.target.value if isinstance(event.target, gr.Button) else typed
        if not question.strip():
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        with _running.one() as (name, stop):
            pending = (*chat, Exchange(question, is_whole=False))
            kept.keep(tab, pending)
            # The page itself empties the box of what was asked: it alone knows what has been typed since.
            yield chat_html(assistant.article, pending), gr.update(**waiting), gr.skip(), name
            for now in exchanges(assistant, question, turns_of_exchanges(chat), stop.is_set):
                longer = (*chat, now)[-LONGEST_CHAT:]
                kept.keep(tab, longer)
                box = gr.update(**ready) if now.is_whole else gr.skip()
                yield chat_html(assistant.article, longer), box, longer if now.is_whole else gr.skip(), gr.skip()

    return respond


def _endpoint(assistant: Answerer) -> Callable[..., dict[str, Any]]:
    def ask(question: str, history: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        """Answer a question from the article: `Answer.to_dict()`.

        Args:
            question: the question.
            history: earlier messages, `{"role": "user" | "assistant", "content": "..."}`, oldest first.
        """
        if not isinstance(question, str):
            problem = f'The question is {question!r:.40} and no text. Send one: {{"data": ["How long is the border?"]}}'
            raise gr.Error(problem, print_exception=False)
        result = exchange(assistant, question, turns_of_messages(history))
        if result.answer is None:
            raise gr.Error(result.problem, print_exception=False)
        return result.answer.to_dict()

    return ask
