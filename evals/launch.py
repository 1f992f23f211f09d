"""Runs a module of this Python and says how it ended: `python -m evals.launch MODULE ARGUMENT...`.

It prints {"code", "seconds", "bytes"}: exit code, time from start to end, most memory that it, or one of its children,
held at once. It stands between because Linux counts to a process what whoever started it held: so that must be
something small. Standard library only; Unix only, since the memory of a process that has ended is known nowhere else.
"""

import json
import os
import subprocess
import sys
import time


def launch(*arguments: str) -> dict[str, float]:
    """Run the module to its end; what it prints is dropped, what it complains of passes through."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *arguments], stdout=subprocess.DEVNULL)  # noqa: S603 - this Python
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return {"code": process.returncode, "seconds": seconds, "bytes": bytes_of(usage.ru_maxrss)}


def bytes_of(resident: int) -> int:
    """Bytes of what `ru_maxrss` says: macOS counts bytes, other systems kibibytes."""
    return resident if sys.platform == "darwin" else 1024 * resident


if __name__ == "__main__":
    print(json.dumps(launch(*sys.argv[1:])))
