"""The chart of cases by year."""

from typing import Final

from casewright.i18n.catalog import Catalog
from casewright.views.charts.chart import (
    Cell,
    Chart,
    ChartMark,
    ChartTable,
    Facets,
    Found,
    TableRow,
    Tick,
)
from casewright.views.listings.facets import YEARS, FacetTerm

HEIGHT_PX: Final = 120
"""The height of the highest column in pixels."""
ROOM: Final = 20
"""The space above a column for its number, in pixels."""
MAX_COLUMNS: Final = 30
"""Beyond this number of columns, a column is a range of years."""
MAX_TICKS: Final = 6
FEW: Final = 12
"""Up to this number of columns, each has its number above it."""
_STEPS: Final = (1, 2, 5, 10, 25, 50, 100)
_GAP: Final = 0.15
"""The gap between columns, as a share of their width."""


def years_chart(facets: Facets, total: int, found: Found, catalog: Catalog) -> Chart | None:
    """Return a column for each year or range of years; ``None`` if no case has a period."""
    years = facets.get(YEARS)
    if not years:
        return None
    by_year = {int(term.id): term for term in years.terms}
    first, last = min(by_year), max(by_year)
    step = next((step for step in _STEPS if (last - first) // step < MAX_COLUMNS), _STEPS[-1])
    starts = range(first - first % step, last + 1, step)
    spans = [_Span(start, step, by_year) for start in starts]
    dated = len(frozenset().union(*(term.numbers for term in years.terms)))
    t = catalog.t
    return Chart(
        anchor=t("anchor.years"),
        title=t("overview.years"),
        caption=_caption(spans, catalog),
        note=catalog.n("overview.years.note", total - dated) if total > dated else None,
        columns=tuple(_columns(spans, found, catalog)),
        ticks=_ticks(spans),
        table=ChartTable(
            (t("overview.year"), t("overview.cases")),
            tuple(
                TableRow(span.label, None, (Cell(catalog.number(span.count), span.address(found)),))
                for span in spans
                if span.count
            ),
        ),
    )


class _Span:
    """A year or range of years, with its cases."""

    def __init__(self, start: int, step: int, by_year: dict[int, FacetTerm]) -> None:
        self.years = tuple(year for year in range(start, start + step) if year in by_year)
        self.label = str(start) if step == 1 else f"{start} – {start + step - 1}"
        self.start = start
        self.count = len(frozenset().union(*(by_year[year].numbers for year in self.years)))

    def address(self, found: Found) -> str:
        """Return the address of the cases in any of its years."""
        return found(*((YEARS, str(year)) for year in self.years))


def _columns(spans: list[_Span], found: Found, catalog: Catalog) -> list[ChartMark]:
    most = max(span.count for span in spans)
    room = 100 / len(spans)
    marks = []
    for place, span in enumerate(spans):
        if not span.count:
            continue
        height = max(2.0, round(HEIGHT_PX * span.count / most, 1))
        name = f"{span.label}: {catalog.n('count.cases', span.count)}"
        text = catalog.number(span.count) if len(spans) <= FEW else None
        x, width = round(room * (place + _GAP / 2), 2), round(room * (1 - _GAP), 2)
        y = round(ROOM + HEIGHT_PX - height, 1)
        marks.append(ChartMark(x, width, "year", name, span.address(found), text, y, height))
    return marks


def _ticks(spans: list[_Span]) -> tuple[Tick, ...]:
    every = -(-len(spans) // MAX_TICKS)
    room = 100 / len(spans)
    return tuple(
        Tick(round(room * (place + 0.5), 2), str(span.start))
        for place, span in enumerate(spans)
        if place % every == 0
    )


def _caption(spans: list[_Span], catalog: Catalog) -> str:
    """Return the period covered, and the year with most cases if there is only one."""
    filled = [span for span in spans if span.count]
    most = max(span.count for span in filled)
    fullest = [span for span in filled if span.count == most]
    first, last = filled[0].years[0], filled[-1].years[-1]
    if first == last:
        return catalog.t("overview.years.one", year=first)
    if len(fullest) > 1:
        return catalog.t("overview.years.range", first=first, last=last)
    stories = catalog.n("count.cases", most)
    return catalog.t(
        "overview.years.caption", first=first, last=last, most=fullest[0].label, stories=stories
    )
