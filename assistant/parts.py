"""What was typed -> the things that it asks, without the courtesies around them. Pure."""

import re

ASKING = r"(?:(?:in|to|for|with|of|at|by|from|on) )?(?:what|who|whose|whom|how|why|when|where|which)\b"
JOINT = re.compile(
    rf"(?<!\bhow)(?<!\bwhy)(?<!\bwhen)(?<!\bwhere)(?<!\bif)(?<!\bwhether)[,;]?\s+and\s+(?=(?:also\s+)?{ASKING})"
    r"|(?<=\?)\s+(?=\S)",
    re.IGNORECASE,
)
ASKS = re.compile(rf"(?:also\s+)?{ASKING}", re.IGNORECASE)
COURTESY = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:many )?thank(?:s| you)|hello|hi|hey|good (?:morning|afternoon|evening)|"
    r"please (?:answer|reply|respond|be|keep|use|write|cite|quote))\b[^.!?]*(?:[.!]|$)\s*",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"^(?:(?:many )?thank(?:s| you)|hello|hi|hey|good (?:morning|afternoon|evening))\b\W*",
    re.IGNORECASE,
)
MATTER = re.compile(r"(?i:\b(?:about|on|of|what|part)\s+(?!(?:i|you|we)\b)\w+\s+\w)|(?<=\s)(?<![.!?]\s)(?!I\b)[A-Z]")
"""What a courtesy has where it says what the question behind it is about."""

FEWEST_WORDS = 3
MOST = 4
"""Things that are looked up apart; what is asked beyond stays with the last of them."""


def without_courtesy(message: str) -> str:
    """The message without sentences that only greet, thank or say how to answer, where a question remains."""
    asked = " ".join(COURTESY.sub(_kept, message).split())
    return asked if "?" in asked else message


def _kept(courtesy: re.Match[str]) -> str:
    """What remains of a courtesy: "Hello, I write on the border." says what is asked about."""
    return GREETING.sub("", courtesy[0]) if MATTER.search(courtesy[0]) else ""


def parts_of(question: str) -> tuple[str, ...]:
    """The questions that are joined in one, in order; the question itself when it asks one thing."""
    pieces: list[str] = []
    for piece in (piece.strip() for piece in JOINT.split(question) if piece.strip()):
        is_short = len(piece.split()) < FEWEST_WORDS
        if pieces and (is_short or not (piece.endswith("?") or ASKS.match(piece))):
            pieces[-1] += f" {piece}"  # "Thank you." asks nothing, "Why?" nothing alone
        else:
            pieces.append(piece)
    if len(pieces) < 2 or any(len(piece.split()) < FEWEST_WORDS for piece in pieces):  # noqa: PLR2004 - one thing
        return (question,)
    asked = [piece if piece.endswith("?") else f"{piece}?" for piece in pieces]
    return (*asked[: MOST - 1], " ".join(asked[MOST - 1 :])) if len(asked) >= MOST else tuple(asked)
