"""The markup of a page made plain, so that its article can be told from the page around it. Changes the tree."""

# ruff: noqa: SIM905 - a list of words

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from index.loading.characters import one_line
from index.loading.formats.blocks import settle_marks
from index.loading.furniture import is_furniture
from index.loading.headings import COLONS
from index.loading.lines import FINISHED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNSEEN = "//body//script[not(contains(@type, 'json'))] | //body//style"
EDITS = "//*[contains(@class, 'editsection')]"
"""What MediaWiki puts behind its headings: "[edit]"."""

SECTIONS = ("h2", "h3", "h4", "h5", "h6")
HEADINGS = "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6 or self::dt or self::summary]"
ANCHORS = f"{HEADINGS}//a[not(.//img)]"
BUTTONS = f"{HEADINGS}//button"
"""What opens an answer, and words its question."""

NOTES = frozenset("note tip hint warning caution important callout admonition factbox".split())
NEAR = 2
"""How many elements under a heading belong to it where no element holds the article."""

HIDDEN = "//*[@hidden or contains(translate(@style, ' ', ''), 'display:none')]"
MOST_HIDDEN = 0.1
"""Share of a page's text up to which a hidden part is left out."""

CAPTION = re.compile(r".{30,}?[.!?…](?=\s|$)")
CREDIT = re.compile(r"(photo|image|picture|illustration)\w*\s*(by\b|:|/|©|courtesy|credit)|credit|©", re.IGNORECASE)

CONTACTS = "//a[starts-with(@href, 'mailto:') or starts-with(@href, 'tel:')]"
FEW_WORDS = 3
"""Words of a line that leads in to a list, at least: "Tags:" and "Follow us:" do not."""

MENUS = "//*[self::ul or self::ol][not(.//text()[normalize-space() and not(ancestor::a)])]"
"""Lists of nothing but links."""

LAYOUT = "//table[.//td[.//h1 or .//h2][.//p]]"
CELLS = "self::*|tbody|tr|tbody/tr|tr/td|tbody/tr/td"


def tidy(tree: "HtmlElement") -> None:
    """Keeps what a reader of the article sees, marked up such that trafilatura finds it."""
    for element in tree.xpath(f"{UNSEEN} | {EDITS}"):
        element.drop_tree()
    _open_answers(tree)
    _drop_hidden(tree)
    _drop_anchors(tree)
    settle_marks(tree)
    _keep_notes(tree)
    _tell_answers(tree)
    _quote(tree)
    _tell_captions(tree)
    _unwrap_links(tree)
    _unfold_layout(tree)
    _frame(tree)


def _open_answers(tree: "HtmlElement") -> None:
    """A question that is a button is a heading, and the answer that it opens is seen."""
    buttons = tree.xpath(BUTTONS)
    opened = {button.get("aria-controls") for button in buttons}
    for answer in tree.xpath("//*[@id][@hidden or @style]"):
        if answer.get("id") in opened:
            answer.attrib.pop("hidden", None)
            answer.attrib.pop("style", None)
    for button in buttons:
        button.drop_tag()


def _drop_hidden(tree: "HtmlElement") -> None:
    """What no reader of the page sees goes, unless it is the page: some show their article by a script alone."""
    whole = len(tree.text_content())
    for element in tree.xpath(HIDDEN):
        if len(element.text_content()) < MOST_HIDDEN * whole:
            element.drop_tree()


def _drop_anchors(tree: "HtmlElement") -> None:
    """A mere sign in a heading that links to it ("¶", "#") is no part of its words."""
    for anchor in tree.xpath(ANCHORS):
        if not any(map(str.isalnum, anchor.text_content())):
            anchor.drop_tree()


def _keep_notes(tree: "HtmlElement") -> None:
    """Notes beside the text are part of it; any other aside may be of the page."""
    for aside in tree.iter("aside"):
        if aside.get("role") == "note" or NOTES.intersection(aside.get("class", "").lower().split()):
            aside.tag = "div" if aside.find(".//p") is not None else "p"


def _tell_answers(tree: "HtmlElement") -> None:
    """What stands under a heading in a bare division is a paragraph where it ends like a sentence.

    Within an article that is all up to the next heading.
    """
    from lxml.html.defs import block_tags

    for heading in tree.iter(SECTIONS):
        under = takewhile(lambda element: element.tag not in SECTIONS, heading.itersiblings("*"))
        for element in under if _is_within_article(heading) else islice(under, NEAR):
            for division in element.iter("div"):
                is_bare = not any(inner.tag in block_tags for inner in division.iterdescendants("*"))
                if is_bare and FINISHED.search(division.text_content().strip()):
                    division.tag = "p"


def _is_within_article(element: "HtmlElement") -> bool:
    return next(element.iterancestors("article", "main"), None) is not None


def _quote(tree: "HtmlElement") -> None:
    """Browsers write the marks around a quotation within a sentence, and so do we; who is quoted is told below one."""
    for speaker in tree.xpath("//blockquote//footer"):
        speaker.tag = "p"
    for quotation in tree.iter("q"):
        quotation.tag = "span"
        quotation.text = f"“{quotation.text or ''}"
        quotation.tail = f"”{quotation.tail or ''}"


def _tell_captions(tree: "HtmlElement") -> None:
    """A caption in whole sentences becomes a paragraph behind its figure; a credit does not."""
    for caption in reversed(tree.xpath("//figure//figcaption")):
        *_, figure = caption.iterancestors("figure")
        told = one_line(caption.text_content())
        if CAPTION.search(told) and not CREDIT.match(told) and figure.getparent() is not None:
            caption.drop_tree()
            caption.tag, caption.tail = "p", None
            for element in caption.iter():
                element.attrib.clear()
            figure.addnext(caption)


def _unwrap_links(tree: "HtmlElement") -> None:
    """Addresses, and the items of a list that the article leads in to, are text; other lists of links are menus."""
    links = tree.xpath(CONTACTS)
    for listing in tree.iter("ul", "ol"):
        if _is_led_in(listing):
            links += listing.xpath(".//a[not(starts-with(@href, '#'))]")
    for link in dict.fromkeys(links):
        link.drop_tag()


def _is_led_in(listing: "HtmlElement") -> bool:
    """Whether above it stand some words with a colon, or within an article a heading, and a paragraph behind it."""
    above = _above(listing)
    if above is None or is_furniture(words := one_line(above.text_content())):
        return False
    goes_on = _is_within_article(listing) and next(listing.itersiblings("p"), None) is not None
    return (words.endswith(COLONS) and len(words.split()) >= FEW_WORDS) or (above.tag in SECTIONS and goes_on)


def _above(element: "HtmlElement") -> "HtmlElement | None":
    return next(element.itersiblings("*", preceding=True), None)


def _unfold_layout(tree: "HtmlElement") -> None:
    """A table around the headings of an article lays out the page."""
    for table in tree.xpath(LAYOUT):
        for element in table.xpath(CELLS):
            element.tag = "div"


def _frame(tree: "HtmlElement") -> None:
    """Where no element is known to hold the article, the whole body does, but for its menus."""
    from trafilatura.xpaths import BODY_XPATH

    body = tree.find(".//body")
    if body is None or any(find(tree) for find in BODY_XPATH):
        return
    for menu in body.xpath(MENUS):
        heading = _above(menu)
        if heading is not None and heading.tag in SECTIONS:
            heading.drop_tree()
        menu.drop_tree()
    article = body.makeelement("article")
    article.text, body.text = body.text, None
    article.extend(body)
    body.append(article)
