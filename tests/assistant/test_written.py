"""With a language model: sentence by sentence, each checked, nothing unchecked shown, and always an answer."""

import time
from collections.abc import Callable, Iterator, Sequence

import pytest
from scripted import Breaking, Ending, Scripted

from assistant import Answer, Assistant, Turn
from assistant.markup import Written
from assistant.settings import Settings
from assistant.write import open_writer

QUESTION = "How long is the border?"
FACT = "The border between China and Russia is 2,615 miles long."
WRONG = "The border between China and Russia is 9,999 miles long."


class Trusting:
    """A checker that takes everything but what is marked as bad."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """0.1 for what is bad, else 0.9."""
        return [0.1 if "bad" in sentence else 0.9 for _, sentence in pairs]


@pytest.fixture
def written(assistant: Assistant) -> Callable[..., Assistant]:
    """The assistant on the digest with a model that says these lines."""

    def make(*lines: object, model: Scripted | None = None) -> Assistant:
        told = model or Scripted(lines=lines)
        writer = open_writer(Settings.read(model_timeout=20), told)
        return Assistant(assistant.index, assistant.reader, writer=writer, checker=Trusting())

    return make


def quoted(answer: Answer) -> bool:
    """Whether the built-in answer stands in."""
    return answer.model == "quote" and all(sentence.is_quotation for sentence in answer.sentences)


def assert_exact(assistant: Assistant, answer: Answer) -> None:
    """Every sentence has citations, and these are verbatim."""
    assert all(sentence.citations for sentence in answer.sentences)
    for citation in answer.citations:
        assert assistant.article.text[citation.start : citation.end] == citation.quote


def test_sentences_are_shown_as_they_are_borne_out(written: Callable[..., Assistant]) -> None:
    """One by one; what is not borne out is withheld and counted, with the reason."""
    assistant = written(f"{FACT} [1] {WRONG} [1] This is bad. The border was delimited by 2006.")
    answers = list(assistant.stream(QUESTION))

    assert [len(answer.sentences) for answer in answers] == [1, 2, 2]
    whole = answers[-1]
    assert [sentence.text for sentence in whole.sentences] == [FACT, "The border was delimited by 2006."]
    assert whole.checked == "2 of 4 sentences supported; 2 withheld"
    assert [(each.text, each.reason) for each in whole.withheld] == [
        (WRONG, "9,999: not in what it cites"),
        ("This is bad.", "leans on what is not shown"),
    ]
    assert (whole.model, whole.verdict, whole.note) == ("Scripted", "answered", "")
    assert_exact(assistant, whole)


def test_a_wrong_or_missing_number_costs_no_true_sentence(written: Callable[..., Assistant]) -> None:
    """The citation is found by search, and it is the sentence that says so."""
    for line in (FACT, f"{FACT} [1]", f"{FACT} [77]"):
        answer = written(line).ask(QUESTION)

        assert [sentence.text for sentence in answer.sentences] == [FACT]
        assert "2,615" in answer.sentences[0].citations[0].quote


def test_half_a_surrogate_pair_is_left_out(written: Callable[..., Assistant]) -> None:
    """As servers send it that cut an emoji in two."""
    answer = written(f"The border between China and Russia \ud83d is 2,615 miles long. [1] {WRONG} \ud83d").ask(
        QUESTION
    )

    assert [sentence.text for sentence in answer.sentences] == [FACT]
    assert [each.text for each in answer.withheld] == [WRONG]


def test_what_cannot_be_cut_into_sentences_is_a_failure(
    written: Callable[..., Assistant], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Like any other of the model's."""

    def cut(_: object) -> Iterator[Written]:
        yield Written(FACT, (1,))
        raise ZeroDivisionError

    monkeypatch.setattr("assistant.write.sentences", cut)
    answer = written(FACT).ask(QUESTION)

    assert answer.sentences[0].text == FACT
    assert answer.note.startswith("The model Scripted failed (ZeroDivisionError). The answer breaks off")


