"""The collection at a glance."""

from collections.abc import Iterator, Mapping
from functools import partial

from casewright.rendering.desk import Desk, PageTask
from casewright.rendering.page import Frame
from casewright.views.overview import overview_view

FRAME = "list.html"


def overview_pages(desk: Desk) -> Iterator[PageTask]:
    """Give the page with the charts."""
    settings = desk.settings
    title, intro = settings.catalogue.t("overview.title"), settings.catalogue.t("overview.intro")
    frame = Frame(settings.addresses.overview, FRAME, title, intro)
    yield desk.page(frame, "page_overview.html", partial(_view, desk))


def _view(desk: Desk) -> Mapping[str, object]:
    return {"view": overview_view(desk.library, desk.settings)}
