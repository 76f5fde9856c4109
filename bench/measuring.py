"""Run a command in a process and measure it. Needs ``wait4``: Linux or macOS."""

import math
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from bench.inside import BYTES_PER_UNIT

_ENVIRONMENT: Final = {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
"""Bytecode is written, as it is for users: the packages of other engines have it."""


@dataclass(frozen=True)
class Cost:
    """The cost of a command: seconds, and megabytes of its largest process, if known."""

    seconds: float
    megabytes: float = math.nan


@dataclass(frozen=True)
class GaveUp:
    """The failure of a command: how it ended, and its last output."""

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
    """Start a command, its output to a file, and return the id of its process."""
    to_log = [
        (os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    os.chdir(folder)
    return os.posix_spawn(command[0], [*command], os.environ | _ENVIRONMENT, file_actions=to_log)


def middle(results: Sequence[Cost | GaveUp]) -> Cost | GaveUp:
    """Return the median, or the first failure."""
    costs = [result for result in results if isinstance(result, Cost)]
    for result in results:
        if isinstance(result, GaveUp):
            return result
    return Cost(median(cost.seconds for cost in costs), median(cost.megabytes for cost in costs))
