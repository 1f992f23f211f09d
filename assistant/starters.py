"""Questions to begin with, made from what the article is known to hold. Pure."""

from index.article import Article

MOST = 5


def starters(article: Article) -> tuple[str, ...]:
    """At most five questions, each of which the article answers."""
    known = {mark.kind for mark in article.marks}
    headings = dict.fromkeys(paragraph.section for paragraph in article.paragraphs if paragraph.section)
    questions = ["What is the main argument?", "Summarise the article."]
    questions += [f"What does the section “{heading}” say?" for heading in list(headings)[:2]]
    questions += ["Who wrote this?"] if "author" in known else []
    return tuple(questions[:MOST])