def test_what_cannot_be_checked_is_withheld(assistant: Assistant) -> None:
    """And the quotes stand in."""

    class Broken:
        def score(self, _: object) -> list[float]:
            raise ZeroDivisionError

    writer = open_writer(Settings.read(model_timeout=20), Scripted(lines=[f"{FACT} [1]"]))
    answer = Assistant(assistant.index, assistant.reader, writer=writer, checker=Broken()).ask(QUESTION)

    assert quoted(answer)
    assert [each.reason for each in answer.withheld] == ["could not be checked"]


@pytest.mark.parametrize(
    "line",
    ["", "bad", f"{WRONG} [1]", '{"bad": ["bad"]}', "[1] [2] [3]", "<b></b>", "This is bad. " * 1000, "bad " * 5000],
    ids=["empty", "bad", "wrong", "JSON", "numbers", "markup", "long", "endless"],
)
def test_when_nothing_is_borne_out_the_article_speaks(written: Callable[..., Assistant], line: str) -> None:
    """The built-in quoted answer stands in, and says that it does."""
    assistant = written(line)
    answer = assistant.ask(QUESTION)

    assert quoted(answer)
    assert "2,615" in answer.text
    assert answer.note == (
        "Nothing that Scripted wrote was borne out by the article, so here are the article's own words."
        if answer.withheld
        else "Scripted wrote no sentence, so here are the article's own words."
    )
    assert bool(answer.withheld) == ("bad" in line or WRONG in line)
    assert_exact(assistant, answer)


