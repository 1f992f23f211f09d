"""Every look in its order: builds no index, fetches no model, never raises."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from assistant.doctor import article, machine, models
from assistant.doctor.check import Check, Look, safe, take
from assistant.settings import Settings


def examine(given: dict[str, Any]) -> list[Check]:
    """Everything that was looked at, in the order in which it matters; under three seconds as a rule.

    Args:
        given: what was given for the settings; None where the environment or the default holds.
    """
    looks: list[tuple[str, Look]] = [("Python", machine.python), ("Libraries", machine.libraries)]
    looks += [("PyTorch", machine.torch), ("Environment", machine.environment)]
    try:
        settings = Settings.read(**given)
    except Exception as error:  # noqa: BLE001 - one more finding
        return [*_all(looks), Check("Settings", "fail", safe(error), "Correct that setting, or leave it out.")]
    looks.append(("Data folder", partial(machine.data_folder, settings)))
    looks.append(("Embedding model", partial(models.embedding_model, settings)))
    looks.append(("Reader", partial(models.reader, settings)))
    looks.append(("Language model", partial(models.language_model, settings)))
    looks.append(("Checker", partial(models.checker, settings)))
    looks += [("Chroma server", partial(article.server, settings.chroma_url))] if settings.chroma_url else []
    looks.append(("Article", partial(article.article, settings)))
    looks.append(("Port", partial(machine.port, settings)))
    looks.append(("Network", partial(machine.network, settings)))
    return _all(looks)


def _all(looks: Sequence[tuple[str, Look]]) -> list[Check]:
    return [check for name, look in looks for check in take(name, look)]
