"""File or URL -> Article: plain text, Markdown, HTML, PDF, DOCX and EPUB. Nothing is ever written.

Whatever goes wrong is an ArticleError with one clear sentence and what to do next.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from index.article import Article
from index.errors import ArticleError
from index.loading.characters import one_line
from index.loading.content import Content, Format, detect_format
from index.loading.draft import Draft, assemble
from index.loading.fetch import fetch, is_url
from index.loading.formats.docx import read_docx
from index.loading.formats.epub import read_epub
from index.loading.formats.html import read_html
from index.loading.formats.markdown import read_markdown
from index.loading.formats.pdf import read_pdf
from index.loading.formats.plain import read_text
from index.loading.layout import arrange

READERS: dict[Format, Callable[[Content], Draft]] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
    "epub": read_epub,
}
HOW = "Give a path or URL: assistant chat --article FILE"
LONGEST_NAME = 200


def load(
    source: str | Path, *, max_bytes: int = 20_000_000, timeout: float = 20.0, allow_private: bool = False
) -> Article:
    """The article at a path or URL.

    Args:
        source: a path ("~" is the home folder) or an http(s) URL.
        max_bytes: the most bytes that it may have; what comes packed is counted unpacked.
        timeout: seconds for a whole download.
        allow_private: whether a URL may lead to an address that is not public.

    Raises:
        ArticleError: it cannot be loaded.
    """
    name = str(source).strip()
    if not name:
        message = f"No article was given. {HOW}"
        raise ArticleError(message)
    if isinstance(source, str) and is_url(name):
        content = fetch(name, max_bytes=max_bytes, timeout=timeout, allow_private=allow_private)
        source = content.source
    else:
        content = read_file(Path(source), max_bytes)
    draft = _read(content)
    if not draft.blocks:
        message = f"{content.source} holds only white space. {HOW}"
        raise ArticleError(message)
    draft = arrange(draft)
    title = draft.title or one_line(content.name.stem)
    return assemble(replace(draft, title=title), str(source))


def _read(content: Content) -> Draft:
    if not content.data:
        message = f"{content.source} is empty. {HOW}"
        raise ArticleError(message)
    reader = READERS[detect_format(content)]
    try:
        return reader(content)
    except ImportError as error:
        missing = one_line(str(error))
        message = f"{content.source} cannot be read, since a library is missing ({missing}). Install the project again."
        raise ArticleError(message) from error


def read_file(path: Path, max_bytes: int) -> Content:
    """The bytes of a file.

    Raises:
        ArticleError: there is none, it is a folder or a device, too large, or may not be read.
    """
    shown = _show(path)
    try:
        path = path.expanduser()
        if path.is_dir():
            message = f"{shown} is a folder. {HOW}"
            raise ArticleError(message)
        if path.exists() and not path.is_file():
            message = f"{shown} is no regular file. {HOW}"
            raise ArticleError(message)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except PermissionError as error:
        message = f"{shown} may not be read by this user. Change its permissions, or give another file."
        raise ArticleError(message) from error
    except (OSError, RuntimeError, ValueError) as error:  # no such file or home, too long a name, a zero byte in it
        message = f"No article at {shown}. {HOW}"
        raise ArticleError(message) from error
    if len(data) > max_bytes:
        message = f"{shown} is larger than {max_bytes:,} bytes. Give a smaller one, or raise the limit: --max-bytes."
        raise ArticleError(message)
    return Content(data, shown, max_bytes)


def _show(path: Path) -> str:
    """A path as messages show it: printable, and not endless."""
    shown = "".join(character if character.isprintable() else "?" for character in str(path))
    return shown if len(shown) <= LONGEST_NAME else f"{shown[:LONGEST_NAME]}..."
