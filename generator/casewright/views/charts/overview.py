"""The overview page: up to three charts, each with a caption and a table.

Positions are percentages, so that the templates only draw. Every mark links to its cases.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings
from casewright.views.case.lessons import home_crumb
from casewright.views.charts.chart import Chart
from casewright.views.charts.cooccurrence import pairs_chart
from casewright.views.charts.themes import themes_chart
from casewright.views.charts.years import years_chart
from casewright.views.common import Link
from casewright.views.listings.facets import make_facets


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The context of the page: the number of cases, and the charts that have data."""

    crumbs: tuple[Link, ...]
    total: int
    charts: tuple[Chart, ...]


def overview_view(case_index: CaseIndex, settings: Settings) -> OverviewView:
    """Return the context of the page."""
    facets = {facet.id: facet for facet in make_facets(case_index, settings)}
    total = len(case_index.cases)

    def found(*choices: tuple[str, str]) -> str:
        return f"{settings.addresses.cases}?{urlencode(choices)}"

    charts = (
        themes_chart(facets, found, settings.catalog),
        years_chart(facets, total, found, settings.catalog),
        pairs_chart(case_index, facets, found, settings.catalog),
    )
    return OverviewView(
        crumbs=(home_crumb(settings),),
        total=total,
        charts=tuple(chart for chart in charts if chart),
    )
