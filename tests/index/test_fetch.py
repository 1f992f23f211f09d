"""Articles from the web: only public addresses, within limits, and every failure in one sentence."""

import gzip
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from made_files import COD, EEL, HERRING, check_article, make_pdf, marks, paragraphs
from served_pages import Answer, answer, serve

from index.errors import ArticleError
from index.load import load
from index.loading.content import Content
from index.loading.fetch import fetch, show
from index.loading.network import is_public

TEXT = f"The Fish\n\n{HERRING}\n\n{COD}\n"
PAGE = (
    "<!doctype html><html><head><title>The Fish</title><meta name='author' content='Ann Lee'></head><body><article>"
    f"<h1>The Fish</h1><p>{HERRING}</p><p>{COD}</p><p>{EEL}</p></article></body></html>"
)


def get(url: str, *, max_bytes: int = 100_000, timeout: float = 5.0) -> Content:
    """What stands at a URL of the tests' own server."""
    return fetch(url, max_bytes=max_bytes, timeout=timeout, allow_private=True)


def drip(head: bytes, piece: bytes) -> Answer:
    """An answer that goes on for ever, a piece every 50 milliseconds."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        for _ in range(400):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(0.05)

    return write


def test_a_page_is_loaded() -> None:
    """A page becomes its article; `source` is its URL."""
    with serve({"/fish": answer(PAGE.encode(), Content_Type="text/html; charset=utf-8")}) as (host, _):
        article = load(f"http://{host}/fish", allow_private=True)
        check_article(article)

    assert ("The Fish", "Ann Lee", f"http://{host}/fish") == (article.title, article.author, article.source)
    assert [HERRING, COD, EEL] == paragraphs(article)


@pytest.mark.parametrize(
    ("path", "body", "content_type"),
    [
        ("/fish.txt", TEXT.encode(), "text/plain"),
        ("/fish", TEXT.encode("utf-16"), ""),
        ("/fish.md", f"# The Fish\n\n{HERRING}\n\n{COD}".encode(), "text/plain"),
        ("/fish", f"# The Fish\n\n{HERRING}\n\n{COD}".encode(), "text/markdown; charset=utf-8"),
        ("/download", make_pdf([("Title", "The Fish"), ("BodyText", HERRING), ("BodyText", COD)]), "application/pdf"),
    ],
)
def test_other_formats_are_loaded(path: str, body: bytes, content_type: str) -> None:
    """Content, then type, then name tell the format of what a server sends."""
    with serve({path: answer(body, Content_Type=content_type)}) as (host, _):
        article = load(f"http://{host}{path}", allow_private=True)

    assert "The Fish" == article.title
    assert ["The Fish"] == marks(article, "title")
    assert [HERRING, COD] == paragraphs(article)


def test_the_charset_of_the_server_is_used() -> None:
    """What the Content-Type names decides where detection could not."""
    with serve({"/a": answer("“Yes”, he said.".encode("cp1252"), Content_Type="text/plain; charset=windows-1252")}) as (
        host,
        _,
    ):
        assert ["“Yes”, he said."] == paragraphs(load(f"http://{host}/a", allow_private=True))


@pytest.mark.parametrize("url", ["ftp://example.org/a.txt", "file:///etc/hosts", "gopher://x", "javascript://alert"])
def test_only_the_web(url: str) -> None:
    """Schemes other than http and https are refused, and never taken for a path."""
    with pytest.raises(
        ArticleError, match=r"is no address of the web\. Give a URL that begins with http:// or https://"
    ):
        load(url)


@pytest.mark.parametrize(
    "url", ["http://", "https:///a", "http://[bad", "http://a:99999/", "http://\x00/", "http://" + "a" * 70 + ".org"]
)
def test_addresses_that_are_none(url: str) -> None:
    """What only begins like an address is refused in one sentence."""
    with pytest.raises(ArticleError, match=r"is no (address of the web|valid web address)|cannot be reached"):
        load(url, timeout=5)


@pytest.mark.parametrize(
    ("status", "words"), [(404, "404 Not Found"), (500, "500 Internal Server Error"), (204, "204 No Content")]
)
def test_answers_that_are_no_article(status: int, words: str) -> None:
    """A server's refusal is told with its number."""
    with (
        serve({"/a": answer(b"", status)}) as (host, _),
        pytest.raises(ArticleError, match=rf"http://{host}/a answered {words}\. Check the address in a browser\."),
    ):
        load(f"http://{host}/a", allow_private=True)


def test_an_empty_page() -> None:
    """A page without a byte is told like an empty file."""
    with serve({"/a": answer(b"")}) as (host, _), pytest.raises(ArticleError, match=r"/a is empty\."):
        load(f"http://{host}/a", allow_private=True)


def test_a_server_that_is_not_there() -> None:
    """A closed port says what to check."""
    with serve({}) as (host, _):
        pass

    with pytest.raises(ArticleError, match=r"cannot be reached or broke off\. Check the address and the connection"):
        load(f"http://{host}/a", allow_private=True)


