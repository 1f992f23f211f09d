"""The network in torch: the bundled encoder and one linear layer on its token states. For training and for export."""

from pathlib import Path

import torch
from torch import Tensor
from transformers import BertModel

from assistant.reader.tasks import TASKS


class ReaderNetwork(torch.nn.Module):
    """(n, t) token ids -> (n, t, 5) float32; see `assistant.reader.tasks`."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            folder, add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        self.heads = torch.nn.Linear(self.encoder.config.hidden_size, TASKS)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """The five numbers of each token."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        return self.heads(states)  # type: ignore[no-any-return]

    @property
    def trained(self) -> dict[str, torch.nn.Parameter]:
        """What training moves: all but the embeddings, which stay those of the bundled encoder."""
        return {name: value for name, value in self.named_parameters() if ".embeddings." not in name}
