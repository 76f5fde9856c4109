"""A tally: how far a long piece of work has come, for whoever looks on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

_Item = TypeVar("_Item")


@dataclass
class Tally:
    """How many are done, out of how many; a total of 0 is not known."""

    done: int = 0
    total: int = 0

    def report(self, done: int) -> None:
        """Note how many are done."""
        self.done = done

    def over(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """Count items as they go by."""
        for item in items:
            yield item
            self.done += 1
