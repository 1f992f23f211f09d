"""Which model is meant, what it lacks, and its failures as one sentence."""

import importlib.util
from typing import Any

import pytest
from langchain_core.language_models import FakeListChatModel, FakeListLLM
from langchain_core.output_parsers import StrOutputParser

from assistant import Assistant
from assistant.model import check_installed, check_model, open_model, problem, provider_of
from index.errors import ModelError


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("openai:gpt-4o-mini", None, ("openai", "gpt-4o-mini")),
        ("ollama:llama3.2:1b", None, ("ollama", "llama3.2:1b")),
        ("gemma:2b", "http://127.0.0.1:11434/v1", ("openai", "gemma:2b")),
        ("smollm2", "http://127.0.0.1:8080/v1", ("openai", "smollm2")),
    ],
)
def test_provider(name: str, url: str | None, expected: tuple[str, str]) -> None:
    """What stands before the first colon; with an address, an OpenAI-compatible server."""
    assert provider_of(name, url) == expected


def test_a_name_without_a_provider_is_explained() -> None:
    """With an example of how to write it."""
    with pytest.raises(ModelError, match=r"No model .gpt.\. Write provider:name, such as openai:gpt-4o-mini"):
        provider_of("gpt", None)


def test_a_missing_package_names_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the start, not at the first question."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(ModelError) as raised:
        check_installed("google_genai:gemini-2.5-flash", None)
    assert str(raised.value).endswith("Install it: pip install langchain-google-genai")


class StatusError(Exception):
    """An error as the providers' packages raise them."""

    def __init__(self, status_code: int, message: str = "") -> None:
        super().__init__(message)
        self.status_code = status_code


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StatusError(401), "for want of a valid key: set OPENAI_API_KEY"),
        (ValueError("The api_key client option must be set"), "for want of a valid key: set OPENAI_API_KEY"),
        (RuntimeError("400 API key not valid. Please pass a valid one."), "for want of a valid key"),
        (StatusError(429), "takes no more requests now"),
        (StatusError(404), "is unknown at its provider"),
        (StatusError(400, "maximum context length is 2048 tokens"), "set fewer passages"),
        (StatusError(400, "Requested tokens (2505) exceed context window of 2048"), "set fewer passages"),
        (TimeoutError("timed out"), "did not answer in time"),
        (ConnectionRefusedError("Connection refused"), "cannot be reached"),
        (ImportError("No module named 'x'"), "needs a package that is not installed; No module named 'x'"),
        (ValueError("No generation chunks were returned"), "sent nothing: perhaps it cannot read so much at once"),
        (StatusError(500), "failed (StatusError, 500)"),
        (RuntimeError("secret\nstack"), "failed (RuntimeError)"),
    ],
)
def test_each_failure_is_one_sentence(error: Exception, said: str) -> None:
    """It says what to do, and repeats nothing of what a server sent."""
    told = problem(error, "openai:gpt")

    assert said in told
    assert told.startswith("The model openai:gpt ")
    assert told.endswith(".")
    assert "\n" not in told


def test_a_key_goes_where_its_provider_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server of one's own that is given by name alone gets none."""
    pytest.importorskip("langchain_openai")
    monkeypatch.setenv("OPENAI_API_KEY", "secret")

    def key(name: str) -> str:
        opened: Any = open_model(name, "http://127.0.0.1:9/v1", 1.0)
        return str(opened.openai_api_key.get_secret_value())

    assert (key("my-model"), key("openai:my-model")) == ("none", "secret")


MODEL = FakeListChatModel(responses=["Yes."])


@pytest.mark.parametrize("model", [MODEL, MODEL.with_retry(), MODEL.bind(stop=["x"]), MODEL.with_fallbacks([MODEL])])
def test_whatever_gives_messages_is_a_model(model: object) -> None:
    """Wrapped or not."""
    check_model(model)


@pytest.mark.parametrize(
    "model",
    [3, str.upper, FakeListChatModel, MODEL | StrOutputParser(), FakeListLLM(responses=["Yes."])],
    ids=["number", "function", "class", "parser", "completion"],
)
def test_what_is_no_model_is_refused_at_the_start(model: object) -> None:
    """Not at each question; and what is wanted is said."""
    with pytest.raises(
        ModelError, match=r"The model cannot be .*\. Give provider:name, or a chat model of LangChain's"
    ):
        Assistant.open(model=model)


def test_an_unknown_provider_is_an_error() -> None:
    """Of one sentence, too."""
    with pytest.raises(ModelError, match="The model nobody:x has a provider that is not known"):
        open_model("nobody:x", None, 1.0)
