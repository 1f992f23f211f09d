"""Which of a file's properties are about the article, and which only tell what made the file. Pure."""

import re

from index.loading.characters import one_line

NO_TITLE = re.compile(
    r"(?:\(anonymous\)|microsoft (?:word|powerpoint|excel) - .*|.*\.(?:docx?|pdf|rtf|odt|txt|indd|qxd|tex|dvi|pages)|"
    r"(?:untitled|unbenannt|sans titre|sin título|без имени).*|(?:document|dokument|title|titel)\s?\d*|word document|"
    r"\W*|\d+)",
    re.IGNORECASE,
)
NO_AUTHOR = re.compile(
    r"(?:python-docx|anonymous|unknown|user|owner|author|admin(?:istrator)?|root|office|pc|hp|dell|lenovo|\W*|"
    r"(?:microsoft|windows|ms|office)\b.*|(?:un)?specified|.*@.*)",
    re.IGNORECASE,
)


def keep_title(words: object) -> str:
    """The title, "" for one such as "Microsoft Word - x.doc" or "untitled"."""
    title = one_line(str(words or ""))
    return "" if NO_TITLE.fullmatch(title) else title


def keep_author(words: object) -> str:
    """The author, "" for one such as "Administrator"."""
    author = one_line(str(words or "")).strip("()[]<>")
    return "" if NO_AUTHOR.fullmatch(author) else author
