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
    "The depot opens at 9:30 and closes at 17:45.",
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
        ("The depot opens at 17:45 and closes at 9:30.", ("17:45 … 9:30",)),
    ],
)
def test_names_and_opposites_in_each_others_place_are_found(sentence: str, turned: tuple[str, ...]) -> None:
    """Whatever the ending of a name, and whatever else stands there."""
    assert turned_round(TOLD, sentence, NAMES) == turned


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("Russia was the senior partner, Blinken said.", "Russia was not the junior partner, Blinken said."),
        ("Exports to Turkey fell in 2008.", "Exports to Turkey rose in 2010."),
        (
            "It rose to 7 percent in 2020 from 5 percent in 2010.",
            "It rose from 5 percent in 2010 to 7 percent in 2020.",
        ),
        ("One wall is 5 metres and the other 7 metres.", "The other wall is 7 metres and the one 5 metres."),
        ("Prices rose in the spring of that year.", "Prices fell in the autumn of that year."),
        ("The mill opened in May and closed in June.", "The mill closed in May, they say."),
        ("The war in Syria began before the treaty was signed.", "The treaty was signed after the war in Syria began."),
        ("After the war in Syria began, Lee fled to Paris.", "The war in Syria began before Lee fled to Paris."),
        ("Turkey is larger than Syria by area.", "Syria is smaller than Turkey by area."),
        ("Lee sold the old mill to Roy in 1931.", "Roy bought the old mill from Lee in 1931."),
        ("Moscow sells gas to Beijing at a low price.", "Beijing gets gas from Moscow at a low price."),
        ("An inquiry by Sten Hallam was ordered by Ida Brekke.", "Ida Brekke ordered an inquiry by Sten Hallam."),
        ("Lee, Ann and Roy signed it in Paris.", "Roy, Ann and Lee signed it in Paris."),
        ("Lee negotiated with Roy for a year.", "Roy negotiated with Lee for a year."),
        ("Lee told Roy, and Roy told Lee.", "Lee told Roy."),
        ("Lee owned the mill.", "The mill was owned by Lee."),
        ("Nothing is told.", ""),
    ],
)
def test_what_says_the_same_or_something_else_is_not_turned_round(told: str, sentence: str) -> None:
    """A denial, another time, the same relation from its other end, two of whom the same is said."""
    assert turned_round([told], sentence, NAMES | names_of(f"So {told} So {sentence}")) == ()
