"""The chart of themes by outcome."""

from typing import Final

from casewright.cases.vocabulary import THEMES
from casewright.i18n.catalog import Catalog
from casewright.views.charts.chart import (
    Cell,
    Chart,
    ChartMark,
    ChartTable,
    Facets,
    Found,
    Legend,
    Row,
    TableRow,
    number_in,
    share,
)
from casewright.views.listings.facets import OUTCOME, FacetTerm

MAX_THEMES: Final = 12
"""Themes in the chart; the table lists all."""


def themes_chart(facets: Facets, found: Found, catalog: Catalog) -> Chart | None:
    """Return a bar for each theme, divided by outcome; ``None`` if no case has a theme."""
    themes = facets.get(THEMES)
    if not themes:
        return None
    outcomes = facets[OUTCOME].terms if OUTCOME in facets else ()
    most, t = len(themes.terms[0].numbers), catalog.t
    top = themes.terms[0]
    return Chart(
        anchor=t("anchor.themes-outcome"),
        title=t("overview.themes"),
        caption=catalog.n("overview.themes.caption", len(top.numbers), theme=top.label),
        note=catalog.n("overview.themes.note", MAX_THEMES)
        if len(themes.terms) > MAX_THEMES
        else None,
        legend=tuple(Legend(outcome.id, outcome.label) for outcome in outcomes),
        rows=tuple(
            _row(term, outcomes, most, found, catalog) for term in themes.terms[:MAX_THEMES]
        ),
        table=ChartTable(
            (t("overview.theme"), *(outcome.label for outcome in outcomes), t("overview.total")),
            tuple(_figures(term, outcomes, found, catalog) for term in themes.terms),
        ),
    )


def _row(
    term: FacetTerm, outcomes: tuple[FacetTerm, ...], most: int, found: Found, catalog: Catalog
) -> Row:
    marks, x = [], 0.0
    for outcome in outcomes:
        count = _shared(term, outcome)
        if not count:
            continue
        width = share(count, most)
        mark = ChartMark(
            x=round(x, 2),
            width=width,
            kind=outcome.id,
            name=f"{term.label}, {outcome.label}: {catalog.n('count.cases', count)}",
            address=found((THEMES, term.id), (OUTCOME, outcome.id)),
            text=number_in(width, catalog.number(count)),
        )
        marks.append(mark)
        x += width
    total = catalog.number(len(term.numbers))
    return Row(term.label, term.address or found((THEMES, term.id)), total, tuple(marks))


def _figures(
    term: FacetTerm, outcomes: tuple[FacetTerm, ...], found: Found, catalog: Catalog
) -> TableRow:
    """Return the figures of a theme; only the total is linked, because there may be many themes."""
    cells = (Cell(catalog.number(_shared(term, outcome))) for outcome in outcomes)
    total = Cell(catalog.number(len(term.numbers)), found((THEMES, term.id)))
    return TableRow(term.label, term.address, (*cells, total))


def _shared(one: FacetTerm, other: FacetTerm) -> int:
    return len(frozenset(one.numbers) & frozenset(other.numbers))
