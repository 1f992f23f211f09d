"""What a message wants, where that is no question of fact."""

import pytest

from assistant.intent import recognise
from index.article import Article, Paragraph

TEXT = "A title\n\nThe Bill\n\nThe bill cost two coins.\n\nThe Bill of Rights\n\nIt came."
PARAGRAPHS = (Paragraph(1, "The Bill", 19, 43), Paragraph(2, "The Bill of Rights", 65, 73))
ARTICLE = Article("A title", "Ann Lee", "", "", TEXT, PARAGRAPHS, ())


@pytest.mark.parametrize(
    ("message", "kinds"),
    [
        ("Hello there!", ("greeting",)),
        ("who are you", ("greeting",)),
        ("thanks a lot", ("thanks",)),
        ("ok", ("thanks",)),
        ("Good morning!", ("greeting",)),
        ("can you help me?", ("greeting",)),
        ("who wrote this?", ("author",)),
        ("Who is the author of the article?", ("author",)),
        ("When was it published?", ("date",)),
        ("which day did this come out", ("date",)),
        ("What's the title?", ("title",)),
        ("I need to cite this. Author, title and date please.", ("title", "author", "date")),
        ("Which sections are there?", ("heading",)),
        ("summarise this", ("summary",)),
        ("Summarise this please", ("summary",)),
        ("sum up the article for me", ("summary",)),
        ("hi! could you summarize the article in two sentences for my boss? thx", ("summary",)),
        ("tl;dr", ("summary",)),
        ("what is this letter about", ("summary",)),
        ("Summarize the lecture", ("summary",)),
        ("who wrote this e-mail?", ("author",)),
        ("Who wrote the report?", ("question",)),
        ("what does this contract say about pets", ("question",)),
        ("What is this about?", ("summary",)),
        ("key takeaways?", ("summary",)),
        ("What is the main argument?", ("argument",)),
        ("What is the author's main claim?", ("argument",)),
        ("what does the section “The Bill” say?", ("section",)),
        ("the bill", ("section",)),
        ("summarise the last section", ("section",)),
        ("What's the last section called?", ("heading",)),
        ("What does the article say?", ("summary",)),
        ("What is the main topic?", ("summary",)),
        ("Summarize the paper pls", ("summary",)),
        ("What is the author's opinion?", ("argument",)),
        ("What is Lee's main argument?", ("argument",)),
        ("What does Ann Lee argue?", ("argument",)),
        ("When was this written?", ("date",)),
        ("Who wrote this article and when?", ("author", "date")),
        ("Who is this by?", ("author",)),
        ("How do I cite this?", ("title", "author", "date")),
        ("Who is the author and what is the main argument?", ("author", "argument")),
        ("Summarise the article and tell me who wrote it.", ("author", "summary")),
        ("Who wrote this and what is it about?", ("author", "summary")),
        ("Summarise this and list the main points", ("summary",)),
    ],
)
def test_a_wish_about_the_article_as_a_whole_is_recognised(message: str, kinds: tuple[str, ...]) -> None:
    """Greetings, byline, outline, summaries and sections, in the words that people use."""
    assert recognise(message, ARTICLE).kinds == kinds


@pytest.mark.parametrize(
    "message",
    [
        "",
        "Who wrote the report to the ministry?",
        "When was the treaty published?",
        "What did the bill cost?",
        "What is the argument between the brothers about?",
        "What year did the war start?",
        "Summarise the dispute over fish.",
        "What do the writers think of him?",
        "When did it happen?",
        "What does the article say about the US?",
        "What does the WHO say about it?",
        "Did it help?",
        "Who will help in the morning?",
        "Which year was the most important?",
        "Summarise this dispute between Russia and Japan",
        "Sum up the article's view on Taiwan",
        "What part did the bill play in it?",
        "Summarize this and tell me what the bill cost",
        "What is your opinion?",
        "What is the opinion of the judges?",
        "What does Lee argue about the bill?",
        "Who is Lee?",
    ],
)
def test_a_question_about_its_matter_stays_a_question(message: str) -> None:
    """One word that is not about the article as such makes it a question to look up."""
    assert recognise(message, ARTICLE).is_question


def test_the_section_that_is_meant_is_named() -> None:
    """The heading comes back as the article words it."""
    assert recognise("summarise the section the bill", ARTICLE).section == "The Bill"
    assert recognise("What does the section “The Bill of Rights” say?", ARTICLE).section == "The Bill of Rights"
    assert recognise("What does the first section say?", ARTICLE).section == "The Bill"
    assert recognise("Summarise the third section", ARTICLE).section == ""


@pytest.mark.parametrize(
    ("message", "is_question"),
    [
        ("When did it appear?", True),
        ("Who claims that?", True),
        ("Is it a good idea?", True),
        ("When was the article published?", False),
        ("Who wrote this?", False),
        ("What is the main argument?", False),
        ("On what date?", True),
        ("Which section says that?", True),
        ("Which sections are there?", False),
        ("What does the author say about this?", True),
        ("What was that about?", True),
        ("What does it say?", True),
        ("What is this article about?", False),
    ],
)
def test_after_another_question_a_pronoun_points_back(message: str, *, is_question: bool) -> None:
    """Not to the article, unless only an article can be meant."""
    assert not recognise(message, ARTICLE).is_question
    assert recognise(message, ARTICLE, is_first=False).is_question == is_question
