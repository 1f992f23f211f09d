"""What reader and checker are trained on, stage by stage, and what ships of it. Trains nothing.

Stages: "squad" (short facts, on many short passages); from there "questions" (the project's own articles, the questions
written for it, and what keeps the facts); from there, twice, claims beside evidence and some questions again: "unlike"
(claims that are worded unlike their evidence where they are true) and "claims" (all of them); from the mean of these
three "joint" (questions and claims about the mixed articles, with a share of the rest); from there "plain" (the same
with more articles, plain questions, and false claims made of true ones); from there "near" (still more articles, and
answered questions that are asked of something else); from there "far" (the same with more articles); from the mean of
these three "everyday" (questions alone, among them what people type into a chat about texts of many kinds); from
halfway between that mean and "everyday" "hard" (both tasks: questions that avoid the article's words, near misses,
claims as language models write them); and from there "wide" (more of the same). Apart from these, from "squad", "all"
(both tasks at once, on everything). `SHIPS` says of which means reader and checker are made. "own" is the project's own
articles alone, from the bundled encoder: for comparison.

Source of the mean: M. Wortsman et al., "Model soups: averaging weights of multiple fine-tuned models improves accuracy
without increasing inference time", ICML 2022.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from assistant.reader.at_once import all_examples
from assistant.reader.data import own_only
from assistant.reader.examples import Example
from assistant.reader.stages import (
    checker_examples,
    everyday_examples,
    far_examples,
    hard_examples,
    joint_examples,
    near_examples,
    plain_examples,
    question_examples,
    squad_examples,
    wide_examples,
)
from assistant.reader.weights import CHECKER, SHIPPED
from index.embed import Embedder

Stage = Literal[
    "squad", "own", "questions", "unlike", "claims", "joint", "plain", "near", "far", "everyday", "hard", "wide", "all"
]
BEFORE: dict[Stage, tuple[Stage, ...]] = {
    "questions": ("squad",),
    "unlike": ("questions",),
    "claims": ("questions",),
    "joint": ("questions", "unlike", "claims"),
    "plain": ("joint",),
    "near": ("plain",),
    "far": ("near",),
    "everyday": ("plain", "near", "far"),
    "hard": ("plain", "near", "far", "everyday", "everyday", "everyday"),
    "wide": ("hard",),
    "all": ("squad",),
}
"""What a stage starts from: the mean of those; a stage that is named thrice weighs as much as three."""

EXAMPLES: dict[Stage, Callable[[Embedder, int], list[Example]]] = {
    "squad": lambda embedder, _: squad_examples(embedder),
    "own": own_only,
    "questions": question_examples,
    "unlike": partial(checker_examples, unlike=True),
    "claims": checker_examples,
    "joint": joint_examples,
    "plain": plain_examples,
    "near": near_examples,
    "far": far_examples,
    "everyday": everyday_examples,
    "hard": hard_examples,
    "wide": wide_examples,
    "all": all_examples,
}
"""What an epoch of a stage sees."""

EPOCHS: dict[Stage, int] = {"squad": 1, "joint": 3, "all": 3}
"""Epochs of a stage; two of those that are not named."""

SHIPS: dict[Path, dict[Stage, int]] = {
    SHIPPED: {"plain": 2, "near": 2, "far": 2, "everyday": 6, "hard": 3, "wide": 3, "all": 18},
    CHECKER: {"plain": 2, "near": 2, "far": 2, "hard": 3, "wide": 3},
}
"""What ships where: the mean of those stages, and what each weighs in it."""
