"""Ask an article something: `Assistant.open("article.txt").ask("How long is the border?")`."""

from assistant.answer import Answer, Citation, Sentence, Turn, Withheld
from assistant.ask import Assistant
from assistant.asked import QuestionError
from assistant.checker import Checker
from assistant.settings import Settings
from index.errors import ArticleError, Error, ModelError, SettingsError, StoreError

__all__ = [
    "Answer",
    "ArticleError",
    "Assistant",
    "Checker",
    "Citation",
    "Error",
    "ModelError",
    "QuestionError",
    "Sentence",
    "Settings",
    "SettingsError",
    "StoreError",
    "Turn",
    "Withheld",
]
