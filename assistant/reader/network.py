"""The network in torch: the bundled encoder and one linear layer on its token states. For training and for export."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from transformers import BertConfig, BertModel

from assistant.reader.tasks import TASKS


class ReaderNetwork(torch.nn.Module):
    """(n, t) token ids -> (n, t, 6) float32; see `assistant.reader.tasks`."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
        self.encoder = BertModel(config, add_pooling_layer=False)
        # `from_pretrained` would report on stderr that the file has a pooling layer, too.
        self.encoder.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
        self.heads = torch.nn.Linear(self.encoder.config.hidden_size, TASKS)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """The six numbers of each token."""
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        return self.heads(states)  # type: ignore[no-any-return]

    @property
    def trained(self) -> dict[str, torch.nn.Parameter]:
        """What training moves: all but the embeddings, which stay those of the bundled encoder."""
        return {name: value for name, value in self.named_parameters() if ".embeddings." not in name}
