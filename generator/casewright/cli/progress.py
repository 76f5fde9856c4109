"""Report progress of steps that take longer than a second."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import click

from casewright.i18n.catalog import Catalog
from casewright.progress import ProgressCounter

DELAY_S: Final = 1.0
"""Seconds before a step is mentioned, and between two mentions."""


class ProgressReporter:
    """Write progress to the error stream, so that standard output contains results only."""

    def __init__(self, catalog: Catalog, *, quiet: bool = False) -> None:
        self._catalogue = catalog
        self._quiet = quiet

    def counter(self, key: str) -> Callable[[int], None]:
        """Return a function that reports a step and its progress when called with a count."""
        started = mentioned = time.monotonic()

        def mention(done: int) -> None:
            nonlocal mentioned
            now = time.monotonic()
            if now - mentioned >= DELAY_S:
                mentioned = now
                self._say(f"{self._catalogue.t(key)} {done} ({round(now - started)} s)")

        return mention

    @contextmanager
    def step(self, key: str, counter: ProgressCounter | None = None) -> Iterator[None]:
        """Report progress of a step; ``key`` is its text, ``counter`` the number of items done."""
        over = threading.Event()

        def mention() -> None:
            started = time.monotonic()
            while not over.wait(DELAY_S):
                seconds = round(time.monotonic() - started)
                self._say(f"{self._catalogue.t(key)}{_count(counter)} ({seconds} s)")

        watcher = threading.Thread(target=mention, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()

    def _say(self, line: str) -> None:
        if not self._quiet:
            click.echo(line, file=sys.stderr)


def _count(counter: ProgressCounter | None) -> str:
    if counter is None:
        return ""
    return f" {counter.done}/{counter.total}" if counter.total else f" {counter.done}"
