"""From a file or an address to an article: bytes, characters, layout, offsets. `index.load` is the door."""
