"""The trained network as an ONNX graph of eight-bit numbers, made once from the weights that ship and then kept.

Each passage is a run of its own on one thread, as many at a time as there are cores. A graph of eight-bit numbers
scales its inputs by the largest of a batch, and what a passage says must not depend on its neighbours; it is a quarter
faster, too.
"""

import hashlib
import logging
import os
import tempfile
import warnings
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.reader.pairs import Pair, encode, open_tokenizer, padded
from assistant.reader.weights import SHIPPED, shipped
from index.embed import BUNDLED, find_model
from index.errors import ModelError
from index.kept import open_kept, open_session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

    from assistant.reader.network import ReaderNetwork

VERSION = "1"
"""Part of the kept graph's name: raise it whenever the same weights would give another graph."""

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
PROBE = ("How long is the river?", "The river is 40 miles long. It was never dammed.", ((0, 27), (28, 48)))
TOLERANCE = 2.0
"""Largest difference of a number between torch and the graph on the probe; the eight bits cost a few tenths."""

Numbers = NDArray[np.float32]


class ReaderGraph:
    """Runs the network."""

    def __init__(self, session: "InferenceSession") -> None:
        self._session = session
        self._start_threads()

    def run(self, pairs: Sequence[Pair]) -> list[Numbers]:
        """(t, 6) float32 for each pair of t tokens; see `assistant.reader.tasks`."""
        if os.getpid() != self._process:
            self._start_threads()
        # The longest first, so that no core waits for it at the end.
        order = sorted(range(len(pairs)), key=lambda place: -len(pairs[place]))
        numbers = dict(zip(order, self._threads.map(self._run, [pairs[place] for place in order]), strict=True))
        return [numbers[place] for place in range(len(pairs))]

    def _start_threads(self) -> None:
        """Threads do not survive a fork."""
        self._process = os.getpid()
        self._threads = ThreadPoolExecutor(os.cpu_count())

    def _run(self, pair: Pair) -> Numbers:
        return np.asarray(self._session.run(["numbers"], padded([pair]))[0][0])


def graph_name(weights: Path = SHIPPED) -> str:
    """The file that keeps the graph of those weights; other weights have another."""
    return f"reader-{hashlib.blake2b(weights.read_bytes(), digest_size=8).hexdigest()}-{VERSION}.onnx"


def open_graph(cache: Path, weights: Path = SHIPPED) -> ReaderGraph:
    """The network with those weights, from the kept graph where there is one.

    Raises:
        ModelError: ONNX Runtime computes something else on this machine.
    """
    name = graph_name(weights)

    def write(path: Path) -> None:
        _write(_network(weights), path)

    def agrees(session: "InferenceSession") -> bool:
        return _agree(_network(weights), ReaderGraph(session))

    session = open_kept(cache / name, write, agrees, threads=1)
    if session is None:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder) / name)
            session = open_session(Path(folder) / name, threads=1)
        if not agrees(session):
            message = "The reader's network does not compute here what it should: use --reader similarity."
            raise ModelError(message)
    return ReaderGraph(session)


def _network(weights: Path) -> "ReaderNetwork":
    import torch

    from assistant.reader.network import ReaderNetwork

    folder = find_model(BUNDLED)
    network = ReaderNetwork(folder)
    network.load_state_dict(
        {name: torch.from_numpy(value) for name, value in shipped(folder, weights).items()}, strict=False
    )
    return network.eval()


def _agree(network: "ReaderNetwork", graph: ReaderGraph) -> bool:
    import torch

    question, text, sentences = PROBE
    (pair,) = encode(open_tokenizer(find_model(BUNDLED)), question, [(text, sentences)])
    with torch.no_grad():
        expected = network(**{name: torch.from_numpy(values) for name, values in padded([pair]).items()})[0].numpy()
    return bool(np.abs(expected - graph.run([pair])[0]).max() < TOLERANCE)


def _write(network: "ReaderNetwork", path: Path) -> None:
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    question, text, sentences = PROBE
    (pair,) = encode(open_tokenizer(find_model(BUNDLED)), question, [(text, sentences)])
    feed = padded([pair])
    whole = path.with_suffix(".whole")
    axes = {name: {0: "texts", 1: "tokens"} for name in (*INPUTS, "numbers")}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            tuple(torch.from_numpy(feed[name]) for name in INPUTS),
            str(whole),
            input_names=list(INPUTS),
            output_names=["numbers"],
            dynamic_axes=axes,
            dynamo=False,
        )
    # The quantiser logs through the root logger, which gives a program that has no handler of its own one.
    silent = logging.NullHandler()
    logging.root.addHandler(silent)
    try:
        quantize_dynamic(whole, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    finally:
        logging.root.removeHandler(silent)
        whole.unlink()
