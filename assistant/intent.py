"""What a message wants, where that is no question of fact: a greeting, the byline, a summary, a section. Pure.

A message is taken for one of these only when every word of it is known here, so that "who wrote the report to the
ministry?" stays a question about the article's matter.
"""

import re
from dataclasses import dataclass
from typing import Literal

from index.article import Article

Kind = Literal["greeting", "thanks", "title", "author", "date", "heading", "summary", "argument", "section", "question"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Each word asks for one kind of thing; the first kind in this order wins, but title, author and date go together.
ASKING: dict[Kind, frozenset[str]] = {
    "summary": _words(
        "summarise summarize summary summaries tldr overview synopsis gist recap takeaway takeaways about"
    ),
    "argument": _words(
        "argument arguments thesis argue argues arguing claim claims message point idea conclusion conclude"
    ),
    "heading": _words("section sections heading headings chapter chapters outline structure structured toc divided"),
    "author": _words("author authors writer byline wrote written authored penned"),
    "date": _words("date dated day year month published publication released appear appeared posted"),
    "title": _words("title titled headline"),
    "thanks": _words("thanks thank thx cheers ta bye goodbye great perfect nice helpful"),
    "greeting": _words("hi hello hey hiya howdy greetings morning afternoon evening help"),
}
TOGETHER: tuple[Kind, ...] = ("title", "author", "date")
SMALL = _words(
    "a an the this that it its of in on to for and or is are was were be s do does did has have i me my you your we us "
    "who what when which where how by from can could would will please just ok okay so give tell show list name names "
    "want need like get see know say says saying called come out whole entire article essay text piece story document "
    "main central core key overall basic most important all any there last first short brief briefly quick quickly few "
    "words sentences sentence two three one cite citing a lot very much again then now made many good well make write "
    "points parts part ideas happens contents table each more"
)
IT = r"(it|this|(the|this|that)( (whole|entire))? (article|essay|text|piece|story|document))"
SUMMARISE_IT = re.compile(rf"\b(summari[sz]e|sum up|recap|(summary|overview|gist) of) {IT}\b")
MAIN_POINTS = re.compile(r"\b(main|key|central|most important) (points|ideas|takeaways|messages)\b")
PHRASES: dict[str, Kind] = {
    **dict.fromkeys(("who are you", "what are you", "what can you do", "what do you do", "how are you"), "greeting"),
    **dict.fromkeys(("ok", "okay", "good", "got it", "i see"), "thanks"),
}
ASKS_FOR_SECTION = re.compile(r"\b(section|part|chapter|heading)\b")


@dataclass(frozen=True)
class Intent:
    """What a message wants.

    Attributes:
        kinds: ("question",) for all that is to be looked up; several when author, title and date are asked at once.
        section: the heading that is meant, for kind "section".
    """

    kinds: tuple[Kind, ...]
    section: str = ""

    @property
    def is_question(self) -> bool:
        """Whether the article is to be searched for an answer."""
        return self.kinds == ("question",)

    @property
    def is_spoken(self) -> bool:
        """Whether it calls for a friendly word and no answer."""
        return self.kinds[0] in {"greeting", "thanks"}


QUESTION = Intent(("question",))


def recognise(message: str, article: Article) -> Intent:
    """What the message wants of the article."""
    plain = simplify(message)
    if plain in PHRASES:
        return Intent((PHRASES[plain],))
    section = _section(plain, article)
    if section:
        return Intent(("section",), section)
    if SUMMARISE_IT.search(plain):
        return Intent(("summary",))
    words = frozenset(plain.split())
    asked = [kind for kind, asking in ASKING.items() if words & asking]
    known = SMALL.union(*(ASKING[kind] for kind in asked))
    if not asked and MAIN_POINTS.search(plain) and words <= SMALL:
        return Intent(("summary",))
    if not asked or not words <= known:
        return QUESTION
    together = tuple(kind for kind in TOGETHER if kind in asked)
    return Intent(together if together and asked[0] in TOGETHER else (asked[0],))


def simplify(text: str) -> str:
    """Lower case, words and single blanks only: what words and headings are compared in."""
    plain = text.lower().replace("’", "'").replace("'s", " s").replace("'", "").replace("tl;dr", "tldr")
    return " ".join(re.findall(r"\w+", plain))


def _section(plain: str, article: Article) -> str:
    """The heading that the message asks about: named in full, and called a section or asked for alone."""
    for heading in dict.fromkeys(paragraph.section for paragraph in article.paragraphs if paragraph.section):
        name = simplify(heading)
        if name and f" {name} " in f" {plain} " and (ASKS_FOR_SECTION.search(plain) or plain == name):
            return heading
    return ""
