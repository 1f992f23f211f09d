"""All that can be set, in one object: environment variables ASSISTANT_..., or arguments of the same names."""

import difflib
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Any, Self

import platformdirs
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.model import QUOTE, check_installed
from assistant.reader.choice import TRAINED
from index.embed import BUNDLED
from index.errors import SettingsError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

DIGEST = Path(__file__).parent.parent / "index" / "articles" / "unholy-alliance.md"

PASSAGES = 8
"""Passages that are read for a question: ten find a little more, and take a quarter longer."""

JUDGE = "model"
"""The checker that is the language model itself."""

FolderOrName = Annotated[str, BeforeValidator(lambda given: str(given) if isinstance(given, Path) else given)]


class Settings(BaseSettings):
    """What a person may choose.

    Attributes:
        article: path or URL; the digest that ships with the project by default.
        directory: folder for indexes and prepared models; the user's data folder, which `assistant doctor` shows.
        chroma_url: address of a Chroma server that holds the indexes instead, such as "http://localhost:8000"; "" for
            none.
        embedding: the bundled model, a folder, or a name that sentence-transformers knows.
        model: what writes the answers; "quote" is the built-in answerer, provider:name a language model, such as
            openai:gpt-4o-mini or ollama:llama3.2. What it writes is checked before it is shown.
        model_url: address of the model's server, such as "http://localhost:8080/v1"; with it, a model without a
            provider is one of an OpenAI-compatible server.
        model_timeout: seconds that the model may take for an answer.
        checker: what checks what a model wrote; "trained" is the network that ships, "model" the language model itself
            as judge, anything else is a folder or name of a cross-encoder.
        reader: what finds the evidence; "trained" is the network that ships, "similarity" needs no training, anything
            else is a folder or name of an extractive question-answering model or a cross-encoder.
        threshold: confidence, 0 to 1, from which on an answer is given; the reader's own when there is none.
        passages: how many passages are read for a question.
        max_bytes: largest article that is loaded, in bytes.
        timeout: seconds that a URL may take in all.
        allow_private: whether a URL may lead to an address of a private network.
        host: address that the page binds.
        port: port that the page binds.
    """

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_ignore_empty=True, extra="forbid")

    article: FolderOrName = str(DIGEST)
    directory: Annotated[Path, AfterValidator(Path.expanduser)] = Field(
        default_factory=lambda: platformdirs.user_data_path("article-assistant")
    )
    chroma_url: Annotated[str | None, AfterValidator(lambda given: given or None)] = None
    embedding: FolderOrName = BUNDLED
    model: str = QUOTE
    model_url: str | None = None
    model_timeout: float = Field(default=60.0, gt=0)
    checker: FolderOrName = TRAINED
    reader: FolderOrName = TRAINED
    threshold: float | None = Field(default=None, ge=0, le=1)
    passages: int = Field(default=PASSAGES, ge=1, le=50)
    max_bytes: int = Field(default=20_000_000, gt=0)
    timeout: float = Field(default=20.0, gt=0)
    allow_private: bool = False
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65535)

    @classmethod
    def read(cls, **given: Any) -> Self:  # noqa: ANN401 - whatever the caller has, checked here
        """The settings of the environment, overridden by what is given and not None.

        Raises:
            SettingsError: a name is unknown or a value cannot be used.
            ModelError: what the language model needs is not installed.
        """
        try:
            settings = cls(**{name: value for name, value in given.items() if value is not None})
        except ValidationError as error:
            raise SettingsError(_explain(error.errors()[0])) from error
        if settings.model != QUOTE:
            check_installed(settings.model, settings.model_url)
        return settings


def nearest_setting(name: str) -> str:
    """The setting that was perhaps meant by the name of none; "" for none."""
    return next(iter(difflib.get_close_matches(name, Settings.model_fields, 1)), "")


def _explain(error: "ErrorDetails") -> str:
    name = str(error["loc"][0])
    if name not in Settings.model_fields:
        meant = nearest_setting(name)
        return f"There is no setting {name}. " + (
            f"Did you mean {meant}?" if meant else f"There are: {', '.join(Settings.model_fields)}."
        )
    variable = f"{Settings.model_config['env_prefix']}{name.upper()}"
    # An address may hold a password.
    value = "that address" if "://" in str(error["input"]) else shorten(repr(error["input"]), 80, placeholder=" …")
    wanted = error["msg"][0].lower() + error["msg"][1:]
    return f"The setting {name} ({variable}) cannot be {value}: {wanted}. Give another, or none for the default."
