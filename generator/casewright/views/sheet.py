"""The sheets of paper that print-outs are made for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of paper, as a stylesheet names it; ``cutout`` is the height of a lesson card.

    Four of these go under each other.
    """

    size: str
    cutout: str


SHEETS: Final[Mapping[str, Sheet]] = {
    "a4": Sheet("A4", "68mm"),
    "letter": Sheet("letter", "63mm"),
}
