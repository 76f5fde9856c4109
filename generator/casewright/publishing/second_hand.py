"""A second pair of hands: some kinds of pages are made in a process of their own, meanwhile.

The process is forked, so that it starts with everything that is known already and costs nothing to
set up. It makes the same pages by the same functions; only the time they take is shared. Where a
system cannot fork safely (macOS, Windows), or the collection is small, one process does all.
"""

import multiprocessing
import os
import sys
import threading
from collections.abc import Iterable
from multiprocessing.connection import Connection
from typing import Final

from casewright.rendering.desk import Desk, Page
from casewright.rendering.pages import Kind, pages_of

WORTHWHILE: Final = 100
"""Cases from which a second process gains more than it costs."""


def may_help(desk: Desk) -> bool:
    """Tell whether there is work for two, a core for each, and a safe way to start the second.

    A fork is safe while no other thread runs, whose locks it would take along.
    """
    enough = len(desk.library.cases) >= WORTHWHILE and (os.cpu_count() or 1) > 1
    return enough and sys.platform == "linux" and threading.active_count() == 1


class SecondHand:
    """Makes some kinds of pages beside this process; start it before any thread is."""

    def __init__(self, desk: Desk, kinds: Iterable[Kind]) -> None:
        context = multiprocessing.get_context("fork")
        self._desk, self._kinds = desk, tuple(kinds)
        self._reader, writer = context.Pipe(duplex=False)
        self.process = context.Process(target=_make, args=(desk, self._kinds, writer), daemon=True)
        self.process.start()
        writer.close()

    def pages(self) -> list[Page]:
        """Give what the other made; if it came to grief, make it here, where errors are told."""
        try:
            made: list[Page] = self._reader.recv()
        except EOFError:
            made = list(pages_of(self._desk, self._kinds))
        self.process.join()
        return made


def _make(desk: Desk, kinds: Iterable[Kind], writer: Connection) -> None:
    writer.send(list(pages_of(desk, kinds)))
    writer.close()
