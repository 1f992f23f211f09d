"""Connections that lead only where they may, and end in time: the two halves of a safe download.

A name is resolved once. Every address behind it is checked, and the connection goes to a checked address, never to
the name again: a name server that answers differently the second time (DNS rebinding) changes nothing. Above this,
the request still carries the name, so the Host header, TLS server name and certificate check are those of the name.
"""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from index.errors import ArticleError

NAT64 = ipaddress.ip_network("64:ff9b::/96")
Resolve = Callable[[str, int], list[str]]


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, best first."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Whether an address belongs to the public Internet, as do all IPv4 addresses that it carries inside."""
    parsed = ipaddress.ip_address(address)
    inner: list[ipaddress.IPv4Address | None] = []
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = [parsed.ipv4_mapped, parsed.sixtofour, *(parsed.teredo or ())]
        if parsed in NAT64:
            inner.append(ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF))
        if parsed.ipv4_mapped:
            return is_public(str(parsed.ipv4_mapped))
    return parsed.is_global and not parsed.is_multicast and all(is_public(str(part)) for part in inner if part)


class Deadline:
    """A moment by which all must be done, however slowly the other side sends."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left.

        Raises:
            httpcore.TimeoutException: none are.
        """
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            message = "out of time"
            raise httpcore.TimeoutException(message)
        return seconds


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses only, within a deadline."""

    def __init__(self, deadline: Deadline, *, allow_private: bool, resolve: Resolve = resolve) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._resolve = resolve
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline counts for all steps together
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that takes one."""
        addresses = self._look_up(host, port)
        if not self._allow_private and not all(map(is_public, addresses)):
            message = f"{host} is a private address, which is not loaded here. Give a public URL, or a file."
            raise ArticleError(message)
        for address in addresses[:-1]:
            try:
                return self._connect(address, port, local_address, socket_options)
            except httpcore.ConnectError:
                continue
        return self._connect(addresses[-1], port, local_address, socket_options)

    def _connect(
        self, address: str, port: int, local: str | None, options: Iterable[httpcore.SOCKET_OPTION] | None
    ) -> httpcore.NetworkStream:
        left = self._deadline.left()
        return TimedStream(self._backend.connect_tcp(address, port, left, local, options), self._deadline)

    def _look_up(self, host: str, port: int) -> list[str]:
        """The host's addresses; in a thread, since a look-up cannot be given a time limit."""
        found: list[str] = []
        errors: list[OSError] = []

        def look_up() -> None:
            try:
                found.extend(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                errors.append(OSError(str(error)))

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(self._deadline.left())
        if thread.is_alive():
            self._deadline.left()
        if not found:
            message = f"no address for {host}"
            raise httpcore.ConnectError(message) from next(iter(errors), None)
        return list(found)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step has only the time that is left."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - see connect_tcp
        """What has come in."""
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - see connect_tcp
        """Sends all of the bytes."""
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        """Ends the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - see connect_tcp
    ) -> httpcore.NetworkStream:
        """The connection under TLS, for the name and not for the address."""
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore declares it
        """What httpcore asks about the socket."""
        return self._stream.get_extra_info(info)
