"""A question beside a passage, as tokens."""

import pytest
from tokenizers import Tokenizer

from assistant.reader.pairs import LONGEST, batches, encode, open_tokenizer, padded
from index.embed import BUNDLED, find_model

TEXT = "The dam cost $3.5 million. It was opened in 1994, too late."
SENTENCES = ((0, 26), (27, 59))


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """The bundled encoder's."""
    return open_tokenizer(find_model(BUNDLED))


def test_each_token_of_the_passage_knows_its_sentence(tokenizer: Tokenizer) -> None:
    """The tokens of a sentence spell that sentence, and the question's tokens stand in none."""
    (pair,) = encode(tokenizer, "When was it opened?", [(TEXT, SENTENCES)])
    told = [
        [TEXT[start:end] for start, end in pair.spans[pair.sentences == number]] for number in range(len(SENTENCES))
    ]

    assert told[0] == ["The", "dam", "cost", "$", "3", ".", "5", "million", "."]
    assert told[1][-4:] == [",", "too", "late", "."]
    assert set(pair.sentences[pair.types == 0]) == {-1}


def test_a_passage_that_does_not_fit_is_cut_and_the_question_is_not(tokenizer: Tokenizer) -> None:
    """As many tokens as the encoder has positions; the last sentence has none left."""
    long = "word " * 600
    (pair,) = encode(tokenizer, "Is the question whole?", [(long + TEXT, ((0, 2999), (3000, 3026)))])

    assert len(pair) == LONGEST
    assert (pair.types == 0).sum() == len(tokenizer.encode("Is the question whole?").ids)
    assert set(pair.sentences) == {-1, 0}


def test_an_empty_question_is_read_like_any_other(tokenizer: Tokenizer) -> None:
    """No error, and every sentence has tokens."""
    (pair,) = encode(tokenizer, "", [(TEXT, SENTENCES)])

    assert set(pair.sentences) == {-1, 0, 1}


def test_padding_is_masked(tokenizer: Tokenizer) -> None:
    """The shorter row is filled with zeros that the mask leaves out."""
    pairs = encode(tokenizer, "When?", [(TEXT, SENTENCES), (TEXT[:26], SENTENCES[:1])])
    feed = padded(pairs)

    assert feed["input_ids"].shape == (2, len(pairs[0]))
    assert feed["attention_mask"].sum(axis=1).tolist() == [len(pair) for pair in pairs]
    assert not feed["input_ids"][1, len(pairs[1]) :].any()


def test_batches_hold_every_pair_once_and_no_more_tokens_than_asked(tokenizer: Tokenizer) -> None:
    """Like lengths run together, counted with their padding; a pair that is longer than a batch runs alone."""
    pairs = encode(tokenizer, "When?", [("word " * size, ((0, 4),)) for size in (5, 300, 7, 90, 6, 100)])
    groups = list(batches(pairs, tokens=220))

    assert sorted(place for group in groups for place in group) == list(range(6))
    assert all(len(group) * max(len(pairs[place]) for place in group) <= 220 for group in groups if len(group) > 1)
    assert [1] in groups
