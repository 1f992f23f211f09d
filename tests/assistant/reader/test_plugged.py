"""A model of the user's own as the reader: one for question answering and a cross-encoder, both made here."""

import json
from pathlib import Path

import pytest
import torch
from transformers import (
    AutoTokenizer,
    BertConfig,
    BertForMaskedLM,
    BertForQuestionAnswering,
    BertForSequenceClassification,
)

from assistant import Answer, Assistant
from assistant.reader.tasks import ANSWERS, END, START
from assistant.reader.weights import shipped
from assistant.settings import DIGEST
from index.embed import BUNDLED, find_model
from index.errors import ModelError

FOLDER = find_model(BUNDLED)
QUESTION = "How long is the border?"


@pytest.fixture(scope="module")
def trained() -> dict[str, torch.Tensor]:
    """The weights that ship, from which both models are made."""
    return {name: torch.from_numpy(value) for name, value in shipped(FOLDER).items()}


def saved(model: torch.nn.Module, folder: Path) -> str:
    """The model with the bundled tokenizer, in a folder."""
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(FOLDER).save_pretrained(folder)
    return str(folder)


def encoder_of(trained: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The layers, named as a BERT model names them."""
    return {name.replace("encoder.", "bert.", 1): value for name, value in trained.items() if "heads" not in name}


@pytest.fixture(scope="module")
def question_answering(trained: dict[str, torch.Tensor], tmp_path_factory: pytest.TempPathFactory) -> str:
    """An extractive question-answering model: the trained layers with their two heads for edges."""
    model = BertForQuestionAnswering.from_pretrained(FOLDER)
    model.load_state_dict(encoder_of(trained), strict=False)
    model.qa_outputs.weight.data = trained["heads.weight"][[START, END]]
    model.qa_outputs.bias.data = trained["heads.bias"][[START, END]]
    return saved(model, tmp_path_factory.mktemp("qa"))


@pytest.fixture(scope="module")
def cross_encoder(trained: dict[str, torch.Tensor], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A cross-encoder of one score: the trained layers with the head that says whether a passage answers.

    Its library puts a tanh before the head; what is made small before and large behind passes it as it is.
    """
    model = BertForSequenceClassification.from_pretrained(FOLDER, num_labels=1)
    model.load_state_dict(encoder_of(trained), strict=False)
    size, small = model.config.hidden_size, 1e-3
    model.bert.pooler.dense.weight.data = torch.eye(size) * small
    model.bert.pooler.dense.bias.data.zero_()
    model.classifier.weight.data = trained["heads.weight"][[ANSWERS]] / small
    model.classifier.bias.data = trained["heads.bias"][[ANSWERS]]
    return saved(model, tmp_path_factory.mktemp("pairs"))


def ask(reader: str, folder: Path, question: str = QUESTION) -> Answer:
    """The answer of an assistant on the digest with that reader; whatever it finds is shown."""
    return Assistant.open(DIGEST, directory=folder, reader=reader, threshold=0).ask(question)


def test_a_question_answering_model_reads(question_answering: str, assistant: Assistant, folder: Path) -> None:
    """By one setting; it finds the sentence and the phrase that answers."""
    answer = ask(question_answering, folder)
    phrase = answer.citations[0].phrase

    assert answer.verdict == "answered"
    assert "2,615" in answer.sentences[0].text
    assert phrase is not None
    assert "2,615" in assistant.article.text[slice(*phrase)]


def test_a_cross_encoder_reads(cross_encoder: str, folder: Path) -> None:
    """By the same setting; it scores sentences and knows no phrase."""
    answer = ask(cross_encoder, folder)

    assert "2,615" in answer.text
    assert {citation.phrase for citation in answer.citations} == {None}


def test_a_threshold_refuses(question_answering: str, folder: Path) -> None:
    """What is too unsure for the setting is not shown, though the evidence is the same."""
    answer = Assistant.open(DIGEST, directory=folder, reader=question_answering, threshold=1).ask(QUESTION)

    assert (answer.verdict, answer.sentences) == ("not_in_article", ())
    assert 0 < answer.confidence < 1


def test_a_model_that_cannot_read_is_refused(tmp_path: Path, folder: Path) -> None:
    """A language model's folder says what it is and what is needed."""
    config = BertConfig(hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)
    model = saved(BertForMaskedLM(config), tmp_path)

    with pytest.raises(ModelError, match=r"BertForMaskedLM.*must be for question answering"):
        ask(model, folder)


@pytest.mark.parametrize("content", [None, {}, {"model_type": "bert"}, {"model_type": "nothing-known"}])
def test_a_folder_without_a_model_is_refused(tmp_path: Path, folder: Path, content: dict[str, str] | None) -> None:
    """One sentence names it; nothing else is lost."""
    if content is not None:
        (tmp_path / "config.json").write_text(json.dumps(content))

    with pytest.raises(ModelError, match=str(tmp_path)):
        ask(str(tmp_path), folder)


def test_a_name_that_cannot_be_fetched_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Offline, one sentence; the test forbids the fetching."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)

    with pytest.raises(ModelError, match="no-such/reader"):
        ask("no-such/reader", folder)
