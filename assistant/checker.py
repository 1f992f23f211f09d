"""Does the evidence bear the sentence out? Every part of it: figures, who did what to whom, all or some, may or will.

The network that ships reads the sentence beside the evidence (`assistant.reader`); figures, names and quotations that
the evidence lacks count against it as well. Weights: `python -m evals.fit_checker`, with what they reach.
"""

import re
from collections.abc import Sequence
from typing import Self

from assistant.reader.choice import TRAINED
from assistant.settings import JUDGE, Settings
from assistant.verify import Scorer
from assistant.write import Writer, open_writer
from index.errors import SettingsError
from index.sentences import split_sentences
from index.tokens import encodable


class Checker:
    """Scores sentences against evidence. Safe to share between threads."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer = scorer

    @classmethod
    def open(cls, **settings: object) -> Self:
        """The checker of the settings; see `Settings.checker`.

        Raises:
            SettingsError: a setting cannot be used.
            ModelError: there is no such model, or it cannot check.
        """
        chosen = Settings.read(**settings)
        return cls(_open(chosen, open_writer(chosen)))

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """For each (evidence, sentence), 0 to 1: the chance that the evidence bears the sentence out.

        Evidence may be of any length. A sentence that is one of the evidence, word for word, scores 1; one without
        words, or without evidence, 0.
        """
        pairs = [(encodable(evidence), encodable(sentence)) for evidence, sentence in pairs]
        known = [_certain(evidence, sentence) for evidence, sentence in pairs]
        asked = [pair for pair, score in zip(pairs, known, strict=True) if score is None]
        found = iter(self._scorer.score(asked) if asked else [])
        return [next(found) if score is None else score for score in known]


def open_checker(settings: Settings, writer: Writer | None = None) -> Checker:
    """The checker of the settings, and the writer's model as judge where they say so."""
    return Checker(_open(settings, writer))


def _open(settings: Settings, writer: Writer | None) -> Scorer:
    if settings.checker == TRAINED:
        from assistant.reader.checking import TrainedScorer

        return TrainedScorer.open(settings.directory / "models")
    if settings.checker == JUDGE:
        from assistant.judge import Judge

        if writer is None:
            message = "The checker is the language model, and none is set: give one, such as --model ollama:llama3.2."
            raise SettingsError(message)
        return Judge(writer.name, writer.open, writer.timeout)
    from assistant.reader.plugged_checker import PluggedScorer

    return PluggedScorer(settings.checker)


def _certain(evidence: str, sentence: str) -> float | None:
    """The score where it needs no reading."""
    own, other = " ".join(sentence.split()), " ".join(evidence.split())
    if not re.search(r"\w", own) or not re.search(r"\w", other):
        return 0.0
    # A part of a sentence proves nothing: "nobody said that the dam broke" does not say that the dam broke.
    if own in other and own in {other[start:end].strip() for start, end in split_sentences(other)}:
        return 1.0
    return None
