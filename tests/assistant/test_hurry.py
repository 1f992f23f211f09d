"""What hangs is given up in time, and closed."""

import threading
import time
from collections.abc import Iterator

import pytest

from assistant.hurry import within


def test_what_comes_in_time_is_passed_on() -> None:
    """In order, to the end."""
    assert list(within(5, lambda: iter([1, 2, 3]))) == [1, 2, 3]


def test_an_error_is_raised_where_it_is_waited_for() -> None:
    """Behind what came before it; also when there is no iterator to begin with."""

    def failing() -> Iterator[int]:
        yield 1
        message = "out of order"
        raise RuntimeError(message)

    items = within(5, failing)
    assert next(items) == 1
    with pytest.raises(RuntimeError, match="out of order"):
        next(items)
    with pytest.raises(ZeroDivisionError):
        next(within(5, lambda: iter([1 // 0])))


def test_what_hangs_is_given_up() -> None:
    """After so many seconds, whatever it waits for."""
    wake = threading.Event()

    def hanging() -> Iterator[int]:
        yield 1
        wake.wait(10)

    started = time.monotonic()
    items = within(0.2, hanging)
    assert next(items) == 1
    with pytest.raises(TimeoutError, match="timed out after 0 seconds"):
        next(items)
    assert time.monotonic() - started < 5
    wake.set()


def test_what_never_ends_is_given_up() -> None:
    """However fast its pieces come, and whether or not anybody has a use for them."""

    def endless() -> Iterator[int]:
        while True:
            time.sleep(0.01)
            yield 1

    started = time.monotonic()
    with pytest.raises(TimeoutError):
        list(within(0.3, endless))
    assert time.monotonic() - started < 5


def test_nothing_is_begun_for_nobody() -> None:
    """When it is stopped already."""
    begun: list[int] = []
    assert list(within(1, lambda: iter([begun.append(1)]), lambda: True)) == []
    assert not begun


def test_what_is_left_is_closed() -> None:
    """So that whoever makes the pieces is free again."""
    closed = threading.Event()

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
                time.sleep(0.01)
        finally:
            closed.set()

    items = within(60, endless)
    assert next(items) == 1
    items.close()  # type: ignore[attr-defined]

    assert closed.wait(5)


def test_whoever_does_not_wait_any_more_is_free_at_once() -> None:
    """While it hangs, without a further piece, and without an error."""
    wake, stop = threading.Event(), threading.Event()

    def hanging() -> Iterator[int]:
        yield 1
        wake.wait(10)

    items = within(60, hanging, stop.is_set)
    assert next(items) == 1
    threading.Timer(0.1, stop.set).start()
    started = time.monotonic()
    assert list(items) == []
    assert time.monotonic() - started < 5
    wake.set()


def test_what_came_in_time_is_not_lost_by_a_slow_reader() -> None:
    """Time that the reader takes is not the iterator's."""
    items = within(0.1, lambda: iter([1, 2]))
    assert next(items) == 1
    time.sleep(0.3)
    assert list(items) == [2]
