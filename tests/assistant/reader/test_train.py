"""Training: it learns, and goes on where it was stopped."""

from pathlib import Path

import pytest
import torch

from assistant.reader import train as training
from assistant.reader.batch import collate, losses
from assistant.reader.examples import Example
from assistant.reader.network import ReaderNetwork
from assistant.reader.pairs import encode, open_tokenizer
from index.embed import BUNDLED, find_model

TEXT = "The dam was opened in 1994. It cost 3 million. Nobody had asked for it."
SENTENCES = ((0, 27), (28, 46), (47, 71))
EXAMPLES = [
    Example("What did the dam cost?", TEXT, SENTENCES, frozenset({1}), (36, 45)),
    Example("When was the dam opened?", TEXT, SENTENCES, frozenset({0}), (22, 26)),
    Example("Why had everybody asked for the dam?", TEXT, SENTENCES, frozenset({2}), None, contradicts=True),
    Example("Who built the dam?", TEXT, SENTENCES),
    Example("The dam cost 3 million.", TEXT, SENTENCES, frozenset({1}), supported=True),
    Example("The dam cost 4 million.", TEXT, SENTENCES, frozenset({1}), contradicts=True, supported=False),
    Example("The dam was wanted.", TEXT, (), supported=False),
]
FOLDER = find_model(BUNDLED)


def loss_of(network: ReaderNetwork) -> float:
    """All tasks together, on the examples."""
    tokenizer = open_tokenizer(FOLDER)
    pairs = [encode(tokenizer, each.question, [(each.text, each.sentences)])[0] for each in EXAMPLES]
    batch = collate(pairs, EXAMPLES, "cpu")
    with torch.no_grad():
        found = losses(network(**batch.feed), batch)
    assert found.keys() == {"evidence", "answers", "supports", "premise", "span"}
    return sum(value.item() for value in found.values())


def test_labels_stand_at_the_right_tokens() -> None:
    """Evidence by sentence, the phrase by its first and last token, nothing where there is none."""
    pairs = [
        encode(open_tokenizer(FOLDER), each.question, [(each.text, each.sentences)])[0]
        for each in (EXAMPLES[0], EXAMPLES[3])
    ]
    batch = collate(pairs, [EXAMPLES[0], EXAMPLES[3]], "cpu")
    start, end = int(batch.start[0]), int(batch.end[0])

    assert batch.evidence.tolist() == [[0, 1, 0], [0, 0, 0]]
    assert TEXT[pairs[0].spans[start][0] : pairs[0].spans[end][1]] == "3 million"
    assert (int(batch.start[1]), int(batch.end[1])) == (-100, -100)
    torch.testing.assert_close(batch.pooling.sum(-1), torch.ones(2, 3))


def test_it_learns_and_goes_on_where_it_was_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The loss falls by half; what was finished is not trained again; the embeddings stay those of the encoder."""
    monkeypatch.setattr(training, "SAVE_EVERY", 1)
    torch.manual_seed(0)
    network, again = ReaderNetwork(FOLDER), ReaderNetwork(FOLDER)
    before = loss_of(network)
    training.train(network, [EXAMPLES] * 40, tmp_path / "stage.pt")
    training.train(again, [EXAMPLES] * 40, tmp_path / "stage.pt")

    assert loss_of(network) < before / 2
    assert loss_of(again) == pytest.approx(loss_of(network))
    torch.testing.assert_close(
        network.encoder.embeddings.word_embeddings.weight,
        ReaderNetwork(FOLDER).encoder.embeddings.word_embeddings.weight,
    )
