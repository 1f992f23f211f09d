"""What says that the article does not say is told from what claims something."""

import pytest

from assistant.refusal import says_nothing


@pytest.mark.parametrize(
    ("line", "is_nothing"),
    [
        ("The article does not say.", True),
        ("The provided sentences do not mention the year.", True),
        ("There is no information about this in the text.", True),
        ("The article doesn’t specify who signed it.", True),
        ("Unfortunately, the given passages do not provide enough detail.", True),
        ("Based on the sentences provided, the article does not say.", True),
        ("I don't know.", True),
        ("I'm sorry, but the article does not say.", True),
        ("There isn't enough information in the sentences to answer.", True),
        ("None of the provided sentences mention the price.", True),
        ("None of the passages was translated.", False),
        ("The question cannot be answered from the sentences provided.", True),
        ("It is not mentioned in the article.", True),
        ("The article does not state the total, but it says that imports were $129 billion.", False),
        ("The text does not say so; oil rose.", False),
        ("No answer was given by Putin to the letter.", False),
        ("In that context, Xi has not criticized Putin.", False),
        ("The text of the treaty is not public.", False),
        ("The article says that Russia is not a partner.", False),
        ("China did not send troops.", False),
        ("The article argues that China will not help.", False),
        ("Nobody signed the treaty.", False),
        ("No mention of this is made in the article.", True),
        ("There is no mention of the islands in the given passages.", True),
        ("No information about the price is given.", True),
        ("It is not said who signed the treaty.", True),
        ("It is not stated by the author.", True),
        ("Not specified.", True),
        ("No mention of a military alliance was made by either town in the treaty.", False),
        ("There is no mention of the islands in the text of the treaty.", False),
        ("It is not discussed in public by Chinese officials.", False),
        ("This was not said aloud.", False),
        ("No information was shared by Beijing before the invasion.", False),
        ("No information about the raid reached the allies.", False),
    ],
)
def test_saying_that_nothing_is_said_is_no_claim(line: str, *, is_nothing: bool) -> None:
    """It can be cited with nothing, so it is told apart."""
    assert says_nothing(line) is is_nothing
