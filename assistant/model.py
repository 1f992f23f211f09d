"""The language model that a setting names, and its failures as one clear sentence each. LangChain knows the providers.

Nothing here is needed without a language model, and no provider's package is imported before it is asked for.
"""

import importlib.util
import logging
import os
import re
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from index.errors import ModelError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

logger = logging.getLogger(__name__)

QUOTE = "quote"
"""The built-in answerer, which is no language model."""

PACKAGES = {
    "openai": "langchain-openai",
    "anthropic": "langchain-anthropic",
    "google_genai": "langchain-google-genai",
    "ollama": "langchain-ollama",
}
"""Providers that have an extra of their own in pyproject.toml; `init_chat_model` knows more of them."""

KEYS = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY", "google_genai": "GOOGLE_API_KEY"}
REASONING = re.compile(r"o\d|gpt-5")
"""Models that refuse to be told a temperature."""

NO_KEY = "none"
"""What a server of one's own is given that asks for no key."""


def provider_of(name: str, url: str | None) -> tuple[str, str]:
    """The provider and its own name for the model; with an address, a name alone is of an OpenAI-compatible server.

    Raises:
        ModelError: no provider is named.
    """
    provider, _, model = name.partition(":")
    if provider in PACKAGES and model:
        return provider, model
    if url:
        return "openai", name
    if provider and model:
        return provider, model
    message = f"No model {name!r}. Write provider:name, such as openai:gpt-4o-mini or ollama:llama3.2."
    raise ModelError(message)


def check_installed(name: str, url: str | None) -> None:
    """Find out at the start, not at the first question, that a provider's package is missing.

    Raises:
        ModelError: it is; the message is the line that installs it.
    """
    provider, _ = provider_of(name, url)
    package = PACKAGES.get(provider)
    if package and not importlib.util.find_spec(package.replace("-", "_")):
        message = f"The model {name} needs {package}. Install it: pip install {package}"
        raise ModelError(message)


def open_model(name: str, url: str | None, timeout: float) -> "BaseChatModel":
    """The chat model of that name.

    Args:
        name: provider:name, as `langchain.chat_models.init_chat_model` takes it.
        url: address of the provider, for a server of one's own.
        timeout: seconds that it may take to answer.

    Raises:
        ModelError: it cannot be opened; see `problem`.
    """
    from langchain.chat_models import init_chat_model

    check_installed(name, url)
    provider, model = provider_of(name, url)
    given: dict[str, Any] = {"base_url": url} if url else {}
    if not REASONING.match(model):
        given["temperature"] = 0
    # A key goes to a server of one's own only where its provider is named.
    if url and provider == "openai" and not (name.startswith("openai:") and os.environ.get(KEYS[provider])):
        given["api_key"] = NO_KEY
    if provider == "ollama":
        given["client_kwargs"] = {"timeout": timeout}
    else:
        given |= {"timeout": timeout, "max_retries": 1}
    try:
        opened: BaseChatModel = init_chat_model(model, model_provider=provider, **given)
    except Exception as error:
        raise ModelError(problem(error, name)) from error
    return opened


# What tells a failure, and what is said of it; the first that fits.
_PROBLEMS = (
    (r"ImportError|ModuleNotFoundError", "needs a package that is not installed; {error}"),
    (r"unsupported provider|unable to infer model provider", "has a provider that is not known: write provider:name"),
    (r"^(401|403) |api[_ ]?key|credentials", "was refused for want of a valid key: set {key}"),
    (r"^429 ", "takes no more requests now, or its quota is used up (429): try again later"),
    (r"^404 ", "is unknown at its provider (404): check the name"),
    (
        r"context.{0,40}(length|window|exceed|size|long)|exceed.{0,40}context",
        "cannot read so much at once: set fewer passages, such as --passages 4",
    ),
    # LangChain's word for an answer without a single piece; so servers break off a stream that is too long for them.
    (
        r"no generation chunks",
        "sent nothing: perhaps it cannot read so much at once; set fewer passages, such as --passages 4",
    ),
    (r"time(d )?.?out", "did not answer in time: try again, or allow more with --model-timeout"),
    (r"connect", "cannot be reached: check that its server runs and the address is right"),
)


def check_model(model: object) -> None:
    """Find out at the start, not at the first question, that an object is no chat model.

    Raises:
        ModelError: it is none; a chat model that was wrapped, to try again for example, is one.
    """
    from langchain_core.runnables import Runnable

    try:
        is_model = isinstance(model, Runnable) and model.OutputType is not str
    except TypeError:  # LangChain's, for what does not say what it gives
        is_model = True
    if not is_model:
        message = (
            f"The model cannot be {shorten(repr(model), 80, placeholder=' …')}. Give provider:name, or a chat model of "
            "LangChain's: an object that gives messages, with no parser behind it."
        )
        raise ModelError(message)


def problem(error: BaseException, name: str) -> str:
    """What went wrong between us and the model, in one sentence that says what to do; the log has all of it."""
    logger.warning("The model %s failed", name, exc_info=error)
    status = _status(error)
    told = f"{status or 0} {type(error).__name__} {error}"
    for pattern, said in _PROBLEMS:
        if re.search(pattern, told, re.IGNORECASE | re.DOTALL):
            first = str(error).partition("\n")[0].rstrip(".")
            bare = f"{KEYS['openai']} and write openai:{name}"
            key = KEYS.get(name.partition(":")[0], "its key" if ":" in name else bare)
            return f"The model {name} {said.format(key=key, error=first)}."
    return f"The model {name} failed ({type(error).__name__}{f', {status}' if status else ''})."


def _status(error: BaseException) -> int | None:
    for name in ("status_code", "code", "http_status"):
        value = getattr(error, name, None)
        if isinstance(value, int):
            return value
    return None
