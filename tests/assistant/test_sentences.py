"""What a model writes is read for its sentences, whatever its shape; nothing depends on its obedience."""

import time
from collections.abc import Iterator

import pytest

from assistant.sentences import LONGEST, MOST, Written, sentences


def read(text: str, size: int = 3) -> list[Written]:
    """The whole sentences of a text that comes in pieces of so many characters."""
    found = sentences(text[start : start + size] for start in range(0, len(text), size))
    return [sentence for sentence in found if sentence.is_whole]


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is long [1]. It was settled [2, 3].", [("It is long.", (1,)), ("It was settled.", (2, 3))]),
        ("It is long. [1] It was settled. [2][3]", [("It is long.", (1,)), ("It was settled.", (2, 3))]),
        ("“It is so,” he said. [1] Then [2] more.", [("“It is so,” he said.", (1,)), ("Then more.", (2,))]),
        ("It rests on all of these [4-6].", [("It rests on all of these.", (4, 5, 6))]),
        ("The [2019] census counts [2].", [("The [2019] census counts.", (2,))]),
        (
            "Oil rose (1). Gas fell [^2]. Coal stayed【3†source】.",
            [("Oil rose.", (1,)), ("Gas fell.", (2,)), ("Coal stayed.", (3,))],
        ),
        ("[1] Oil rose. [2] Gas fell.", [("Oil rose.", (1,)), ("Gas fell.", (2,))]),
        (
            '"Oil rose. Gas fell," he lied [1]. Coal stayed.',
            [('"Oil rose. Gas fell," he lied.', (1,)), ("Coal stayed.", ())],
        ),
        (
            "Critics say (Oil rose. Gas fell.) is false. So.",
            [("Critics say (Oil rose. Gas fell.) is false.", ()), ("So.", ())],
        ),
        ("Dr. Lee came at 3 p.m. on foot.", [("Dr. Lee came at 3 p.m. on foot.", ())]),
        ("Oil rose [1 and 2]. Gas fell [S3].", [("Oil rose.", (1, 2)), ("Gas fell.", (3,))]),
        ("Oil rose [1] and [2]. Gas fell [1], [2].", [("Oil rose.", (1, 2)), ("Gas fell.", (1, 2))]),
        ("Oil rose (3, 4). Gas fell (sentence 3).", [("Oil rose.", (3, 4)), ("Gas fell.", (3,))]),
        ("According to sentence [1], oil rose. It won (10-12).", [("Oil rose.", (1,)), ("It won (10-12).", ())]),
        ("Oil rose [1]. Gas fell [2]", [("Oil rose.", (1,)), ("Gas fell", (2,))]),
        (
            "Sentence 3 says that oil rose. According to sentences 4 and 5, gas fell.",
            [("Oil rose.", (3,)), ("Gas fell.", (4, 5))],
        ),
        ("[6] states that coal stayed. As noted in [7], it fell.", [("Coal stayed.", (6,)), ("It fell.", (7,))]),
        (
            "Oil [3] rose, and gas (4) fell. Coal [5] stayed.",
            [("Oil rose, and gas (4) fell.", (3,)), ("Coal stayed.", (5,))],
        ),
        (
            "Oil rose. (Sentence 3) Gas fell. (4) Coal stayed.",
            [("Oil rose.", (3,)), ("Gas fell.", (4,)), ("Coal stayed.", ())],
        ),
        ("Oil rose (3)(4). Gas fell [S3, S4].", [("Oil rose.", (3, 4)), ("Gas fell.", (3, 4))]),
        (
            "Oil rose [cite: 3, 4]. Gas fell [Source: 3]. Coal stayed [3 to 5].",
            [("Oil rose.", (3, 4)), ("Gas fell.", (3,)), ("Coal stayed.", (3, 4, 5))],
        ),
        ("Oil rose ([3]). Gas fell (see [4] and [5]).", [("Oil rose.", (3,)), ("Gas fell.", (4, 5))]),
        (
            "**Oil rose.** [3] Gas fell. **[4]** Coal stayed.",
            [("Oil rose.", (3,)), ("Gas fell.", (4,)), ("Coal stayed.", ())],
        ),
        ("Oil rose. [3], [4] Gas fell. [5]", [("Oil rose.", (3, 4)), ("Gas fell.", (5,))]),
        (
            'He lied: "We are friends." [3] She said, “We will not.” [4] Oil rose.',
            [('He lied: "We are friends."', (3,)), ("She said, “We will not.”", (4,)), ("Oil rose.", ())],
        ),
        ("[1, 2] Oil rose. [3] Gas fell.", [("Oil rose.", (1, 2)), ("Gas fell.", (3,))]),
    ],
    ids=[
        "before the stop",
        "behind the stop",
        "behind quotation marks",
        "range",
        "a year is no number",
        "other brackets",
        "in front",
        "quotation",
        "brackets",
        "no numbers",
        "words in the brackets",
        "words between them",
        "round brackets",
        "said in words",
        "at the end",
        "said in other words",
        "stated",
        "within",
        "round and behind",
        "one by one",
        "other words in the brackets",
        "brackets in brackets",
        "bold",
        "a comma between them",
        "behind a quotation",
        "several in front",
    ],
)
def test_numbers_belong_to_their_sentence(text: str, size: int, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    """Wherever the model puts them, and however the text is cut into pieces."""
    assert expected == [(sentence.text, sentence.numbers) for sentence in read(text, size)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n ", []),
        ("[1] [2]", []),
        ("- **Oil** rose.[3]\n- Gas fell.", ["Oil rose.", "Gas fell."]),
        ("1. Oil rose.\n2. Gas fell.", ["Oil rose.", "Gas fell."]),
        ("## Answer\nHere it is:\nOil rose.", ["Oil rose."]),
        ("It is <b>long</b> and [wide](http://x.example) <script>x</script>.", ["It is long and wide x."]),
        ('{"answer": "Oil rose [1].", "sources": [1]}', ["Oil rose."]),
        ('```json\n{"sentences": ["Oil rose.", "Gas fell [3]."]}\n```', ["Oil rose.", "Gas fell."]),
        ('{"answer": "Oil ro', ['{"answer": "Oil ro']),
        ("<think>Oil fell. Or not?</think>Oil rose.", ["Oil rose."]),
        ("<think>Oil fell. I go on and on", []),
        ("<think>" + "Hm. " * 3000 + "</think>Oil rose.", ["Oil rose."]),
        ('Sure! Here it is:\n```json\n{"a": "Oil rose."}\n```\nGas fell.', ["Oil rose.", "Gas fell."]),
        ("[" * 3000, []),
        ('{"a":' * 900, []),
        ("Oil rose. Gas fell. And then the", ["Oil rose.", "Gas fell."]),
        ("about 2,615 miles", ["about 2,615 miles"]),
        ("Oil rose. Oil rose. oil rose.", ["Oil rose."]),
        ("[THINK]Oil fell.[/THINK]Oil rose.", ["Oil rose."]),
        ("Oil fell, I think. Or</think>Oil rose.", ["Oil fell, I think.", "Oil rose."]),
        ("The border is \u202e2,615\u202c miles\u0007 long.", ["The border is 2,615 miles long."]),
        ("贸易增长了。石油下降了。", ["贸易增长了。", "石油下降了。"]),
        ("**Answer:** Oil rose.\n\nSources: [1], [2]\n\nLet me know if you have questions!", ["Oil rose."]),
        ("Based on the sentences provided, it rose. From the text: gas fell.", ["It rose.", "Gas fell."]),
        ("Okay, oil. " + "It fell. " * 900 + "</think>\n\nOil rose.", ["Oil rose."]),
        ("Okay, oil rose. Gas fell.", ["Okay, oil rose.", "Gas fell."]),
        ("Of course the oil rose. If oil rises, gas falls.", ["Of course the oil rose.", "If oil rises, gas falls."]),
    ],
    ids=[
        "empty", "blank", "numbers alone", "bullets", "list", "heading", "markup", "JSON", "fenced JSON", "broken JSON",
        "thinking", "thinking only", "thinking long", "JSON behind words", "brackets", "deep JSON", "cut off",
        "one fragment", "repeated", "other tags", "a tag that only ends", "controls", "Chinese", "said to the reader",
        "led in", "thinking without a tag", "thinking without an end", "not said to the reader",
    ],
)  # fmt: skip
def test_whatever_shape_it_has(text: str, expected: list[str]) -> None:
    """Markup goes, words stay, what breaks off is left out, and nothing is said twice."""
    assert expected == [sentence.text for sentence in read(text)]


