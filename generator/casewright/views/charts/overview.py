"""The overview page: up to three charts, each with a caption and a table, and stories to compare.

Positions are percentages, so that the templates only draw. Every mark links to its cases.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from casewright.cases.index import CaseIndex
from casewright.config.settings import Settings
from casewright.views.case.card import Card
from casewright.views.case.lessons import home_crumb
from casewright.views.charts.chart import Chart
from casewright.views.charts.contrasts import Contrast, find_contrasts
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
    contrasts: tuple[Contrast, ...]


def overview_view(
    case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> OverviewView:
    """Return the context of the page; ``cards`` are those of all cases."""
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
        contrasts=find_contrasts(case_index, cards, settings),
    )
