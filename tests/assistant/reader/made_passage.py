"""A passage on a dam, and what its examples tell."""

from assistant.reader.examples import Example
from assistant.reader.visible import Question
from index.article import Article, Paragraph
from index.split import Passage

TEXT = "The dam was opened in 1994. It cost 3 million. Nobody had asked for it."
SENTENCES = ((0, 27), (28, 46), (47, 71))
ARTICLE = Article("", "", "", "x", TEXT, (Paragraph(1, "", 0, len(TEXT)),), ())
PASSAGE = Passage(TEXT, 0, len(TEXT), ARTICLE.paragraphs[0], SENTENCES)
COST = Question(
    "What did it cost?",
    "What did the dam cost?",
    ("When was the dam opened?",),
    "answerable",
    "number",
    (SENTENCES[1],),
    (36, 45),
)


def told(example: Example) -> tuple[list[str], str | None]:
    """The evidence in words, and the phrase."""
    evidence = [example.text[slice(*example.sentences[number])] for number in sorted(example.evidence)]
    return evidence, example.text[slice(*example.span)] if example.span else None