def test_a_row_of_a_table_is_read_without_its_edges() -> None:
    """What stands in it may be a sentence."""
    told = read("| Fact | Known |\n|---|---|\n| Oil rose [1]. | yes |\n| Gas [2] | fell |\n")

    assert ("Oil rose.", (1,)) in [(each.text, each.numbers) for each in told]
    assert not any(each.text.startswith("|") or each.text.endswith("|") for each in told)


def test_a_sentence_comes_as_soon_as_the_next_begins() -> None:
    """And no more of the text is taken than that needs."""
    taken: list[str] = []

    def pieces() -> Iterator[str]:
        for piece in ["Oil rose", ". [1]", " Gas", " fell. ", "Coal", " stayed."]:
            taken.append(piece)
            yield piece

    found = sentences(pieces())

    assert next(found) == Written("Oil rose.", (1,))
    assert taken == ["Oil rose", ". [1]", " Gas"]


def test_an_endless_text_ends() -> None:
    """After so many sentences, and after so many characters without one."""
    counted = sentences(f"Number {number} is it. " for number in range(10**9))
    assert len(list(counted)) == MOST
    assert len("".join(sentence.text for sentence in sentences("and " for _ in range(10**9)))) <= LONGEST


@pytest.mark.parametrize(
    "text", ["[" * 6000, "<!--" * 1500, "\n" * 6000, "“" * 6000, "[ " * 3000, "“a. " * 1500, "(1) " * 1500]
)
def test_no_text_takes_long(text: str) -> None:
    """However it is made, a model's answer is read in the time that it takes to write it."""
    started = time.monotonic()
    read(text, 4)

    assert time.monotonic() - started < 20


def test_numbers_beside_a_text_of_json_are_its_own() -> None:
    """Where it is the only text beside them."""
    told = read('{"told": [{"sentence": "Oil rose.", "citations": [3, 4]}, {"a": "Gas fell.", "b": "x", "n": [1]}]}')

    assert [(each.text, each.numbers) for each in told][:2] == [("Oil rose.", (3, 4)), ("Gas fell.", ())]
