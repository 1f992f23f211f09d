"""What can go wrong, as a tree. Each message says what happened, with which value, and what to do next.

errors.Error
├── ArticleError    the article cannot be loaded
├── ModelError      a model cannot be loaded or used: one that embeds, reads, writes or checks
├── StoreError      the index cannot be opened or built
└── SettingsError   a setting has a value that cannot be used
"""


class Error(Exception):
    """The root: whoever catches it catches everything that this project raises on purpose."""


class ArticleError(Error):
    """The article cannot be loaded; nothing was written."""


class ModelError(Error):
    """A model cannot be loaded or used: one that embeds, reads, writes or checks."""


class StoreError(Error):
    """The index cannot be opened or built; what was there before is as it was."""


class SettingsError(Error):
    """A setting has a value that cannot be used."""
