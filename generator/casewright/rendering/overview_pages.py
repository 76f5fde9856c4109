"""The collection at a glance."""

from collections.abc import Iterator

from casewright.rendering.desk import Desk, Page
from casewright.views.overview import overview_view

FRAME = "list.html"


def overview_pages(desk: Desk) -> Iterator[Page]:
    """Give the page with the pictures."""
    settings = desk.settings
    view = overview_view(desk.library, settings)
    front = {
        "template": FRAME,
        "title": settings.catalogue.t("overview.title"),
        "description": settings.catalogue.t("overview.intro"),
    }
    yield desk.page(settings.addresses.overview, "page_overview.html", front, view=view)
