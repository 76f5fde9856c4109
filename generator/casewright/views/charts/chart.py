"""The data of charts: bars or columns, and a table with the same figures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.views.listings.facets import Facet

Found = Callable[..., str]
"""Returns the address of the list of cases filtered by facet and term."""
Facets = Mapping[str, Facet]

_MARGIN: Final = 2
_DIGIT: Final = 3.2
"""What a number on a bar needs on a small screen, in percent of the chart."""


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A rectangle linked to its cases; ``x`` and ``width`` are percentages of the chart.

    ``kind`` selects the pattern, ``name`` is the accessible name, ``text`` the visible number.
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
        """The position of the text."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row of marks; ``address`` is the target of the label."""

    label: str
    address: str
    total: str
    marks: tuple[ChartMark, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """An entry of the legend."""

    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table; a number of cases is linked to them."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table: label and cells."""

    label: str
    address: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The figures of the chart."""

    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label below the columns; ``x`` is a percentage."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: rows of bars, or columns with ticks."""

    anchor: str
    title: str
    caption: str
    note: str | None
    table: ChartTable
    legend: tuple[Legend, ...] = ()
    rows: tuple[Row, ...] = ()
    columns: tuple[ChartMark, ...] = ()
    ticks: tuple[Tick, ...] = ()


def number_in(width: float, number: str) -> str | None:
    """Return the number on a bar if it fits."""
    return number if width >= _MARGIN + _DIGIT * len(number) else None


def share(count: int, whole: int) -> float:
    """Return a count as a percentage of the maximum."""
    return round(100 * count / whole, 2) if whole else 0.0
