"""Progress: says what is going on, and how far, once something takes longer than a second."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import click

from casewright.locale.catalogue import Catalogue

PATIENCE: Final = 1.0
"""Seconds before a step is mentioned, and between two mentions."""

Advance = Callable[[int], None]
"""Tells that so many more are done."""


class Progress:
    """Writes to the error stream, so that what a command prints stays clean."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @contextmanager
    def step(self, key: str, total: int = 0) -> Iterator[Advance]:
        """Watch over one step: ``key`` names it, ``total`` is what it counts up to, if anything."""
        done = 0
        over = threading.Event()

        def advance(count: int) -> None:
            nonlocal done
            done += count

        def mention() -> None:
            started = time.monotonic()
            while not over.wait(PATIENCE):
                seconds = round(time.monotonic() - started)
                count = f" {done}/{total}" if total else ""
                self._say(f"{self._catalogue.t(key)}{count} ({seconds} s)")

        watcher = threading.Thread(target=mention, daemon=True)
        watcher.start()
        try:
            yield advance
        finally:
            over.set()
            watcher.join()

    @staticmethod
    def _say(line: str) -> None:
        click.echo(line, file=sys.stderr)
