"""The trained reader: a small network that reads a question beside a passage and says which sentences answer."""
