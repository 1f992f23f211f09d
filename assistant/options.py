"""An option of the command line for each setting, made from `Settings`: no name, default or help is written twice."""

import inspect
import re
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from assistant.settings import Settings

Given = dict[str, Any]
Command = Callable[..., int]


def with_settings(*left_out: str) -> Callable[[Command], Command]:
    """Makes a command whose first argument is what was given for the settings: each has an option, None by default."""
    described = dict(re.findall(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", inspect.getdoc(Settings) or "", re.MULTILINE))
    names = [name for name in Settings.model_fields if name not in left_out]
    options = [_option(name, described.get(name, "")) for name in names]
    debug = Annotated[
        bool, typer.Option("--debug", metavar="", help="Show where an error comes from.", rich_help_panel="Settings")
    ]
    options.append(inspect.Parameter("debug", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=debug))

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(**arguments: object) -> int:
            arguments.pop("debug")
            return command({name: arguments.pop(name) for name in names}, **arguments)

        own = list(inspect.signature(command).parameters.values())[1:]
        run.__signature__ = inspect.Signature([*own, *options])  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in [*own, *options]}
        return run

    return decorate


def _option(name: str, described: str) -> inspect.Parameter:
    field = Settings.model_fields[name]
    kind: Any = field.annotation
    if isinstance(field.default, int | float) and not isinstance(field.default, bool):
        described = f"{described.rstrip('.')}; {field.default:,.10g} by default."
    option = typer.Option(
        f"--{name.replace('_', '-')}",
        help=" ".join(described.split()),
        metavar="PATH-or-URL" if name == "article" else "" if kind is bool else None,
        show_default=False,
        rich_help_panel="Settings",
    )
    annotation: Any = Annotated[kind | None, option]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
