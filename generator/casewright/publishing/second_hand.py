"""A second pair of hands: some kinds of pages are made in a process of their own, meanwhile.

They are the same pages, made by the same functions; only the time they take is shared. Where the
collection is small, or a process cannot be forked safely, one does all.
"""

from collections.abc import Iterable
from functools import partial
from typing import Final

from casewright.publishing.forked import ForkDiedError, Forked, may_fork
from casewright.rendering.desk import Desk, Page
from casewright.rendering.pages import Kind, pages_of

WORTHWHILE: Final = 100
"""Cases from which a second process gains more than it costs."""


def may_help(desk: Desk) -> bool:
    """Tell whether there is work for two, and a safe way to share it."""
    return len(desk.library.cases) >= WORTHWHILE and may_fork()


class SecondHand:
    """Makes some kinds of pages beside this process."""

    def __init__(self, desk: Desk, kinds: Iterable[Kind]) -> None:
        self._make = partial(_made, desk, tuple(kinds))
        self.work = Forked(self._make)

    def pages(self) -> list[Page]:
        """Give what the other made; if it came to grief, make it here."""
        try:
            return self.work.result()
        except ForkDiedError:
            return self._make()


def _made(desk: Desk, kinds: Iterable[Kind]) -> list[Page]:
    return list(pages_of(desk, kinds))
