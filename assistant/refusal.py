"""What a language model writes when it says that the article does not say. Pure."""

import re

_WORK = r"(?:article|essay|text|passages?|sentences?|context|information)"
_TEXT = rf"(?:(?:the|this|these|your|provided|given|numbered|available)\s+)*{_WORK}"
_SAYS = r"(?:say|mention|state|specify|provide|contain|give|answer|discuss|address|include|tell|enough|sufficient)"
_SAID = r"(?:said|mentioned|stated|specified|provided|given|answered|discussed|addressed)"
_THERE = (
    rf"(?:in|by|from|within)\s+(?:the|this|these|your)\s+(?:(?:provided|given|numbered|available)\s+)*"
    rf"(?:{_WORK}|author)\b(?!\s+of\b)"
)
_NOTHING_ELSE = (
    # Nobody asks the article who was not told in public, and what was not given to whom.
    rf"(?:.*?\b{_THERE})?(?:\s+(?:who|whom|whose|what|when|where|which|why|how|whether)\b.*|\s+(?:here|there))?\W*$"
)
_GIVEN = rf"(?:{_SAID}|available|found|made)"
_ABOUT = (
    r"(?:of|about|on|regarding|concerning)\b(?:(?!\s(?:is|are|was|were|has|have|had|by|in|to|from|ever|yet|\w+ed)\b).)*"
)
_NO_MENTION = (
    rf"(?:.*?\b{_THERE}(?:\s+{_ABOUT})?|(?:\s+(?:is|was))?(?:\s+{_GIVEN})?"
    rf"(?:\s+{_ABOUT})?(?:\s+(?:is|was)\s+{_GIVEN})?(?:\s+(?:here|there))?)\W*$"
)
_REFUSAL = re.compile(
    rf"\W*(?:(?:(?:i(?:[’']|\s*a)m\s+)?sorry|i apologi[sz]e|unfortunately|however|but|i am afraid|"
    rf"(?:based on|according to)\s+{_TEXT}(?:\s+provided)?)\W+)*"
    rf"(?:{_TEXT}\s+(?:\w+\s+){{0,2}}?(?:do|does|did|is|are)\s*(?:not|n[’']t)\s+(?:\w+\s+)?{_SAYS}\b"
    rf"|(?:(?:it|this|that)\s+(?:is|was)\s*(?:not|n[’']t)|not)\s+{_SAID}\b(?={_NOTHING_ELSE})"
    r"|there (?:(?:is|are) (?:not enough|insufficient)|(?:is|are)n[’']t enough) (?:information|mention|answer)\b"
    rf"|none of {_TEXT}\s+{_SAYS}s?\b|(?:the|this|your) question (?:can(?:not|[’']?t)|could not) be answered\b"
    rf"|(?:there (?:is|are) )?no (?:information|mention)\b(?={_NO_MENTION})|there (?:is|are) no answer\b"
    r"|i (?:(?:do|can|could)\s*(?:not|n[’']t)|cannot)\s+(?:know|find|answer|say|tell|determine)\b)"
    # Whoever goes on says something.
    r"(?!.*(?:\d|;|\b(?:but|although|though|while|only|instead|it (?:does|says))\b))",
    re.IGNORECASE | re.DOTALL,
)


def says_nothing(text: str) -> bool:
    """Whether a sentence only says that the article does not say."""
    return bool(_REFUSAL.match(text))
