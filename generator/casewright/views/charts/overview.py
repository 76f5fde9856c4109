"""The collection at a glance: three pictures, each with what is to be seen in it and its table.

Shares and places are worked out here, as percentages, so that a picture keeps its proportions and
its letters at every width; the templates only draw them. Every mark leads to the cases behind it.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from casewright.cases.index import CaseIndex
from casewright.settings import Settings
from casewright.views.chart import Chart
from casewright.views.choices import make_facets
from casewright.views.lesson import home_crumb
from casewright.views.pairs_chart import pairs_chart
from casewright.views.parts import Link
from casewright.views.themes_chart import themes_chart
from casewright.views.years_chart import years_chart


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The page: how many cases there are, and the pictures that they give something to show."""

    crumbs: tuple[Link, ...]
    total: int
    charts: tuple[Chart, ...]


def overview_view(case_index: CaseIndex, settings: Settings) -> OverviewView:
    """Work out the page."""
    facets = {facet.id: facet for facet in make_facets(case_index, settings)}
    total = len(case_index.cases)

    def found(*choices: tuple[str, str]) -> str:
        return f"{settings.addresses.cases}?{urlencode(choices)}"

    charts = (
        themes_chart(facets, total, found, settings.catalogue),
        years_chart(facets, total, found, settings.catalogue),
        pairs_chart(case_index, facets, found, settings.catalogue),
    )
    return OverviewView(
        crumbs=(home_crumb(settings),),
        total=total,
        charts=tuple(chart for chart in charts if chart),
    )
