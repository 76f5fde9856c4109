"""How long we take, and how long stock MkDocs with Material takes for the same cases.

``python -m bench.compare --sizes 1000 --runs 3`` builds both sites from nothing, in turn, each time
in a new process, and prints the medians. A ratio below 1 says that we are the faster one. Ours
includes the checks, the search index, the verification and the swap. Memory is the largest process
of a build at its peak. Needs a system with ``wait4``: Linux or macOS.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import click

from bench.generate import OURS, STOCK, write_both

_COMMANDS = {
    STOCK: ("mkdocs", "build", "-q"),
    OURS: ("casewright", "build"),
}
_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1"}
_MADE = ("site", ".casewright")
_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""What the system counts the memory of a finished process in."""

_ROW = "{:>6} {:>8} {:>12} {:>6} {:>9} {:>14}"
_HEAD = ("cases", "stock s", "casewright s", "ratio", "stock MB", "casewright MB")


@dataclass(frozen=True)
class Cost:
    """What one build took: seconds on the clock and megabytes at its peak."""

    seconds: float
    megabytes: float


def compare(folder: Path, count: int, words: int, runs: int) -> dict[str, Cost]:
    """Write both sites of that size and give the medians of building them, by name."""
    write_both(folder, count, words)
    costs: dict[str, list[Cost]] = {name: [] for name in _COMMANDS}
    for _ in range(runs):
        for name in _COMMANDS:
            costs[name].append(_build(folder, name))
    return {name: _median(measured) for name, measured in costs.items()}


def _build(folder: Path, name: str) -> Cost:
    """Build one site from nothing in a process of its own; a failure ends the comparison."""
    site = folder / name
    for made in _MADE:
        shutil.rmtree(site / made, ignore_errors=True)
    log = folder / f"{name}.log"
    where = ("-f", str(site / "mkdocs.yml"), "--site-dir", str(site / "site"))
    command = (sys.executable, "-m", *_COMMANDS[name], *where)
    to_log = [
        (os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ | _ENVIRONMENT, file_actions=to_log)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)}\n{log.read_text(encoding='utf-8')}")
    return Cost(seconds, usage.ru_maxrss * _BYTES_PER_UNIT / 1e6)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        median(cost.seconds for cost in costs),
        median(cost.megabytes for cost in costs),
    )


def _row(count: int, costs: dict[str, Cost]) -> str:
    stock, ours = costs[STOCK], costs[OURS]
    return _ROW.format(
        count,
        f"{stock.seconds:.2f}",
        f"{ours.seconds:.2f}",
        f"{ours.seconds / stock.seconds:.2f}",
        f"{stock.megabytes:.0f}",
        f"{ours.megabytes:.0f}",
    )


def main() -> None:
    """Compare what the command line asks for and print one table."""
    parser = argparse.ArgumentParser(prog="python -m bench.compare", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--words", type=int, default=700)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    click.echo(f"{asked.words} words a case, medians of {asked.runs} cold builds")
    click.echo(_ROW.format(*_HEAD))
    with tempfile.TemporaryDirectory() as folder:
        for count in asked.sizes:
            click.echo(_row(count, compare(Path(folder), count, asked.words, asked.runs)))


if __name__ == "__main__":
    main()
