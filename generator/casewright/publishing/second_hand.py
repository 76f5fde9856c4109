"""A second pair of hands: some pages are made in a process of their own, meanwhile.

They are the same pages, made by the same functions; only the time they take is shared. Where the
collection is small, or a process cannot be forked safely, one does all.
"""

from collections.abc import Callable, Iterable
from typing import Final

from casewright.publishing.forked import ForkDiedError, Forked, may_fork
from casewright.rendering.desk import Desk, Page

WORTHWHILE: Final = 100
"""Cases from which a second process gains more than it costs."""


def may_help(desk: Desk) -> bool:
    """Tell whether there is work for two, and a safe way to share it."""
    return len(desk.library.cases) >= WORTHWHILE and may_fork()


class SecondHand:
    """Makes some pages beside this process."""

    def __init__(self, make: Callable[[], Iterable[Page]]) -> None:
        self._make = make
        self.work = Forked(self._made)

    def pages(self) -> list[Page]:
        """Give what the other made; if it came to grief, make it here."""
        try:
            return self.work.result()
        except ForkDiedError:
            return self._made()

    def _made(self) -> list[Page]:
        return list(self._make())
