"""What was typed -> the things that it asks, without the courtesies around them. Pure."""

import re

ASKING = r"(?:(?:in|to|for|with|of|at|by|from|on) )?(?:what|who|whose|whom|how|why|when|where|which)\b"
JOINT = re.compile(rf"[,;]?\s+and\s+(?=(?:also\s+)?{ASKING})|(?<=\?)\s+(?=\S)", re.IGNORECASE)
ASKS = re.compile(rf"(?:also\s+)?{ASKING}", re.IGNORECASE)
COURTESY = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:many )?thank(?:s| you)|hello|hi|hey|good (?:morning|afternoon|evening)|"
    r"please (?:answer|reply|respond|be|keep|use|write|cite|quote))\b[^.!?]*(?:[.!]|$)\s*",
    re.IGNORECASE,
)
FEWEST_WORDS = 3
MOST = 4
"""Things that are looked up apart; what is asked beyond stays with the last of them."""


def without_courtesy(message: str) -> str:
    """The message without sentences that only greet, thank or say how to answer, where a question remains."""
    asked = " ".join(COURTESY.sub("", message).split())
    return asked if "?" in asked else message


def parts_of(question: str) -> tuple[str, ...]:
    """The questions that are joined in one, in order; the question itself when it asks one thing."""
    pieces: list[str] = []
    for piece in (piece.strip() for piece in JOINT.split(question) if piece.strip()):
        if pieces and not (piece.endswith("?") or ASKS.match(piece)):
            pieces[-1] += f" {piece}"  # "Thank you." asks nothing
        else:
            pieces.append(piece)
    if len(pieces) < 2 or any(len(piece.split()) < FEWEST_WORDS for piece in pieces):  # noqa: PLR2004 - one thing
        return (question,)
    asked = [piece if piece.endswith("?") else f"{piece}?" for piece in pieces]
    return (*asked[: MOST - 1], " ".join(asked[MOST - 1 :])) if len(asked) >= MOST else tuple(asked)