@pytest.mark.parametrize("failure", [ConnectionError("refused"), TimeoutError("timed out"), RuntimeError("odd")])
def test_a_failing_model_leaves_an_answer(
    written: Callable[..., Assistant], failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """One sentence on what failed, and the quotes; the log has the cause."""
    answer = written(failure).ask(QUESTION)

    assert quoted(answer)
    assert "2,615" in answer.text
    assert answer.note.startswith("The model Scripted ")
    assert answer.note.endswith(" Here are the article's own words instead.")
    assert [record.exc_info and record.exc_info[1] for record in caplog.records] == [failure]


def test_what_was_shown_before_a_failure_stays(written: Callable[..., Assistant]) -> None:
    """With a word on what failed, and the quotes behind it."""
    answer = written(model=Breaking(lines=[f"{FACT} [1]. More"], failure=TimeoutError("timed out"))).ask(QUESTION)

    assert answer.sentences[0].text == FACT
    assert answer.written == 1
    assert [sentence.text for sentence in answer.sentences[1:]] == [
        citation.quote for sentence in answer.sentences[1:] for citation in sentence.citations
    ]
    assert "2,615" in answer.sentences[1].text
    assert answer.note == (
        "The model Breaking did not answer in time: try again, or allow more with --model-timeout. "
        "The answer breaks off, so the article's own words follow."
    )


def test_an_answer_that_was_cut_short_says_so(written: Callable[..., Assistant]) -> None:
    """By a limit of tokens; the quotes follow."""
    model = Ending(lines=[f"{FACT} [1]. The two sides wan"], told={"finish_reason": "length"})
    answer = written(model=model).ask(QUESTION)

    assert answer.sentences[0].text == FACT
    assert answer.sentences[1].is_quotation
    assert answer.note == (
        "What Ending wrote was cut short (length). The answer breaks off, so the article's own words follow."
    )


def test_what_the_article_does_not_say_is_not_asked_of_the_model(written: Callable[..., Assistant]) -> None:
    """The reader decides; a model could only guess."""
    model = Scripted(lines=["The capital of Australia is Canberra."])
    answer = written(model=model).ask("What is the capital of Australia?")

    assert (answer.verdict, answer.sentences, model.asked) == ("not_in_article", (), [])


def test_a_wrong_premise_is_corrected_by_a_quote(written: Callable[..., Assistant]) -> None:
    """It comes before what the model writes, which plays along here."""
    answer = written("This is bad: they lost.").ask("Why did Prince Nevsky lose to the Livonian Order in 1242?")

    assert answer.verdict == "corrected"
    assert "defeated the Livonian Order" in answer.text
    assert answer.sentences[0].is_quotation


def test_the_reader_knows_better_than_a_model_that_refuses(written: Callable[..., Assistant]) -> None:
    """Its sentences are shown, with a word on what the model says."""
    answer = written("The article does not say.").ask("What did trade between the two reach in 2023?")

    assert quoted(answer)
    assert answer.note.startswith("Scripted says that the article does not say.")


def test_what_is_withheld_is_not_tried_again(written: Callable[..., Assistant]) -> None:
    """However often, with whatever words in front, and whatever it then cites."""
    answer = written(f"{WRONG} [1] Indeed, {WRONG} [1-4] As stated before, {WRONG} [5-8] {FACT} [1]").ask(QUESTION)

    assert [sentence.text for sentence in answer.sentences] == [FACT]
    assert [each.reason for each in answer.withheld[1:]] == ["says again what is withheld"] * 2


def test_nothing_comes_after_a_stop(written: Callable[..., Assistant]) -> None:
    """Not even the sentences that the model had written by then."""
    stopped: list[bool] = []
    answers = written(f"{FACT} [1] It was delimited by 2006. " * 2).stream(QUESTION, (), lambda: bool(stopped))
    first = next(answers)
    stopped.append(True)

    assert [answer.sentences for answer in answers] in ([], [first.sentences])


def test_a_slow_checker_is_not_waited_for(assistant: Assistant) -> None:
    """Nobody is there any more to whom its verdict would be shown."""

    class Slow(Trusting):
        def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
            time.sleep(30)
            return super().score(pairs)

    started = time.perf_counter()
    writer = open_writer(Settings.read(model_timeout=20), Scripted(lines=[f"{FACT} [1]"]))
    slow = Assistant(assistant.index, assistant.reader, writer=writer, checker=Slow())

    assert list(slow.stream(QUESTION, (), lambda: time.perf_counter() > started + 1)) == []
    assert time.perf_counter() < started + 15


def test_a_follow_up_is_reworded_by_the_model(written: Callable[..., Assistant]) -> None:
    """And the question as understood is told; a rewording that asks something else is not taken."""
    history = [Turn(QUESTION, FACT)]
    good = written("When was the border between China and Russia delimited?", FACT)
    answer = good.ask("And when was it delimited?", history)
    assert answer.standalone == "When was the border between China and Russia delimited?"

    answer = written("Who is the president of Brazil?", FACT).ask("And when was it delimited?", history)
    assert answer.standalone == f"{QUESTION} And when was it delimited?"


def test_to_stop_frees_the_model(written: Callable[..., Assistant]) -> None:
    """Whoever closes the stream after the first sentence ends the request."""
    model = Scripted(lines=[f"{FACT} [1] " * 3 + "It goes on. " * 10_000])
    answers = written(model=model).stream(QUESTION)
    assert next(answers).sentences[0].text == FACT
    answers.close()  # type: ignore[attr-defined]

    deadline = time.monotonic() + 5
    while not model.closed and time.monotonic() < deadline:
        time.sleep(0.01)
    assert model.closed == model.begun == [1]


def test_the_chain_is_the_same_journey(written: Callable[..., Assistant]) -> None:
    """Invoked it gives the whole answer, streamed each step of it."""
    line = f"{FACT} [1] It was delimited by 2006."
    whole = written(line).chain.invoke({"question": QUESTION})

    assert [sentence.text for sentence in whole.sentences] == [FACT, "It was delimited by 2006."]
    assert len(list(written(line).chain.stream({"question": QUESTION}))) == 3
