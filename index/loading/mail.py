"""The lines above a mail: from whom it is, and about what. Pure.

A line "From:" alone says nothing, since timetables have it, too; only beside a line "Subject:" it names a person.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from index.loading.draft import Draft
from index.loading.names import are_names

FIELD = re.compile(r"[^\W\d_][\w -]{1,15}:\s*\S.*")
SENDER = re.compile(r"(?:from|von|de)\s*:\s*\"?(?P<names>[^\"<(\[]+?)\"?\s*(?:[<(\[].*)?", re.IGNORECASE)
SUBJECT = re.compile(
    r"(?:subject|betreff|objet|asunto)\s*:\s*(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)*(?P<title>\S.*)", re.IGNORECASE
)


def is_mail_head(lines: Sequence[str]) -> bool:
    """Whether the lines are fields of a mail, a sender and a subject among them."""
    return all(any(map(field.fullmatch, lines)) for field in (SENDER, SUBJECT)) and all(map(FIELD.fullmatch, lines))


def read_mail(draft: Draft) -> Draft | None:
    """The draft with sender and subject as author and title, None for one that does not begin with a mail's fields."""
    head = list(takewhile(lambda block: FIELD.fullmatch(block.text), draft.blocks))
    if not is_mail_head([block.text for block in head]):
        return None
    for number, block in enumerate(head):
        head[number] = replace(block, kind="paragraph")
        if (subject := SUBJECT.fullmatch(block.text)) and not draft.title:
            head[number], draft = replace(block, kind="title"), replace(draft, title=subject["title"])
        elif (sender := SENDER.fullmatch(block.text)) and not draft.author and are_names(sender["names"]):
            head[number], draft = replace(block, kind="author"), replace(draft, author=sender["names"])
    return replace(draft, blocks=(*head, *draft.blocks[len(head) :]))
