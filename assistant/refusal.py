"""What a language model writes when it says that the article does not say. Pure."""

import re

_TEXT = (
    r"(?:(?:the|this|these|your|provided|given|numbered|available)\s+)*"
    r"(?:article|essay|text|passages?|sentences?|context|information)"
)
_SAYS = r"(?:say|mention|state|specify|provide|contain|give|answer|discuss|address|include|tell|enough|sufficient)"
_SAID = r"(?:said|mentioned|stated|specified|provided|given|answered|discussed|addressed)"
_REFUSAL = re.compile(
    rf"\W*(?:(?:sorry|unfortunately|however|but|i am afraid|(?:based on|according to)\s+{_TEXT}(?:\s+provided)?)\W+)*"
    rf"(?:{_TEXT}\s+(?:\w+\s+){{0,2}}?(?:do|does|did|is|are)\s*(?:not|n[’']t)\s+(?:\w+\s+)?{_SAYS}\b"
    rf"|(?:it|this|that)\s+(?:is|was)\s*(?:not|n[’']t)\s+{_SAID}\b"
    r"|there (?:is|are) (?:no|not enough|insufficient) (?:information|mention|answer)\b"
    rf"|no (?:information|mention)\b|not {_SAID}\b"
    r"|i (?:(?:do|can|could)\s*(?:not|n[’']t)|cannot)\s+(?:know|find|answer|say|tell|determine)\b)"
    # Whoever goes on says something.
    r"(?!.*(?:\d|;|\b(?:but|although|though|while|only|instead|it (?:does|says))\b))",
    re.IGNORECASE | re.DOTALL,
)


def says_nothing(text: str) -> bool:
    """Whether a sentence only says that the article does not say."""
    return bool(_REFUSAL.match(text))
