"""What is said the wrong way round, and what only looks like it."""

import pytest

from assistant.names import names_of
from assistant.turned import turned_round

TOLD = (
    "China has been Russia’s largest trading partner since 2010, and Russia supplies missiles to China.",
    "Blinken told the senators that Russia was very much the junior partner.",
    "Exports to Turkey fell in 2008, before the war in Syria began.",
    "An inquiry led by Sten Hallam was ordered by Ida Brekke in May.",
    "Lee and Roy owned the mill, and Lee met Roy in Paris.",
)
NAMES = names_of(" ".join(TOLD)) | {"china", "blinken", "lee", "roy", "russia"}


@pytest.mark.parametrize(
    ("sentence", "turned"),
    [
        ("Russia is China’s largest trading partner.", ("Russia … China’s",)),
        ("Beijing says that China supplies missiles to Russia.", ("China … Russia",)),
        ("Blinken told the senators that Russia was the senior partner.", ("senior",)),
        ("Exports to Turkey rose in 2008.", ("rose",)),
        ("Exports to Turkey fell after the war in Syria began.", ("after",)),
    ],
)
def test_names_and_opposites_in_each_others_place_are_found(sentence: str, turned: tuple[str, ...]) -> None:
    """Whatever the ending of a name, and whatever else stands there."""
    assert turned_round(TOLD, sentence, NAMES) == turned


@pytest.mark.parametrize(
    "sentence",
    [
        "China is Russia’s largest trading partner.",
        "Russia was not the senior partner, Blinken told the senators.",
        "Exports to Turkey rose in 2010.",
        "Ida Brekke ordered an inquiry in May that Sten Hallam led.",
        "Roy and Lee owned the mill.",
        "Roy met Lee in Paris.",
        "The senior of the two is old.",
        "",
    ],
)
def test_what_says_the_same_or_something_else_is_not_turned_round(sentence: str) -> None:
    """A denial, another year, another voice, two of whom the same is said, another matter."""
    assert turned_round(TOLD, sentence, NAMES) == ()
