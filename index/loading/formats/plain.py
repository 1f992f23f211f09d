"""Plain text: all that it says of itself is its lines."""

from index.loading.characters import clean
from index.loading.content import Content
from index.loading.draft import Draft
from index.loading.encoding import decode
from index.loading.lines import read_blocks


def read_text(content: Content) -> Draft:
    """The blocks of a text, all of unknown kind."""
    return Draft(tuple(read_blocks(clean(decode(content.data, content.source, content.encoding)))))
