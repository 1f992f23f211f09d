"""An article: loaded, split into passages, embedded and searched. Knows nothing of chat."""
