"""A check, the look that yields it within a time limit, and what it may tell: no secrets."""

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

LONGEST = 10.0
"""Seconds that one look may take: a lock or a server that hangs must not hang this."""

TIMEOUT = 2.0
"""Seconds that an address is given to answer."""

REINSTALL = "Install the project again, as its README says."

State = Literal["ok", "warn", "fail"]


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes:
        name: what.
        state: "ok"; "warn" where all works but something could be better; "fail" where something needed does not.
        found: what there is.
        advice: what to do; "" when there is nothing to do.
    """

    name: str
    state: State
    found: str
    advice: str = ""


Look = Callable[[], Iterator[Check]]


def take(name: str, look: Look) -> list[Check]:
    """What a look finds, even if it breaks or hangs."""
    found: list[Check] = []

    def collect() -> None:
        try:
            found.extend(look())
        except Exception as error:  # noqa: BLE001 - a look that breaks is a finding, too
            found.append(Check(name, "fail", f"{type(error).__name__}: {safe(error)}", REINSTALL))

    thread = threading.Thread(target=collect, daemon=True)
    thread.start()
    thread.join(LONGEST)
    if thread.is_alive():
        late = f"no answer within {LONGEST:.0f} seconds"
        found.append(Check(name, "warn", late, "Look again when other programs are done with it."))
    return found


def safe(error: Exception) -> str:
    """What an error says, on one line and redacted."""
    return redacted(" ".join(str(error).split()))


def redacted(text: str) -> str:
    """The text with the passwords and parameters of the addresses in it left out."""
    return re.sub(r"(?<=://)[^/\s]*(?=@)|(?<=\S\?)\S+", "…", text) if "://" in text else text
