"""The figures of a sentence that its evidence lacks, however both write them. Pure; knows nothing of names."""

from assistant.figures.bearing import missing_figures

__all__ = ["missing_figures"]
