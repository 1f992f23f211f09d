"""What was read from a path or URL, and which format it is: by its first bytes, then by its type, then by its name."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from index.errors import ArticleError

Format = Literal["text", "markdown", "html", "pdf", "docx", "epub"]
HTML = re.compile(rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
HEAD = 4096
TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
}
SUFFIXES: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
}
BINARY_SUFFIXES = {".pdf": "PDF", ".docx": "DOCX", ".epub": "EPUB"}
FOREIGN = {
    b"\xd0\xcf\x11\xe0": "an old or password-protected Office file. Save it as DOCX without a password",
    b"{\\rtf": "an RTF file. Save it as DOCX or as plain text",
}
KNOWN = "Give a text, Markdown, HTML, PDF, DOCX or EPUB file."
TIMES_UNPACKED, MOST_MEMBERS = 5, 10_000


@dataclass(frozen=True)
class Content:
    """The bytes of an article, with what is said of them.

    Attributes:
        data: the whole file, not empty.
        source: the path or URL, as messages show it.
        limit: the most bytes that a file may have.
        content_type: what the server says ("text/html"), "" for a file.
        encoding: what the server says ("windows-1252"), "" when it says nothing.
    """

    data: bytes
    source: str
    limit: int
    content_type: str = ""
    encoding: str = ""

    @property
    def name(self) -> PurePosixPath:
        """The last part of the path or URL."""
        is_url = "://" in self.source
        path = urlsplit(self.source).path if is_url else self.source.replace("\\", "/")
        return PurePosixPath(PurePosixPath(path).name)


def detect_format(content: Content) -> Format:
    """The format, whatever the name says where the first bytes are plain.

    Raises:
        ArticleError: a format that is not read, or a name such as "x.pdf" on something else.
    """
    start, suffix = content.data[:HEAD], content.name.suffix.lower()
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return _detect_archive(content)
    for magic, name in FOREIGN.items():
        if start.startswith(magic):
            message = f"{content.source} is {name} and load that."
            raise ArticleError(message)
    if HTML.match(start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"")):
        return "html"
    if suffix in BINARY_SUFFIXES and not content.content_type.startswith("text/"):
        name = BINARY_SUFFIXES[suffix]
        message = f"{content.source} is no {name} file, whatever its name says. {KNOWN}"
        raise ArticleError(message)
    if content.content_type == "text/plain":
        return "markdown" if SUFFIXES.get(suffix) == "markdown" else "text"
    return TYPES.get(content.content_type) or SUFFIXES.get(suffix, "text")


def _detect_archive(content: Content) -> Format:
    """DOCX or EPUB; refuses an archive that would unpack to much more than a file may have.

    The sizes are what the archive says of itself. That is enough, since zipfile never unpacks more than that.
    """
    try:
        with zipfile.ZipFile(BytesIO(content.data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        message = f"{content.source} is damaged: its archive cannot be read. Get the file again."
        raise ArticleError(message) from error
    size = sum(member.file_size for member in members)
    if size > TIMES_UNPACKED * content.limit or len(members) > MOST_MEMBERS:
        message = (
            f"{content.source} unpacks to {size:,} bytes in {len(members):,} files; "
            f"at most {TIMES_UNPACKED * content.limit:,} in {MOST_MEMBERS:,} are read. Give a smaller file."
        )
        raise ArticleError(message)
    names = {member.filename for member in members}
    if "word/document.xml" in names:
        return "docx"
    if "META-INF/container.xml" in names:
        return "epub"
    message = f"{content.source} is an archive, but neither DOCX nor EPUB. {KNOWN}"
    raise ArticleError(message)
