"""What a sentence does beside telling that something is so: asks, supposes, orders, quotes, leans on others. Pure."""

import re

QUOTATION = re.compile(
    r"[“\"«„]([^“”\"«»„]+)[”\"»“]"
    r"|(?<![\w’'])[‘'](?!\d\d?s)(?=\S)((?:[^‘“”\"’'\n]|(?<=\w)[’'](?=\w))+)[’'](?!\w)"
)
LEFT_OPEN = re.compile(r"[“«„](?!…”)[^“”«»„]*$")
"""A quotation that goes on in the next paragraph has no closing mark."""

QUOTED_WORDS = 3
"""Words from which on what stands in quotation marks is a quotation, and not a word that is only set apart."""

SPOKEN_WORDS = 6
_SAY = r"(?:say|reply|answer|write|state|tell|respond|report|repeat|print|claim|assert|name|mention|add)"
ATTRIBUTION = re.compile(
    r"\b(?:said|says?|saying|according|told|tells|call(?:s|ed|ing)?|describ\w+|claim\w*|argu\w+|declar\w+|quot\w+|"
    r"writes?|wrote|announc\w+|admit\w*|warn\w*|promis\w*|insist\w*|thinks?|thought|believ\w+|explain\w*|contend\w*|"
    r"emphasi[sz]\w+|point(?:s|ed) out|remark(?:s|ed)|assert\w*|acknowledg\w+|recall(?:s|ed)|predict\w*|conclud\w+|"
    r"caution(?:s|ed)|complain\w*|testif\w+|in [\w\s.’']{2,40}[’']s? (?:view|opinion|words))\b"
    r"|\b(?:state|note|suggest|stresse?|add|maintain|expect|observe|replie|respond|recommend|urge|denie|confirm|fear|"
    r"hope|feel)(?:s|d|ed)\b(?=[,:]|\s(?:that|how|why|whether)\b)",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(?:according to|as) (?:the|this) (?:article|author|essay|text|passage)\b"
    r"|\b(?:the|this) (?:article|author|essay|text|passage) (?:says|argues|claims|writes|declares|said|argued|wrote)\b"
    r"|^\W*as (?:is |was )?(?:stated|said|written|noted|mentioned|described)(?: (?:above|before|there|here))?,",
    re.IGNORECASE,
)
"""What only says that the article says so, which holds of every sentence."""

ORDER = re.compile(
    r"(?:^|[^\w\s’'/]\s?|\b(?:please|you(?:\s\w+){0,3})\s)(?:ignore|disregard|forget|override)\b"
    r".{0,60}\b(?:above|previous|earlier|instruction\w*|(?:your|these|all(?: the)?) (?:\w+ )?rules?|prompt)\b"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:your|previous|earlier|above|all)\s(?:\w+\s)?"
    r"(?:instructions|prompt)\b|^\W*assistant\s?:"
    r"|\b(?:assistants?(?!\s(?:secretar|professor|director|attorney))|language models?|the model|chatbots?|"
    r"answering (?:system|model)|whoever answers)(?:\s[\w’'-]+){0,3}?"
    rf"\s(?:(?:must|shall|should|are (?:now )?(?:to|asked)|please|have to|is to|need to)\b[^;]{{0,60}}\b{_SAY}\b"
    rf"|will\b[^;]{{0,60}}\b{_SAY}(?:\s(?:that|only|nothing|the following)\b|:|\s[“\"]))"
    r"|\byou(?:\s[\w’'-]+){0,3}?\s(?:(?:must|should|are (?:now )?(?:to|asked)|please|have to|need to)\b[^;]{0,60}"
    r"|(?:will|shall)(?:\s\w+){0,2})(?<!\sno)(?<!\ssuch)(?<!\sa)(?<!\san)(?<!\sthe)(?<!\sthis)\s"
    rf"{_SAY}(?:\s(?:that|the|this|these|an?|only|nothing|so|it|with|as|in)\b|:|\s[“\"])"
    rf"|(?:^|[.:;!]\s|\bplease\s){_SAY}\s(?:that|this|the following|only|in|as|:|“)"
    r"|\b(?:your|(?:correct|right)) (?:answer|response|reply|summary)\b.{0,60}\b(?:is|must be|has to be|should)\b"
    rf"|\bwhen(?:ever)? (?:you )?(?:summari[sz]|answer)\w*[^.,]{{0,40}},\s(?:please\s|always\s)?(?:mention|{_SAY})\b"
    r"|^\W*(?:dear|for|to|attention,?)\s(?:(?:the|any|all)\s)?(?:answering |language |AI )?"
    r"(?:model|assistant|chatbot|machine)s?\s*[:,]"
    r"|<\|?\w+\|?>|</?\w+>|\[/?(?:INST|SYSTEM)"
    r"|(?:^\W*|[\[(<#*])system (?:message|prompt|note)\b|\bsystem (?:message|prompt|note)\W*:"
    r"|\bnote to (?:the )?(?:assistant|model|AI)\b",
    re.IGNORECASE,
)


