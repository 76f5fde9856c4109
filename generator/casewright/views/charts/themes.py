"""Themes against outcome: what is written about most, and how it ended."""

from typing import Final

from casewright.cases.vocabulary import THEMES
from casewright.locale.catalogue import Catalogue
from casewright.views.chart import (
    NARROW,
    Cell,
    Chart,
    Facets,
    Found,
    Legend,
    Mark,
    Row,
    Table,
    TableRow,
    share,
)
from casewright.views.choices import OUTCOME, FacetTerm

MOST: Final = 12
"""How many themes the picture shows; the table has all."""


def themes_chart(facets: Facets, total: int, found: Found, catalogue: Catalogue) -> Chart | None:
    """Draw a bar for each theme, in pieces by outcome; nothing where no case has a theme."""
    themes = facets.get(THEMES)
    if not themes:
        return None
    outcomes = facets[OUTCOME].terms if OUTCOME in facets else ()
    most, t = len(themes.terms[0].numbers), catalogue.t
    top = themes.terms[0]
    values = {"theme": top.label, "total": catalogue.number(total)}
    return Chart(
        anchor=t("anchor.themes-outcome"),
        title=t("overview.themes"),
        caption=catalogue.n("overview.themes.caption", len(top.numbers), **values),
        note=catalogue.n("overview.themes.note", MOST) if len(themes.terms) > MOST else None,
        legend=tuple(Legend(outcome.id, outcome.label) for outcome in outcomes),
        rows=tuple(_row(term, outcomes, most, found, catalogue) for term in themes.terms[:MOST]),
        table=Table(
            (t("overview.theme"), *(outcome.label for outcome in outcomes), t("overview.total")),
            tuple(_figures(term, outcomes, found, catalogue) for term in themes.terms),
        ),
    )


def _row(
    term: FacetTerm, outcomes: tuple[FacetTerm, ...], most: int, found: Found, catalogue: Catalogue
) -> Row:
    marks, x = [], 0.0
    for outcome in outcomes:
        count = _shared(term, outcome)
        if not count:
            continue
        width = share(count, most)
        mark = Mark(
            x=round(x, 2),
            width=width,
            kind=outcome.id,
            name=f"{term.label}, {outcome.label}: {catalogue.n('count.cases', count)}",
            address=found((THEMES, term.id), (OUTCOME, outcome.id)),
            text=catalogue.number(count) if width >= NARROW else None,
        )
        marks.append(mark)
        x += width
    total = catalogue.number(len(term.numbers))
    return Row(term.label, term.address or found((THEMES, term.id)), total, tuple(marks))


def _figures(
    term: FacetTerm, outcomes: tuple[FacetTerm, ...], found: Found, catalogue: Catalogue
) -> TableRow:
    cells = [
        Cell(
            catalogue.number(count),
            found((THEMES, term.id), (OUTCOME, outcome.id)) if count else None,
        )
        for outcome in outcomes
        for count in [_shared(term, outcome)]
    ]
    total = Cell(catalogue.number(len(term.numbers)), found((THEMES, term.id)))
    return TableRow(term.label, term.address, (*cells, total))


def _shared(one: FacetTerm, other: FacetTerm) -> int:
    return len(frozenset(one.numbers) & frozenset(other.numbers))
