"""URL to bytes: http and https only, public addresses only, so many bytes and so many seconds at most."""

import re
import zlib
from collections.abc import Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING

from index.errors import ArticleError
from index.loading.content import Content

if TYPE_CHECKING:
    import httpx

    from index.loading.network import Resolve

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
AUTHORITY = re.compile(r"[^/?#]*")
HOST = re.compile(r"(?:\[[^\]]*\]|[^:\[\]]*)(?::\d*)?")
MOST_REDIRECTS = 5
GZIP_OR_ZLIB = zlib.MAX_WBITS | 32


def is_url(source: str) -> bool:
    """Whether a source is a URL of any kind ("ftp://..." too) and not a path."""
    return SCHEME.match(source) is not None


def show(url: str) -> str:
    """The URL as messages show it, without a name and password; only its scheme where they cannot be told apart."""
    scheme, mark, rest = url.partition("://")
    if not mark:
        return url
    authority = AUTHORITY.match(rest)
    credentials, _, host = (authority[0] if authority else "").rpartition("@")
    if "@" in rest and not HOST.fullmatch(host):
        return f"{scheme}://..."
    return f"{scheme}://{rest[len(credentials) + 1 :] if credentials else rest}"


def fetch(
    url: str, *, max_bytes: int, timeout: float, allow_private: bool, resolve: "Resolve | None" = None
) -> Content:
    """What stands at the URL, after redirects; `source` is the final URL.

    Args:
        url: http or https.
        max_bytes: the most bytes, counted unpacked.
        timeout: seconds for everything together.
        allow_private: whether it may lead to an address that is not public.
        resolve: host and port to addresses; the system's own when None.

    Raises:
        ArticleError: it cannot be loaded, or may not be.
    """
    import httpx

    from index.loading.transport import open_client

    shown = show(url)
    try:
        with open_client(timeout, allow_private=allow_private, resolve=resolve) as client:
            return _follow(client, httpx.URL(url), max_bytes)
    except httpx.TimeoutException:
        message = f"{shown} did not answer in full within {timeout:g} seconds. Try again, or give it longer: --timeout."
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError, ValueError) as error:
        message = f"{shown} is no valid web address. Give one such as https://example.org/article."
        raise ArticleError(message) from error
    except httpx.HTTPError as error:
        message = f"{shown} cannot be reached or broke off. Check the address and the connection, and try again."
        raise ArticleError(message) from error
    raise ArticleError(message)


def _follow(client: "httpx.Client", url: "httpx.URL", max_bytes: int) -> Content:
    for _ in range(MOST_REDIRECTS + 1):
        if url.scheme not in {"http", "https"} or not url.host:
            message = f"{show(str(url))} is no address of the web. Give a URL that begins with http:// or https://."
            raise ArticleError(message)
        with client.stream("GET", url) as response:
            if not response.has_redirect_location:
                return _receive(response, url, max_bytes)
            url = url.join(response.headers["Location"])
    message = f"{show(str(url))} comes after more than {MOST_REDIRECTS} redirects. Give the address of the article."
    raise ArticleError(message)


def _receive(response: "httpx.Response", url: "httpx.URL", max_bytes: int) -> Content:
    shown = show(str(url))
    if response.status_code != HTTPStatus.OK:
        message = f"{shown} answered {response.status_code} {response.reason_phrase}".rstrip()
        raise ArticleError(message + ". Check the address in a browser.")
    data = bytearray()
    for chunk in _unpack(response, shown, max_bytes):
        data += chunk
        if len(data) > max_bytes:
            message = (
                f"{shown} is larger than {max_bytes:,} bytes. Give a smaller one, or raise the limit: --max-bytes."
            )
            raise ArticleError(message)
    content_type = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
    return Content(bytes(data), shown, max_bytes, content_type, response.charset_encoding or "")


def _unpack(response: "httpx.Response", shown: str, max_bytes: int) -> Iterator[bytes]:
    """The body in pieces, never much more than the limit at once: a few bytes can unpack to gigabytes."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding in {"", "identity"}:
        yield from response.iter_raw()
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        message = f"{shown} answers in an encoding that was not asked for ({encoding[:40]}). Save the page as a file."
        raise ArticleError(message)
    unpacker = zlib.decompressobj(GZIP_OR_ZLIB)
    try:
        for packed in response.iter_raw():
            yield unpacker.decompress(packed, max_bytes + 1)
        yield unpacker.flush()
    except zlib.error as error:
        message = f"{shown} answers with damaged data. Try again, or save the page and load the file."
        raise ArticleError(message) from error
    if not unpacker.eof or unpacker.unused_data:
        message = f"{shown} does not end where its data do. Try again, or save the page and load the file."
        raise ArticleError(message)