LED_IN = re.compile(r"^\W*(?:[\w’'-]+ ){0,3}[\w’'-]+, ")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")

LEANS_BACK = re.compile(
    r"^\W*(?:(?-i:[A-Z]?[a-z’'-]+(?:\s(?:[a-z’'-]+|\d{4})){0,3},\s))?"
    r"(?:(?:and|but|so|also|then|moreover|however|therefore|thus|in addition|as a result),? )?"
    r"(?:he|she|it|they|this|these|those|his|her|its|their|such|the (?:former|latter))\b",
    re.IGNORECASE,
)
FRAGMENT = re.compile(
    r"^\W*(?i:it|that|this|these|those|he|she|they) (?:is|was|are|were) (?:not )?"
    r"(?:the (?!(?:\w+-)?\w+est\b|most\b|first\b|last\b|only\b|main\b)|[A-Z“\"]|an? (?:\S+\s*){1,3}$)"
    r"(?!.*\b(?:who|which|that|where|when|because)\b)"
)
"""Such as "It was the engineer, Bob Roy": which question it answers decides what it says."""

_PAST = (
    "became|began|bought|broke|brought|built|burst|came|chose|cut|drew|drove|fell|fled|fought|found|froze|gave|got|grew|"
    "held|hid|hit|kept|knew|led|left|lost|made|met|paid|ran|rose|said|sank|saw|sent|shrank|shut|sold|spent|spoke|spread|"
    "stood|struck|taught|thought|threw|told|took|went|won|wrote"
)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|should|\w{2,}ed"
    rf"|{_PAST})\b"
    r"|\b[A-Z]\w+ [a-z]{2,}s\b|^\W*(?i:he|she|it|they|we)\b"
)

ASKED = re.compile(
    r"\?[”’\"'»)\]]*\s*$|^\W*(?:suppose|supposing|imagine|pretend|let us (?:suppose|imagine|assume|pretend))\b",
    re.IGNORECASE,
)

DENIED = re.compile(
    r"^\W*(?:(?:but|and|yet|still|however|nor),? )?(?:"
    r"it(?: is| was|[’']s) (?:\w+ly )?(?:not (?:\w+ly )?(?:true|correct|so|the case)|false|untrue|a myth|a lie) that|"
    r"it (?:isn|wasn)[’']t (?:true|so|the case) that|"
    r"(?:there (?:is|was) no|(?:is|was) there any) (?:truth|ground|evidence|proof|indication)s?)\b",
    re.IGNORECASE,
)


def without_speech(evidence: str, sentence: str) -> str:
    """The evidence without what somebody says there, for a sentence that says it in nobody's name.

    What stands in quotation marks, six words or more, is the word of whoever is quoted, and not the article's.
    """
    if is_attributed(sentence):
        return evidence
    closed = QUOTATION.sub(
        lambda match: "“…”" if len((match[1] or match[2]).split()) >= SPOKEN_WORDS else match[0], evidence
    )
    return LEFT_OPEN.sub("“…”", closed)


def without_opening(sentence: str) -> str:
    """The sentence without what only leads it in: "Yes, ", "To be precise, ", "The author says that"."""
    return OWN.sub("", LED_IN.sub("", sentence))


def visible(text: str) -> str:
    """The text without characters that nobody sees, with which words are hidden from whoever looks for them."""
    return INVISIBLE.sub("", text)


def is_order(sentence: str) -> bool:
    """Whether a sentence of an article speaks to whoever answers questions about it: that is not what it tells."""
    return bool(ORDER.search(visible(sentence)))


def is_asked(sentence: str) -> bool:
    """Whether a sentence only asks or supposes something, which says of nothing that it is so."""
    return bool(ASKED.search(sentence))


def is_denied(sentence: str) -> bool:
    """Whether a sentence gives what somebody might think, and says in front that it is not so."""
    return bool(DENIED.search(sentence))


def is_fragment(sentence: str, *, is_short: bool) -> bool:
    """Whether it only names something, so that what it says depends on what was asked; a short one may have no verb."""
    return bool(FRAGMENT.search(sentence)) or (is_short and not VERB.search(sentence))


def leans_back(sentence: str) -> bool:
    """Whether it begins with a word that stands for something in the sentence before."""
    return bool(LEANS_BACK.search(sentence))


def is_attributed(sentence: str) -> bool:
    """Whether it says that somebody says so, or quotes."""
    quotes = (match[1] or match[2] for match in QUOTATION.finditer(sentence))
    return bool(ATTRIBUTION.search(OWN.sub("", sentence))) or any(len(each.split()) >= QUOTED_WORDS for each in quotes)
