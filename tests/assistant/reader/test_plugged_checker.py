"""A cross-encoder of the user's own as the checker, made here from the weights that ship."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

from assistant import Checker
from index.embed import BUNDLED, find_model
from index.errors import ModelError

FOLDER = find_model(BUNDLED)


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., str]:
    """A small cross-encoder with these labels, in a folder."""

    def save(*labels: str) -> str:
        torch.manual_seed(0)
        config = BertConfig(
            hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32, num_labels=len(labels)
        )
        config.id2label = dict(enumerate(labels))
        BertForSequenceClassification(config).save_pretrained(tmp_path)
        AutoTokenizer.from_pretrained(FOLDER).save_pretrained(tmp_path)
        return str(tmp_path)

    return save


@pytest.mark.parametrize(
    "labels", [("LABEL_0",), ("contradiction", "neutral", "entailment"), ("not_supported", "supported")]
)
def test_scores_are_its_chances(saved: Callable[..., str], labels: tuple[str, ...]) -> None:
    """One score, or the label that says entailed; long evidence and certain cases included."""
    checker = Checker.open(checker=saved(*labels))
    scores = checker.score(
        [("The dam broke. " * 500, "The dam burst."), ("The dam broke.", "The dam broke."), ("", "x")]
    )

    assert 0 < scores[0] < 1
    assert scores[1:] == [1.0, 0.0]


def test_the_right_label_is_read(saved: Callable[..., str]) -> None:
    """Both names of two labels give chances that add up to one."""
    (first,) = Checker.open(checker=saved("entailment", "neutral")).score([("Rain fell.", "It rained.")])
    (second,) = Checker.open(checker=saved("neutral", "entailment")).score([("Rain fell.", "It rained.")])

    assert first + second == pytest.approx(1)


def test_a_model_without_such_a_label_is_refused(saved: Callable[..., str]) -> None:
    """With the labels that it has."""
    with pytest.raises(ModelError, match=r"not one of its labels \(good, bad\) says entailed"):
        Checker.open(checker=saved("good", "bad"))


def test_no_model_is_one_sentence(tmp_path: Path) -> None:
    """Which says what may be given."""
    with pytest.raises(ModelError, match="Use trained, model, or a model's folder"):
        Checker.open(checker=str(tmp_path))
