"""Questions in another language than the article's."""

import pytest

from assistant.language import foreign_to

ENGLISH = "The bridge took eight years to finish, and this is the story that they tell."


@pytest.mark.parametrize(
    "question",
    [
        "Wie lang ist die Grenze zwischen China und Russland?",
        "Quelle est la longueur de la frontière ?",
        "Кто написал эту статью?",
        "这篇文章的主要论点是什么？",
        "国境の長さは？",
    ],
)
def test_a_foreign_question_is_told(question: str) -> None:
    """The reader learns which language the article is in."""
    assert foreign_to(question, ENGLISH) == "English"


@pytest.mark.parametrize(
    "question",
    [
        "How long is the border?",
        "border length",
        "Zhongnanhai?",
        "S-400",
        "Why?",
        "Putin Nevsky",
        "",
        "?!",
        "who is Wang Yi",
    ],
)
def test_an_english_question_is_not_taken_for_a_foreign_one(question: str) -> None:
    """Keywords and names are in no language, so nothing is said about them."""
    assert foreign_to(question, ENGLISH) == ""


def test_an_article_may_be_in_another_language() -> None:
    """Then it is the English question that is foreign."""
    german = "Die Brücke über den Fluss wurde nach acht Jahren fertig, und beide Hälften erzählen ihre Geschichte."

    assert foreign_to("How long did the bridge take?", german) == "German"


def test_an_english_name_in_it_does_not_make_an_article_english() -> None:
    """Nor do the capitals of an organization."""
    german = "Die WHO und die New York Times („The Gray Lady“) schrieben über die Brücke. " + 10 * (
        "Die Brücke über den Fluss wurde nach acht Jahren fertig, und beide Hälften erzählen ihre Geschichte. "
    )

    assert foreign_to("Wie lange dauerte der Bau der Brücke über den Fluss?", german) == ""
