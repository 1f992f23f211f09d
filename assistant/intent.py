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
        "summarise summarize summary summaries tldr overview synopsis gist recap takeaway takeaways about topic "
        "subject theme discuss discusses findings"
    ),
    "argument": _words(
        "argument arguments thesis argue argues arguing claim claims message point idea conclusion conclude"
    ),
    "heading": _words("section sections heading headings chapter chapters outline structure structured toc divided"),
    "author": _words("author authors writer byline wrote written authored penned"),
    "date": _words("date dated published publication released appear appeared posted"),
    "title": _words("title titled headline"),
    "thanks": _words("thanks thank thx cheers ta bye goodbye great perfect nice helpful"),
    "greeting": _words("hi hello hey hiya howdy greetings morning afternoon evening"),
}
TOGETHER: tuple[Kind, ...] = ("title", "author", "date")
SMALL = _words(
    "a an the this that it its of in on to for and or is are was were be s do does did has have i me my you your we "
    "us who what when which where how by from can could would will please just ok okay so give tell show list name "
    "names want need like get see know say says saying called come out whole entire article essay text piece story "
    "document main central core key overall basic most important all any there last first second third short brief "
    "briefly quick quickly few words sentences sentence two three one cite citing a lot very much again then now "
    "made many good well make write points parts part ideas happens contents table each more day year month help "
    "paper pls executive bullet thing everything whats simple terms trying"
)
IT = r"(it|this|(the|this|that)( (whole|entire))? (article|essay|text|piece|paper|story|document))"
SUMMARISE_IT = re.compile(
    rf"\b(summari[sz]e|sum up|recap|(summary|overview|gist) of) {IT}(?! s\b)"
    r"($| (?:in|for|to|as|with|by|please|briefly|quickly|shortly|again|now|thanks|thank)\b)"
)
"""With nothing behind it that it is the article's view, or this dispute, which is to be summed up."""

_TEXTS = (
    "agreement|contract|email|e mail|guide|handbook|interview|lecture|letter|mail|manual|memo|minutes|newsletter|page|"
    "policy|post|recipe|report|review|speech|study|thread|transcript"
)
THIS_TEXT = re.compile(rf"\bthis (?:{_TEXTS})\b")
"""The article, in a first message: later it may be a letter that the article tells of."""

SUMMED_TEXT = re.compile(
    rf"\b(summari[sz]e|sum up|recap|(?:summary|overview|gist) of) (?:the|this|my|our) (?:{_TEXTS})\b"
)

COME_OUT = re.compile(r"\b(come|came) out\b")
MAIN_POINTS = re.compile(r"\b(main|key|central|most important) (points|ideas|takeaways|messages)\b")
PHRASES: dict[str, Kind] = {
    **dict.fromkeys(("who are you", "what are you", "what can you do", "what do you do", "how are you"), "greeting"),
    **dict.fromkeys(("help", "help me", "help me please", "can you help me", "how can you help me"), "greeting"),
    **dict.fromkeys(("ok", "okay", "good", "got it", "i see"), "thanks"),
    **dict.fromkeys(("what does the article say", "what does it say", "what does this say"), "summary"),
    **dict.fromkeys(("who is this by", "who is it by"), "author"),
    **dict.fromkeys(("how old is this", "how old is this article", "how old is the article"), "date"),
    **dict.fromkeys(("what is this called", "what is this article called", "what is the article called"), "title"),
    **dict.fromkeys(("table of contents", "the table of contents", "show the table of contents"), "heading"),
}
CITING = frozenset(("how do i cite this", "how do i cite this article", "how do i cite it", "give me the citation"))
OPENS_A_TALK = re.compile(r"(hi|hello|hey|hiya|howdy|greetings|(good )?(morning|afternoon|evening))\b")
ASKS_FOR_SECTION = re.compile(r"\b(section|chapter|heading)\b")
SHOUTED = re.compile(r"\b(US|WHO|IT)\b")
"""Names that are small words when they are written small."""

PUBLISHING = re.compile(
    r"\b(article|essay|text|piece|paper|authors?|writer|byline|wr[io]te|written|authored|penned|publi\w+|released|"
    r"title\w*|headline|argu\w+|thesis|conclu\w+)\b",
    re.IGNORECASE,
)
"""What nobody asks but of an article, whatever the talk was about before."""

VIEWS = _words("opinion position stance view views purpose")
"""What is the argument where it is that of the author or the article."""

WHOSE = _words("author authors writer article essay text piece paper document")
WRITER = _words("who author authors writer byline")
WHEN = _words("when year day month")

ABOUT_IT = re.compile(
    r"\babout (it|this|that|these|those|them)\b(?! ((whole|entire) )?(article|essay|text|piece|paper|story|document))"
    r"|\b(was|were) (it|this|that|they) (all )?about\b"
)
"""What is the article as such in a first message alone."""

