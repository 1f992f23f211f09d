"""An httpx client over connections that are checked (see `network`)."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import httpx

from index.loading.network import CheckedBackend, Deadline, Resolve
from index.loading.network import resolve as resolve_by_system

HEADERS = {
    "User-Agent": "article-assistant",
    "Accept": "text/html,application/xhtml+xml,text/markdown,text/plain,application/pdf,*/*;q=0.5",
    # Only what `fetch` unpacks within its limit.
    "Accept-Encoding": "gzip",
}


def open_client(timeout: float, *, allow_private: bool, resolve: Resolve | None) -> httpx.Client:
    """A client that follows no redirect by itself, keeps no cookies of the system and uses no proxy.

    A proxy would look up the names itself, so what is behind them could not be checked.
    """
    backend = CheckedBackend(Deadline(timeout), allow_private=allow_private, resolve=resolve or resolve_by_system)
    transport = CheckedTransport(backend, httpx.create_ssl_context())
    return httpx.Client(transport=transport, headers=HEADERS, timeout=timeout, trust_env=False)


class CheckedTransport(httpx.BaseTransport):
    """Hands httpx's requests to httpcore; httpx's own transport takes no network backend."""

    def __init__(self, backend: httpcore.NetworkBackend, ssl_context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=ssl_context, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The response, its body still to be read."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        with _as_httpx_errors():
            response = self._pool.handle_request(
                httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
            )
        body = Body(response)
        return httpx.Response(response.status, headers=response.headers, stream=body, extensions=response.extensions)

    def close(self) -> None:
        """Ends all connections."""
        self._pool.close()


class Body(httpx.SyncByteStream):
    """The body of a response of httpcore."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx_errors():
            yield from self._response.iter_stream()

    def close(self) -> None:
        """Ends the response."""
        self._response.close()


@contextmanager
def _as_httpx_errors() -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.TimeoutException(str(error)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, ssl.SSLError) as error:
        raise httpx.TransportError(str(error)) from error
