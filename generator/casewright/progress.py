"""A progress counter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

_Item = TypeVar("_Item")


@dataclass
class ProgressCounter:
    """The number of items done, and the total (0 if unknown)."""

    done: int = 0
    total: int = 0

    def report(self, done: int) -> None:
        """Set the number of items done."""
        self.done = done

    def over(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """Iterate over items and count them."""
        for item in items:
            yield item
            self.done += 1
