"""Cases over the years: when what is told here took place."""

from typing import Final

from casewright.locale.catalogue import Catalogue
from casewright.views.chart import Cell, Chart, Facets, Found, Mark, Table, TableRow, Tick
from casewright.views.choices import YEARS, FacetTerm

HEIGHT: Final = 120
"""How high the highest column is, in pixels."""
ROOM: Final = 20
"""Room above a column for its number."""
MOST_COLUMNS: Final = 30
"""A longer time is drawn in steps of some years."""
MOST_TICKS: Final = 6
FEW: Final = 12
"""Up to this many columns each has its number above it."""
_STEPS: Final = (1, 2, 5, 10, 25, 50, 100)
_GAP: Final = 0.15
"""The share of a column's room that stays empty."""


def years_chart(facets: Facets, total: int, found: Found, catalogue: Catalogue) -> Chart | None:
    """Draw a column for each year, or each few years; nothing where no case has a period."""
    years = facets.get(YEARS)
    if not years:
        return None
    by_year = {int(term.id): term for term in years.terms}
    first, last = min(by_year), max(by_year)
    step = next((step for step in _STEPS if (last - first) // step < MOST_COLUMNS), _STEPS[-1])
    starts = range(first - first % step, last + 1, step)
    spans = [_Span(start, step, by_year) for start in starts]
    dated = len(frozenset().union(*(term.numbers for term in years.terms)))
    t = catalogue.t
    return Chart(
        anchor=t("anchor.years"),
        title=t("overview.years"),
        caption=_caption(spans, catalogue),
        note=catalogue.n("overview.years.note", total - dated) if total > dated else None,
        columns=tuple(_columns(spans, found, catalogue)),
        ticks=_ticks(spans),
        table=Table(
            (t("overview.year"), t("overview.cases")),
            tuple(
                TableRow(
                    span.label, None, (Cell(catalogue.number(span.count), span.address(found)),)
                )
                for span in spans
                if span.count
            ),
        ),
    )


class _Span:
    """One year, or a few in a row, with the cases that took place in it."""

    def __init__(self, start: int, step: int, by_year: dict[int, FacetTerm]) -> None:
        self.years = tuple(year for year in range(start, start + step) if year in by_year)
        self.label = str(start) if step == 1 else f"{start} – {start + step - 1}"
        self.start = start
        self.count = len(frozenset().union(*(by_year[year].numbers for year in self.years)))

    def address(self, found: Found) -> str:
        """Lead to the cases of any of its years."""
        return found(*((YEARS, str(year)) for year in self.years))


def _columns(spans: list[_Span], found: Found, catalogue: Catalogue) -> list[Mark]:
    most = max(span.count for span in spans)
    room = 100 / len(spans)
    marks = []
    for place, span in enumerate(spans):
        if not span.count:
            continue
        height = max(2.0, round(HEIGHT * span.count / most, 1))
        name = f"{span.label}: {catalogue.n('count.cases', span.count)}"
        text = catalogue.number(span.count) if len(spans) <= FEW else None
        x, width = round(room * (place + _GAP / 2), 2), round(room * (1 - _GAP), 2)
        y = round(ROOM + HEIGHT - height, 1)
        marks.append(Mark(x, width, "year", name, span.address(found), text, y, height))
    return marks


def _ticks(spans: list[_Span]) -> tuple[Tick, ...]:
    every = -(-len(spans) // MOST_TICKS)
    room = 100 / len(spans)
    return tuple(
        Tick(round(room * (place + 0.5), 2), str(span.start))
        for place, span in enumerate(spans)
        if place % every == 0
    )


def _caption(spans: list[_Span], catalogue: Catalogue) -> str:
    """Say from when to when; and the fullest time, where there is just one."""
    told = [span for span in spans if span.count]
    most = max(span.count for span in told)
    fullest = [span for span in told if span.count == most]
    first, last = told[0].years[0], told[-1].years[-1]
    if first == last:
        return catalogue.t("overview.years.one", year=first)
    if len(fullest) > 1:
        return catalogue.t("overview.years.range", first=first, last=last)
    stories = catalogue.n("count.cases", most)
    return catalogue.t(
        "overview.years.caption", first=first, last=last, most=fullest[0].label, stories=stories
    )
