"""Profile a build: by step, by process, and by function.

``make profile SIZE=1000`` (or ``python -m bench.profiling 1000``) builds a generated knowledge base
from nothing, and again after that, with timers around the steps; then once more with ``cProfile``
in every process, whose times are longer than those of an ordinary build. Memory is the peak of a
process. It uses the standard library only. Needs Linux or macOS.
"""

import argparse
import json
import os
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from bench.inside import MAIN, STEPS
from bench.invented import invent
from bench.peers import OURS, PEERS_BY_NAME

Told = Mapping[str, Any]
"""The measurements of a process."""

_ROOT: Final = Path(__file__).parents[1]
_STEP: Final = "{:<26} {:>8} {:>8}"
_PROCESS: Final = "{:<26} {:>8} {:>10} {:>8}"
_FUNCTION: Final = "{:>8} {:>9}  {}"
_LIBRARIES: Final = ("site-packages/", "generator/", f"lib/python3.{sys.version_info.minor}/")
"""Where the name of a file becomes worth reading."""


def run(base: Path, kind: str, folder: Path) -> float:
    """Build a knowledge base with timers or profilers, and return the seconds it took."""
    folder.mkdir()
    command = [sys.executable, "-m", "bench.inside", kind, str(folder)]
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603  (ourselves)
        command,
        cwd=base,
        env=os.environ | {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return time.perf_counter() - start


def told_in(folder: Path) -> list[Told]:
    """Read the measurements of the processes, the main one first and then the longest."""
    told = [json.loads(file.read_text(encoding="utf-8")) for file in folder.glob("*.json")]
    return sorted(told, key=lambda one: (one["work"] != MAIN, -one["seconds"]))


def steps(cold: float, warm: float, colds: Told, warms: Told) -> Iterator[str]:
    """Return the table of the steps of two builds."""
    yield _STEP.format("seconds", "cold", "again")
    for step in dict.fromkeys(step for step, _ in STEPS):
        spent = (f"{told['steps'].get(step, 0):.2f}" for told in (colds, warms))
        yield _STEP.format(step, *spent)
    rest = (whole - sum(told["steps"].values()) for whole, told in ((cold, colds), (warm, warms)))
    yield _STEP.format("start, imports, the rest", *(f"{each:.2f}" for each in rest))
    yield _STEP.format("all", f"{cold:.2f}", f"{warm:.2f}")


def processes(told: list[Told]) -> Iterator[str]:
    """Return the table of the processes of a build."""
    yield _PROCESS.format("process", "seconds", "processor", "MB")
    for one in told:
        own, programs = one["own"], one["programs"]
        yield _process(one["work"], f"{one['seconds']:.2f}", own)
        if one["work"] != MAIN and programs["processor"]:
            yield _process("  and the program it ran", "", programs)


def _process(name: str, seconds: str, used: Mapping[str, float]) -> str:
    processor, megabytes = used["processor"], used["megabytes"]
    return _PROCESS.format(name, seconds, f"{processor:.2f}", f"{megabytes:.0f}")


def functions(file: Path, count: int) -> Iterator[str]:
    """Return the functions of a process with the most time of their own."""
    stats = pstats.Stats(str(file)).get_stats_profile()
    yield f"{_work(file)}: {stats.total_tt:.2f} s, watched"
    yield _FUNCTION.format("own", "calls", "function")
    dearest = sorted(stats.func_profiles.items(), key=lambda item: -item[1].tottime)[:count]
    for name, one in dearest:
        place = f"{_short(one.file_name)}:{one.line_number}({name})" if one.line_number else name
        yield _FUNCTION.format(f"{one.tottime:.2f}", one.ncalls, place)


def _work(file: Path) -> str:
    return file.name.partition(".")[2]


def _short(file: str) -> str:
    for folder in _LIBRARIES:
        file = file.rpartition(folder)[2]
    return file


def main() -> None:
    """Print the tables for what the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m bench.profiling", description=__doc__)
    parser.add_argument("size", type=int, help="how many cases")
    parser.add_argument("--words", type=int, default=700)
    parser.add_argument("--functions", type=int, default=12, help="how many of each process")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        PEERS_BY_NAME[OURS].write(invent(asked.size, asked.words), room / "base")
        cold, warm = (run(room / "base", "clocks", room / name) for name in ("cold", "warm"))
        colds = told_in(room / "cold")
        click.echo(f"{asked.size} cases of {asked.words} words")
        click.echo("\n".join(steps(cold, warm, colds[0], told_in(room / "warm")[0])))
        click.echo("\n".join(("", *processes(colds))))
        run(room / "base", "profilers", room / "calls")
        for file in sorted((room / "calls").iterdir(), key=lambda file: _work(file) != MAIN):
            click.echo("\n".join(("", *functions(file, asked.functions))))


if __name__ == "__main__":
    main()
