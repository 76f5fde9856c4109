"""Running a command in a process of its own, and what it took. Needs ``wait4``: Linux or macOS."""

import math
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from bench.inside import BYTES_PER_UNIT

_ENVIRONMENT: Final = {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Cost:
    """What something took: seconds on the clock, and megabytes of its largest process, if known."""

    seconds: float
    megabytes: float = math.nan


@dataclass(frozen=True)
class GaveUp:
    """What happened in place of that: how the command ended, and the last that it said."""

    status: int
    last_words: str


def run(folder: Path, command: Sequence[str]) -> Cost | GaveUp:
    """Run a command in a folder."""
    log = folder.parent / "log"
    start = time.perf_counter()
    process = spawn(folder, command, log)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if status:
        lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        return GaveUp(os.waitstatus_to_exitcode(status), said[-1] if said else "")
    return Cost(seconds, usage.ru_maxrss * BYTES_PER_UNIT / 1e6)


def spawn(folder: Path, command: Sequence[str], log: Path) -> int:
    """Begin a command, its words into a file, and give the number of its process."""
    to_log = [
        (os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    os.chdir(folder)
    return os.posix_spawn(command[0], [*command], os.environ | _ENVIRONMENT, file_actions=to_log)


def middle(results: Sequence[Cost | GaveUp]) -> Cost | GaveUp:
    """Give the median, or how it first went wrong."""
    costs = [result for result in results if isinstance(result, Cost)]
    for result in results:
        if isinstance(result, GaveUp):
            return result
    return Cost(median(cost.seconds for cost in costs), median(cost.megabytes for cost in costs))