def stream_forever(handler: BaseHTTPRequestHandler) -> None:
    """A body without a length and almost without an end."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b"fish " * 1000)


@pytest.mark.parametrize(
    "reply",
    [
        answer(b"fish " * 3000),
        answer(b"fish " * 3000, Content_Length=""),
        stream_forever,
        answer(gzip.compress(b"fish " * 3000), Content_Encoding="gzip"),
        answer(gzip.compress(b"\0" * 300_000_000, 1), Content_Encoding="gzip"),
    ],
    ids=["length", "no length", "endless", "gzip", "gzip bomb"],
)
def test_too_large(reply: Answer) -> None:
    """Reading stops at the limit, which counts what is unpacked, whatever the server says of the length."""
    with (
        serve({"/a": reply}) as (host, _),
        pytest.raises(
            ArticleError, match=r"/a is larger than 10,000 bytes\. Give a smaller one, or raise the limit: --max-bytes"
        ),
    ):
        get(f"http://{host}/a", max_bytes=10_000)


def test_what_is_packed_is_unpacked() -> None:
    """A gzip answer at the limit is read whole."""
    with serve({"/a": answer(gzip.compress(b"fish " * 2000), Content_Encoding="gzip")}) as (host, _):
        assert get(f"http://{host}/a", max_bytes=10_000).data == b"fish " * 2000


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (answer(b"not packed", Content_Encoding="gzip"), "answers with damaged data"),
        (answer(gzip.compress(b"fish " * 2000)[:-9], Content_Encoding="gzip"), "does not end where its data do"),
        (answer(b"x", Content_Encoding="br"), r"answers in an encoding that was not asked for \(br\)"),
        (answer(b"cut", Content_Length="100"), "cannot be reached or broke off"),
    ],
    ids=["damaged", "cut", "brotli", "short"],
)
def test_damaged_answers(reply: Answer, words: str) -> None:
    """Data that break off or cannot be unpacked are never loaded as if they were whole."""
    with serve({"/a": reply}) as (host, _), pytest.raises(ArticleError, match=words):
        get(f"http://{host}/a")


@pytest.mark.parametrize(
    "reply",
    [drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x"), drip(b"HTTP/1.1 200 OK\r\nX: ", b"x"), lambda _: time.sleep(1.5)],
    ids=["body", "headers", "silence"],
)
def test_the_time_limit_counts_everything(reply: Answer) -> None:
    """A server that sends a byte now and then is given up like one that sends none."""
    start = time.perf_counter()
    with (
        serve({"/a": reply}) as (host, _),
        pytest.raises(ArticleError, match=r"did not answer in full within 0\.4 seconds"),
    ):
        get(f"http://{host}/a", timeout=0.4)

    assert time.perf_counter() - start < 3


def test_a_name_server_that_does_not_answer() -> None:
    """The look-up of a name is within the time limit too."""

    def look_up(_host: str, _port: int) -> list[str]:
        time.sleep(1)
        return ["8.8.8.8"]

    start = time.perf_counter()
    with pytest.raises(ArticleError, match=r"http://a\.test/ did not answer in full within 0\.2 seconds"):
        fetch("http://a.test/", max_bytes=1000, timeout=0.2, allow_private=False, resolve=look_up)

    assert time.perf_counter() - start < 0.9


def redirect(target: str) -> Answer:
    """An answer that sends elsewhere."""
    return answer(b"", 302, Location=target)


def test_redirects_are_followed() -> None:
    """Five redirects, relative or not, are followed; `source` is the last address."""
    answers = {f"/{number}": redirect(f"/{number + 1}" if number % 2 else f"{number + 1}") for number in range(5)}
    with serve(answers | {"/5": answer(TEXT.encode())}) as (host, _):
        assert f"http://{host}/5" == get(f"http://{host}/0").source


def test_too_many_redirects() -> None:
    """A sixth redirect is one too many, so circles end."""
    with (
        serve({"/a": redirect("/a")}) as (host, seen),
        pytest.raises(ArticleError, match=r"comes after more than 5 redirects"),
    ):
        get(f"http://{host}/a")

    assert 6 == len(seen)


@pytest.mark.parametrize("target", ["ftp://example.org/a", "file:///etc/hosts", "data:text/plain,hello"])
def test_redirects_stay_on_the_web(target: str) -> None:
    """Each hop is checked like the first address."""
    with (
        serve({"/a": redirect(target)}) as (host, _),
        pytest.raises(ArticleError, match=r"is no (address of the web|valid web address)"),
    ):
        get(f"http://{host}/a")


def test_credentials_are_sent_but_never_shown() -> None:
    """A name and password in a URL reach its server, but no message and no `source`."""
    with serve({"/a": answer(TEXT.encode()), "/b": answer(b"", 404)}) as (host, seen):
        content = get(f"http://ann:s3cret@{host}/a")
        with pytest.raises(ArticleError) as caught:
            get(f"http://ann:s3cret@{host}/b")

    assert seen[0]["authorization"].startswith("Basic ")
    assert f"http://{host}/a" == content.source
    assert "s3cret" not in str(caught.value)


def test_credentials_stay_with_their_server() -> None:
    """A redirect to another server does not take them along."""
    with (
        serve({"/b": answer(TEXT.encode())}) as (other, seen),
        serve({"/a": redirect(f"http://{other}/b")}) as (host, _),
    ):
        get(f"http://ann:s3cret@{host}/a")

    assert "authorization" not in seen[0]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ann:s3cret@a.org/x", "https://a.org/x"),
        ("https://ann:s3c@ret@a.org:80/x?y=1", "https://a.org:80/x?y=1"),
        ("https://a.org/@ann/x", "https://a.org/@ann/x"),
        ("https://ann:s3c/ret@a.org/x", "https://..."),
        ("https://ann:s3c?ret@a.org/x", "https://..."),
        ("http://[::1]:80/a@b", "http://[::1]:80/a@b"),
    ],
)
def test_urls_are_shown_without_credentials(url: str, shown: str) -> None:
    """Whatever could be a password is left out."""
    assert shown == show(url)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),  # noqa: S104
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1"),
        *(
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "2002:7f00:1::",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "fe80::1%eth0",
        ),
    ],
)
def test_private_addresses(address: str) -> None:
    """Private, loopback, link-local, reserved and shared addresses, also inside IPv6, are not public."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    """Addresses of the Internet are public."""
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_private_hosts_are_refused(host: str) -> None:
    """However loopback is written, it is refused unless allowed, and before any connection."""
    with pytest.raises(
        ArticleError, match=r"is a private address, which is not loaded here\. Give a public URL, or a file"
    ):
        load(f"http://{host}:9/")


def test_one_private_address_among_public_ones_is_refused() -> None:
    """All addresses of a name count, not only the first."""
    with pytest.raises(ArticleError, match=r"a\.test is a private address"):
        fetch("http://a.test/", max_bytes=9, timeout=2, allow_private=False, resolve=lambda *_: ["8.8.8.8", "10.0.0.1"])


def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page cannot send the program into the network that it stands in."""
    with serve({"/a": redirect("http://inside.test/")}) as (host, _):
        port = int(host.split(":")[1])
        monkeypatch.setattr("index.loading.network.is_public", lambda address: address == "127.0.0.1")
        names = {"outside.test": "127.0.0.1", "inside.test": "10.0.0.1"}
        with pytest.raises(ArticleError, match=r"inside\.test is a private address"):
            fetch(
                f"http://outside.test:{port}/a",
                max_bytes=1000,
                timeout=2,
                allow_private=False,
                resolve=lambda name, _: [names[name]],
            )


