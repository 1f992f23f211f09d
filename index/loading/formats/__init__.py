"""One reader a format: `Content` -> `Draft`. Each imports its library where it is used."""
