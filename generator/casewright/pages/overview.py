"""The overview page."""

from collections.abc import Iterator, Mapping
from functools import partial

from casewright.rendering.context import PageTask, RenderContext
from casewright.rendering.page import Frame
from casewright.views.charts.overview import overview_view

FRAME = "list.html"


def overview_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Return the page with the charts."""
    settings = ctx.settings
    title, intro = settings.catalog.t("overview.title"), settings.catalog.t("overview.intro")
    frame = Frame(settings.addresses.overview, FRAME, title, intro)
    yield ctx.page(frame, "pages/overview.html", partial(_view, ctx))


def _view(ctx: RenderContext) -> Mapping[str, object]:
    return {"view": overview_view(ctx.index, ctx.cards, ctx.settings)}
