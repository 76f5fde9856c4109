"""The page of the review queue, for maintainers: search engines leave it out."""

from collections.abc import Iterator, Mapping

from casewright.rendering.context import PageTask, RenderContext
from casewright.rendering.page import Frame
from casewright.views.authoring.review import review_view

FRAME = "main.html"


def review_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Give the page, where the site has a handbook for maintainers."""
    settings = ctx.settings
    if "maintain" not in settings.options.handbook:
        return

    def view() -> Mapping[str, object]:
        return {"view": review_view(ctx.index, settings)}

    title = settings.catalog.t("review.title")
    frame = Frame(settings.addresses.review, FRAME, title, meta={"robots": "noindex"})
    yield ctx.page(frame, "pages/review.html", view)