NAMING = _words("called name names named title titled heading")
WHICH_SECTION = re.compile(r"\b(first|second|third|last) (section|chapter)\b")
POINTS_BACK = re.compile(r"\b(it|that|this|those|these|he|she|they)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Intent:
    """What a message wants.

    Attributes:
        kinds: ("question",) for all that is to be looked up; several when author, title, summary... are asked at once.
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


def recognise(message: str, article: Article, *, is_first: bool = True) -> Intent:
    """What the message wants of the article.

    Args:
        message: as typed.
        article: what is asked.
        is_first: whether nothing was asked before: "when did it appear?" then means the article.
    """
    plain = SUMMED_TEXT.sub(r"\1 the article", simplify(message))
    plain = THIS_TEXT.sub("this article", plain) if is_first else plain
    if not is_first and (ABOUT_IT.search(plain) or plain.startswith("what does it say")):
        return QUESTION
    if section := _section(plain, article):
        return Intent(("section",), section)
    if plain in CITING:
        return Intent(TOGETHER)
    if plain in PHRASES or SUMMARISE_IT.search(plain):
        return Intent((PHRASES.get(plain, "summary"),))
    if SHOUTED.search(message) and not message.isupper():
        return QUESTION
    kinds = _several(plain) or _kinds(plain) or _argument_of(plain, article)
    return Intent(kinds) if kinds and (is_first or not _points_back(message, kinds)) else QUESTION


def _several(plain: str) -> tuple[Kind, ...]:
    """The kinds of all that is joined by "and", where each is about the article as such."""
    parts = [_kinds(part) for part in plain.split(" and ")]
    asked = dict.fromkeys(kind for kinds in parts for kind in kinds)
    marks = [kind for kind in TOGETHER if kind in asked]
    rest = [kind for kind in asked if kind in {"summary", "argument", "heading"}]
    return (*marks, *rest) if len(parts) > 1 and all(parts) else ()


def _argument_of(plain: str, article: Article) -> tuple[Kind, ...]:
    """The argument, where it is asked for by the author's name: "What does Smith argue?"."""
    names = frozenset(simplify(article.author).split()) - SMALL
    kinds = _kinds(" ".join("author" if word in names else word for word in plain.split()))
    return kinds if kinds == ("argument",) else ()


def _kinds(plain: str) -> tuple[Kind, ...]:
    """What the words ask for; nothing where one of them is about the article's matter."""
    words = frozenset(plain.split())
    asked = [kind for kind, asking in ASKING.items() if words & asking]
    known = SMALL.union(*(ASKING[kind] for kind in asked))
    if words & VIEWS and words & WHOSE:
        known, asked = known | VIEWS, ["argument", *asked]
    if not words <= known:
        return ()
    if "author" in asked and words & WHEN:
        asked = [kind for kind in asked if kind != "author" or words & WRITER] + ["date"]
    if not asked:
        return ("summary",) if MAIN_POINTS.search(plain) else ("date",) if COME_OUT.search(plain) else ()
    if asked[0] in TOGETHER:
        return tuple(kind for kind in TOGETHER if kind in asked)
    return () if "greeting" in asked and not OPENS_A_TALK.match(plain) else (asked[0],)


def _points_back(message: str, kinds: tuple[Kind, ...]) -> bool:
    """Whether it may be about what was asked before, and not about the article as such."""
    if kinds[0] not in {*TOGETHER, "argument", "heading"} or PUBLISHING.search(message):
        return False
    return bool(POINTS_BACK.search(message)) or kinds == ("date",)


def simplify(text: str) -> str:
    """Lower case, words and single blanks only: what words and headings are compared in."""
    plain = text.lower().replace("’", "'").replace("'s", " s").replace("'", "").replace("tl;dr", "tldr")
    return " ".join(re.findall(r"\w+", plain))


def _section(plain: str, article: Article) -> str:
    """The heading that the message asks about: named in full, and called a section or asked for alone; or counted."""
    headings = list(dict.fromkeys(paragraph.section for paragraph in article.paragraphs if paragraph.section))
    named = [heading for heading in headings if _is_asked_for(simplify(heading), plain)]
    counted = WHICH_SECTION.search(plain)
    words = set(plain.split())
    if not named and counted and words <= SMALL.union(*ASKING.values()) and not words & NAMING:
        place = {"first": 0, "second": 1, "third": 2, "last": len(headings) - 1}[counted[1]]
        named = headings[place : place + 1]
    return max(named, key=len, default="")


def _is_asked_for(name: str, plain: str) -> bool:
    if not name or f" {name} " not in f" {plain} ":
        return False
    beside = re.search(rf"\bpart (about |on |called |named |titled )?{name}\b|\b{name} part\b", plain)
    return plain == name or bool(ASKS_FOR_SECTION.search(plain) or beside)
