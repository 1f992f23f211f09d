"""Where an index is kept: in a folder or on a Chroma server, sealed, and built again when it is damaged."""
