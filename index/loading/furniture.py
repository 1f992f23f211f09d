"""What a page leaves around its article: "No comments:", "Share this:", "Advertisement". Pure.

Only whole lines that stand alone are judged. Words that a heading could be as well ("Comments") count at the start
and at the end of the text only: a leftover that is kept does less harm than a paragraph that is lost.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.loading.draft import Block
from index.loading.names import find_byline

LONGEST = 120
ANYWHERE = (
    r"(?:no|\d[\d,.]*) comments?(?: yet)?",
    r"comments? \(\d+\)",
    r"(?:leave|post|write|add) a (?:comment|reply)",
    r"(?:log|sign) in (?:or (?:register|sign up) )?to (?:post )?comments?",
    r"share (?:this|the)(?: (?:article|post|page|story))?(?: on .{1,40})?",
    r"(?:advertisement|sponsored(?: content)?|paid post)",
    r"(?:story|article) continues (?:below|after)(?: (?:the )?advertisement)?",
    r"continue reading(?: below)?(?: the main story)?",
    r"(?:sign up|subscribe) (?:for|to) .{0,60}newsletters?.{0,40}",
    r"(?:related|recommended|more) (?:articles|posts|stories|reading|links)",
    r"(?:read|see) (?:more|also|next)(?:\s*:.{1,90})?",
    r"(?:you may also like|recommended for you|most (?:read|popular|viewed)|trending now|editors?['’]s? picks?)",
    r"(?:skip to (?:main )?content|back to top|view all comments|load more|newer post|older post)",
    r"(?:previous|next) (?:article|post|story)",
    r"(?:filed under|posted in|tagged(?: with)?|tags)\s*:.{1,90}",
    r"(?:start|end) of (?:the|this) project gutenberg.{1,100}",
    r"(?:anzeige|werbung|publicité|publicidad|реклама|广告)",
    r"(?:artikel teilen|mehr zum thema|lesen sie auch\b.{0,90}|newsletter abonnieren|keine kommentare)",
    r"(?:(?:à )?lire aussi\b.{0,90}|aucun commentaire|lea también\b.{0,90}|no hay comentarios)",
    r"(?:поделиться|читайте также\b.{0,90}|нет комментариев|相关文章|相关阅读|分享到|暂无评论)",
)
MAY_BE_A_TITLE = r"(?:comments?|home|listen|menu|save|search|share)"
AT_THE_ENDS = (
    r"(?:print|e-?mail|tweet|follow us(?: on .{1,40})?|facebook|twitter|whatsapp|linkedin)",
    r"(?:for immediate release|log ?in|sign in|subscribe(?: now| today)?|tags|read more|related)",
    MAY_BE_A_TITLE,
    r"(?:copyright\W*)?©.{1,110}",
    r"(?:copyright|\(c\))\W*(?:\(c\)\W*)?(?:1[89]|20)\d\d\b.{0,110}",
    r"(?:.{0,60}\. )?all rights reserved",
    r"(?:kommentare|teilen|drucken|commentaires?|partager|imprimer|comentarios|compartir)",
    r"(?:комментарии|评论|分享)",
)
ORNAMENT = re.compile(r"[\W_]+")


def _whole(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,5}}(?:{'|'.join(patterns)})\s*[:.!…»>*\uff1a]*", re.IGNORECASE)


EVERYWHERE, OUTSIDE = _whole(ANYWHERE), _whole([*ANYWHERE, *AT_THE_ENDS])
TITLE = _whole([MAY_BE_A_TITLE])


def mark_leftovers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that are a page's furniture or a mere ornament ("* * *") of the kind "leftover"."""
    start = _count_outside(blocks)
    if 0 < start < len(blocks) and TITLE.fullmatch(blocks[start - 1].text) and _stands_under_a_title(blocks[start]):
        start -= 1
    end = len(blocks) - _count_outside(blocks[::-1])
    return [
        replace(block, kind="leftover")
        if _is_leftover(block, EVERYWHERE if start <= number < end else OUTSIDE)
        else block
        for number, block in enumerate(blocks)
    ]


def is_furniture(line: str) -> bool:
    """Whether a line is a page's furniture wherever it stands."""
    return len(line) <= LONGEST and EVERYWHERE.fullmatch(line) is not None


def _is_leftover(block: Block, known: re.Pattern[str]) -> bool:
    if len(block.text) > LONGEST or block.kind not in {"unknown", "paragraph", "heading"}:
        return False
    return bool(known.fullmatch(block.text) or ORNAMENT.fullmatch(block.text))


def _stands_under_a_title(block: Block) -> bool:
    return len(block.text) > LONGEST or bool(find_byline(block.text))


def _count_outside(blocks: Sequence[Block]) -> int:
    """How many blocks at the start are furniture, one after another."""
    return next((number for number, block in enumerate(blocks) if not _is_leftover(block, OUTSIDE)), len(blocks))
