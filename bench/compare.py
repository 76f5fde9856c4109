"""How long a build takes, ours and that of others, for the same invented cases.

``python -m bench.compare --sizes 1000 --runs 3`` builds every site from nothing, in turn, each time
in a new process and into a new folder, and prints the medians. Ours includes the checks, the search
index, the verification and the swap. A ratio below 1 says that we are the faster one. Then come a
build of ours after one case was changed, and checks. Memory is that of the largest process at its
peak. ``--peers`` names whom to ask, ``stock`` for one.

Nothing is removed before the end: on some disks a new file is slow to come soon after many have
gone. Needs a system with ``wait4``: Linux or macOS.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from typing import Final

import click

from bench.invented import InventedCase, invent
from bench.peers import OURS, PEERS_BY_NAME, Peer, present

_ENVIRONMENT: Final = {"NO_MKDOCS_2_WARNING": "1"}
_BYTES_PER_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""What the system counts the memory of a finished process in."""

_ROW: Final = "{:>6}  {:<32} {:>8} {:>8} {:>6}"
_HEAD: Final = ("cases", "what", "seconds", "ratio", "MB")
_NUMBERS: Final = count()


@dataclass(frozen=True)
class Cost:
    """What something took: seconds on the clock and megabytes at its peak."""

    seconds: float
    megabytes: float


def rows(folder: Path, size: int, asked: argparse.Namespace) -> Iterator[str]:
    """Measure what was asked at one size, and give the lines of the table."""
    cases = invent(size, asked.words)
    peers = present([PEERS_BY_NAME[name] for name in {OURS: None, **dict.fromkeys(asked.peers)}])
    costs = _cold(folder, cases, peers, asked.runs)
    ours = costs[OURS]
    for name, cost in costs.items():
        ratio = "" if name == OURS else f"{ours.seconds / cost.seconds:.2f}"
        yield _row(size, name, cost, ratio)
    stock = costs.get("stock")
    for name, cost in _further(folder / OURS, cases, asked.runs):
        yield _row(size, name, cost, f"{cost.seconds / stock.seconds:.2f}" if stock else "")


def _cold(
    folder: Path, cases: Sequence[InventedCase], peers: Sequence[Peer], runs: int
) -> dict[str, Cost]:
    """Build every site from nothing, in turn, and give the medians by name; ours comes first."""
    for peer in peers:
        peer.write(cases, folder / peer.name)
    costs: dict[str, list[Cost]] = {peer.name: [] for peer in peers}
    for _ in range(runs):
        for peer in peers:
            _put_away(folder / peer.name)
            costs[peer.name].append(_build(folder / peer.name, peer))
    return {name: _median(measured) for name, measured in costs.items()}


def _further(folder: Path, cases: Sequence[InventedCase], runs: int) -> Iterator[tuple[str, Cost]]:
    """Measure our build after a change, and our checks; the ratio is to the stock build."""
    file = folder / "cases" / f"{cases[0].id}.yml"
    warm = []
    for number in range(runs):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("summary: ", f"summary: {number} ", 1), encoding="utf-8")
        warm.append(_build(folder, PEERS_BY_NAME[OURS]))
    yield "build after a change", _median(warm)
    check = (sys.executable, "-m", OURS, "check")
    yield "check of everything", _median([_run(folder, check) for _ in range(runs)])
    yield "check of one", _median([_run(folder, (*check, str(file))) for _ in range(runs)])


def _put_away(folder: Path) -> None:
    """Move what was made out of the way, so that the next build finds nothing."""
    for made in ("site", ".casewright", ".cache", "resources", ".hugo_build.lock"):
        if (folder / made).exists():
            (folder / made).rename(folder.parent / f"{next(_NUMBERS)}{made}")


def _build(folder: Path, peer: Peer) -> Cost:
    site = str(folder / "site")
    return _run(folder, tuple(word.format(site=site) for word in peer.command))


def _run(folder: Path, command: tuple[str, ...]) -> Cost:
    """Run a command in a process of its own; a failure ends everything."""
    log = folder.parent / "log"
    to_log = [
        (os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    os.chdir(folder)
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ | _ENVIRONMENT, file_actions=to_log)
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


def _row(size: int, name: str, cost: Cost, ratio: str) -> str:
    return _ROW.format(size, name, f"{cost.seconds:.2f}", ratio, f"{cost.megabytes:.0f}")


def main() -> None:
    """Compare what the command line asks for and print one table."""
    parser = argparse.ArgumentParser(prog="python -m bench.compare", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--words", type=int, default=700)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", nargs="*", choices=PEERS_BY_NAME, default=[*PEERS_BY_NAME])
    asked = parser.parse_args()
    click.echo(f"{asked.words} words a case, medians of {asked.runs} runs")
    click.echo(_ROW.format(*_HEAD))
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            for row in rows(Path(folder), size, asked):
                click.echo(row)


if __name__ == "__main__":
    main()
