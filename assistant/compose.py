"""Drafts -> what is shown of them: quotes as they are, a language model's sentences one by one as they are checked."""

import logging
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial

from assistant.answer import Withheld
from assistant.draft import Draft
from assistant.hurry import within
from assistant.model import QUOTE
from assistant.refusal import says_nothing
from assistant.verify import Checked, Verifier
from assistant.write import Writer
from index.errors import Error, ModelError
from index.search import Hit
from prompts import load as text_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Composed:
    """What an answer is made of, so far.

    Attributes:
        shown: what is borne out, in order.
        withheld: what is not.
        note: a word of the assistant itself, else "".
        model: what wrote what is shown.
        written: how many of the shown a language model wrote.
    """

    shown: tuple[Draft, ...]
    withheld: tuple[Withheld, ...] = ()
    note: str = ""
    model: str = QUOTE
    written: int = 0


@dataclass(frozen=True)
class Task:
    """What a language model is to answer.

    Attributes:
        question: as it stands alone.
        title: of the article.
        hits: the passages that the model is shown.
        quotes: the built-in answer, which stands in where nothing that the model wrote is borne out.
        lead: quotes that come before what the model writes: those that correct the question.
        is_sure: whether the quotes stand in also where the model says that the article does not say.
        is_stopped: whether nobody waits for the answer any more.
    """

    question: str
    title: str
    hits: Sequence[Hit]
    quotes: Sequence[Draft]
    lead: Sequence[Draft]
    is_sure: bool
    is_stopped: Callable[[], bool]


def quoted(drafts: Sequence[Draft]) -> Composed:
    """Quotations, which bear themselves out."""
    return Composed(tuple(drafts))


def written(writer: Writer, verifier: Verifier, task: Task) -> Iterator[Composed]:
    """What the model writes, again with each sentence that is borne out, and then whole. Never raises for the model."""
    shown, withheld = list(task.lead), list[Withheld]()
    refuses, failure = False, ""
    try:
        with closing(writer.write(task.question, task.title, task.hits, task.is_stopped)) as drafts:
            for draft in drafts:
                if task.is_stopped():
                    break
                if says_nothing(draft.text or ""):
                    refuses = True
                    continue
                # Whoever checks may be slow, too: a language model as judge.
                checked = next(within(math.inf, partial(_check, verifier, draft), task.is_stopped), None)
                if checked is None:
                    break
                if checked.reason:
                    withheld.append(Withheld(draft.text or "", checked.draft.support, checked.reason))
                    continue
                shown.append(checked.draft)
                yield _by(writer, task, shown, withheld)
    except ModelError as error:
        failure = str(error)
    if len(shown) > len(task.lead):
        yield _broken_off(_by(writer, task, shown, withheld), task, failure)
    elif task.is_stopped():
        return
    elif refuses and not (task.lead or task.is_sure or failure or withheld):
        yield Composed((), model=writer.name)
    else:
        yield stand_in(task, writer.name, failure, withheld, refuses=refuses)


def _broken_off(composed: Composed, task: Task, failure: str) -> Composed:
    """What the model wrote before it failed, if it did, and the built-in answer behind it."""
    if not failure:
        return composed
    rest = [quote for quote in task.quotes if quote not in composed.shown]
    return replace(composed, shown=(*composed.shown, *rest), note=text_of("broken_off", problem=failure))


def _check(verifier: Verifier, draft: Draft) -> Iterator[Checked]:
    try:
        checked = verifier.check(draft)
    except Error:
        raise
    except Exception:
        logger.warning("A sentence of the model could not be checked", exc_info=True)
        checked = Checked(draft, "could not be checked")
    yield checked


def stand_in(
    task: Task, model: str, failure: str = "", withheld: Sequence[Withheld] = (), *, refuses: bool = False
) -> Composed:
    """The built-in answer in the place of what the model did not write, or should not have."""
    if failure:
        note = text_of("model_failed", problem=failure)
    elif withheld:
        note = text_of("stand_in", model=model)
    else:
        note = text_of("stand_in_refused" if refuses else "stand_in_empty", model=model)
    return Composed(tuple(task.quotes), tuple(withheld), note)


def _by(writer: Writer, task: Task, shown: Sequence[Draft], withheld: Sequence[Withheld]) -> Composed:
    return Composed(tuple(shown), tuple(withheld), model=writer.name, written=len(shown) - len(task.lead))