def test_a_name_is_resolved_once() -> None:
    """The connection goes to the address that was checked: a second answer of the name server is never asked for."""
    asked = []

    def look_up(name: str, _port: int) -> list[str]:
        asked.append(name)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with serve({"/a": answer(TEXT.encode())}) as (host, seen):
        port = host.split(":")[1]
        fetch(f"http://a.test:{port}/a", max_bytes=1000, timeout=2, allow_private=True, resolve=look_up)

    assert ["a.test"] == asked
    assert f"a.test:{port}" == seen[0]["host"]


def test_the_next_address_is_tried() -> None:
    """A name with a dead address first is still loaded."""
    with serve({"/a": answer(TEXT.encode())}) as (host, _):
        port = host.split(":")[1]
        url = f"http://a.test:{port}/a"
        found = fetch(url, max_bytes=1000, timeout=2, allow_private=True, resolve=lambda *_: ["::1", "127.0.0.1"])

    assert TEXT.encode() == found.data


def test_an_unknown_name() -> None:
    """A name without an address says what to check."""

    def look_up(_host: str, _port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(ArticleError, match=r"http://no\.test/ cannot be reached or broke off"):
        fetch("http://no.test/", max_bytes=9, timeout=2, allow_private=False, resolve=look_up)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate and its key for a.test, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a.test")])
    today = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("a.test")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "a.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + secret)
    return path


def test_tls_is_for_the_name(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the connection goes to an address, TLS names the host, and its certificate is checked for that name."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context, names = SSLContext(PROTOCOL_TLS_SERVER), []
    context.load_cert_chain(certificate)
    context.sni_callback = lambda _socket, name, _context: names.append(name)

    with serve({"/a": answer(TEXT.encode())}, context) as (host, seen):
        port = host.split(":")[1]

        def get_as(name: str) -> Content:
            url = f"https://{name}:{port}/a"
            return fetch(url, max_bytes=1000, timeout=2, allow_private=True, resolve=lambda *_: ["127.0.0.1"])

        assert TEXT.encode() == get_as("a.test").data
        with pytest.raises(ArticleError, match=r"https://b\.test:\d+/a cannot be reached"):
            get_as("b.test")

    assert ["a.test", "b.test"] == names
    assert [f"a.test:{port}"] == [headers["host"] for headers in seen]
