"""Instrument a build: timers around its steps, or a profiler in every process.

``python -m bench.inside clocks FOLDER`` builds the knowledge base of the current folder and writes
one file per process to a folder; ``profilers`` instead of ``clocks`` writes ``cProfile`` data,
which slows everything down. ``bench.profiling`` runs both and prints the results.
"""

import cProfile
import functools
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, Final

BYTES_PER_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""What the system counts the memory of a finished process in."""

_PIPELINE: Final = "casewright.build.pipeline"
STEPS: Final = (
    ("read and check", "casewright.build.project:load_project"),
    ("engine", f"{_PIPELINE}:_render"),
    ("pages", f"{_PIPELINE}:_make_pages"),
    ("pdf", f"{_PIPELINE}:print_site"),
    ("search", "casewright.site.site:make_search_files"),
    ("verify", f"{_PIPELINE}:check_links"),
    ("publish", f"{_PIPELINE}:BuiltTree.finish"),
    ("publish", f"{_PIPELINE}:publish"),
)
"""The steps of the house, and the functions that are one; the outermost counts."""

MAIN: Final = "main"
"""The process that all others come from."""

Watch = Callable[[str], Any]
"""Watches over a process, by the name of its work."""


class Clocks:
    """The duration of the steps, in the order in which they first run."""

    def __init__(self) -> None:
        self._steps: dict[str, float] = {}
        self._inside = False

    def put_on(self, step: str, place: str) -> None:
        """Wrap a function in a timer, before other modules import it by name."""
        holder, _, name = place.replace(":", ".").rpartition(".")
        owner = resolve_name(holder)
        setattr(owner, name, self._clocked(step, getattr(owner, name)))

    def _clocked(self, step: str, function: Callable[..., object]) -> Callable[..., object]:
        @functools.wraps(function)
        def clocked(*args: object, **kwargs: object) -> object:
            if self._inside:
                return function(*args, **kwargs)
            self._inside = True
            start = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self._inside = False
                spent = time.perf_counter() - start
                self._steps[step] = self._steps.get(step, 0) + spent

        return clocked

    @contextmanager
    def watch(self, folder: Path, work: str) -> Iterator[None]:
        """Measure a process, and write what it and its child processes took."""
        start = time.perf_counter()
        try:
            yield
        finally:
            told = {
                "work": work,
                "seconds": time.perf_counter() - start,
                "steps": self._steps,
                "own": _usage(resource.RUSAGE_SELF),
                "programs": _usage(resource.RUSAGE_CHILDREN),
            }
            file = folder / f"{os.getpid()}.json"
            file.write_text(json.dumps(told), encoding="utf-8")


@contextmanager
def profiler(folder: Path, work: str) -> Iterator[None]:
    """Profile a process, and write all calls."""
    calls = cProfile.Profile()
    calls.enable()
    try:
        yield
    finally:
        calls.disable()
        calls.dump_stats(folder / f"{os.getpid()}.{work}")


def _usage(who: int) -> dict[str, float]:
    used = resource.getrusage(who)
    return {
        "processor": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss * BYTES_PER_UNIT / 1e6,
    }


def main() -> None:
    """Build as the command line asks, instrumented."""
    kind, folder = sys.argv[1], Path(sys.argv[2])
    clocks = Clocks()
    watch = functools.partial(clocks.watch if kind == "clocks" else profiler, folder)
    if kind == "clocks":
        for step, place in STEPS:
            clocks.put_on(step, place)
    with watch(MAIN):
        resolve_name("casewright.cli.main").main(["build"], standalone_mode=False)


if __name__ == "__main__":
    main()
