"""What a picture is made of: bars or columns, and the table that says the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.views.choices import Facet

Found = Callable[..., str]
"""Gives the address of the cases that have some pairs of a facet and a term."""
Facets = Mapping[str, Facet]

NARROW: Final = 9
"""Below this share of the width, in percent, a bar has no room for its own number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle that leads to its cases; ``x`` and ``width`` are percentages of the picture.

    ``kind`` picks its pattern, ``name`` says all of it, ``text`` stands in or above it.
    """

    x: float
    width: float
    kind: str
    name: str
    address: str
    text: str | None = None
    y: float = 0
    height: float = 0

    @property
    def middle(self) -> float:
        """Where its text stands."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of marks behind a label; ``address`` is where the label leads."""

    label: str
    address: str
    total: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """What a kind of mark stands for."""

    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; what counts cases leads to them."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A line of a table: what it is about, and its cells."""

    label: str
    address: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The picture in figures."""

    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A word below a line of columns; ``x`` is a percentage."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: rows of bars, or columns with ticks below them."""

    anchor: str
    title: str
    caption: str
    note: str | None
    table: Table
    legend: tuple[Legend, ...] = ()
    rows: tuple[Row, ...] = ()
    columns: tuple[Mark, ...] = ()
    ticks: tuple[Tick, ...] = ()


def share(count: int, whole: int) -> float:
    """Give a count as a percentage of what fills the picture."""
    return round(100 * count / whole, 2) if whole else 0.0
