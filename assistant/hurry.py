"""An iterator that may hang -> one that ends in time, or when it is told to. What hangs is left behind, and closed."""

import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextvars import copy_context
from typing import Any

DONE, NOTHING = object(), object()
LOOKS = 0.1
"""Seconds after which it is looked whether anybody still waits."""

Given = queue.SimpleQueue[tuple[object, Exception | None]]


def never() -> bool:
    """Somebody waits."""
    return False


def within(
    seconds: float, start: Callable[[], Iterator[Any]], is_stopped: Callable[[], bool] = never
) -> Generator[Any, None, None]:
    """What the iterator gives, as it comes; closing this closes it.

    Args:
        seconds: how long it may be waited for in all; what the reader does between two items does not count.
        start: makes the iterator; it runs in a thread of its own, as does the iterator.
        is_stopped: whether nobody waits any more; it then ends at once.

    Raises:
        TimeoutError: it has not ended in time.
        Exception: whatever it raises.
    """
    if is_stopped():
        return
    given: Given = queue.SimpleQueue()
    given_up = threading.Event()
    # Whoever follows a chain with callbacks follows it into the thread.
    run = copy_context().run
    threading.Thread(target=run, args=(_pass_on, start, given, given_up), daemon=True).start()
    left = seconds
    try:
        while not is_stopped():
            asked = time.monotonic()
            item, error = _next(given, min(LOOKS, left))
            left -= time.monotonic() - asked
            if error is not None:
                raise error
            if item is DONE:
                return
            if left <= 0:
                message = f"timed out after {seconds:.0f} seconds"
                raise TimeoutError(message)
            if item is not NOTHING:
                yield item
    finally:
        given_up.set()


def _next(given: Given, timeout: float) -> tuple[object, Exception | None]:
    try:
        return given.get(timeout=timeout)
    except queue.Empty:
        return NOTHING, None


def _pass_on(
    start: Callable[[], Iterator[Any]],
    given: Given,
    given_up: threading.Event,
) -> None:
    try:
        items = start()
        try:
            for item in items:
                given.put((item, None))
                if given_up.is_set():
                    break
        finally:
            if hasattr(items, "close"):
                items.close()
        given.put((DONE, None))
    except BaseException as error:  # noqa: BLE001 - whoever waits raises it, and must not wait for it in vain
        given.put((None, error if isinstance(error, Exception) else RuntimeError(repr(error))))
