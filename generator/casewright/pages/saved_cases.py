"""The pages for saved cases: the list, the booklet, the slides and the comparison."""

from collections.abc import Iterator

from casewright.rendering.context import FileTask, PageTask, RenderContext
from casewright.rendering.csp import CONTENT_SECURITY_POLICY
from casewright.rendering.page import Frame
from casewright.views.print.saved_cases import comparison_view, saved_booklet_view, saved_cases_view


def folder_pages(ctx: RenderContext) -> Iterator[PageTask | FileTask]:
    """Return the four pages; they are excluded from search engines."""
    settings = ctx.settings
    addresses, t = settings.addresses, settings.catalog.t
    meta = {"robots": "noindex"}
    frame = Frame(addresses.folder, "folder.html", t("folder.title"), meta=meta)
    folder = {"view": saved_cases_view(len(ctx.index.cases), settings)}
    yield ctx.page(frame, "pages/saved_cases.html", folder.copy)
    frame = Frame(addresses.comparison, "comparison.html", t("comparison.title"), meta=meta)
    comparison = {"view": comparison_view(settings)}
    yield ctx.page(frame, "pages/comparison.html", comparison.copy)
    booklet = {
        "view": saved_booklet_view(settings),
        "language": settings.language_tag,
        "policy": CONTENT_SECURITY_POLICY,
    }
    yield ctx.file(f"{addresses.booklet}index.html", "print/saved_cases_booklet.html", booklet.copy)
    yield ctx.file(f"{addresses.slides}index.html", "print/slides.html", booklet.copy)
