"""Measure the peak memory of all processes of a command, as Linux counts it.

A page shared by forked processes counts once (``Pss``). Measuring takes time, so these runs are not
timed.
"""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.measuring import spawn

_PROC: Final = Path("/proc")
_MOMENT: Final = 0.05


def peak_together(folder: Path, command: Sequence[str]) -> float | None:
    """Run a command and return the megabytes; ``None`` if the system does not report it."""
    if not (_PROC / "self/smaps_rollup").exists():
        return None
    process = spawn(folder, command, folder.parent / "log")
    peak = 0
    while os.waitpid(process, os.WNOHANG) == (0, 0):
        peak = max(peak, sum(map(_kilobytes, _family(process))))
        time.sleep(_MOMENT)
    return peak * 1024 / 1e6


def _family(process: int) -> Iterator[int]:
    """Iterate over a process and all its descendants."""
    yield process
    for thread in (_PROC / f"{process}/task").glob("*/children"):
        try:
            children = thread.read_text(encoding="ascii").split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _kilobytes(process: int) -> int:
    try:
        lines = (_PROC / f"{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
