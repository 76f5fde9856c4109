"""The folder's three pages: the folder, its booklet (a light page for paper) and the comparison."""

from collections.abc import Iterator

from casewright.rendering.desk import Desk, Page
from casewright.rendering.policy import POLICY
from casewright.views.folder import booklet_view, comparison_view, folder_view


def folder_pages(desk: Desk) -> Iterator[Page]:
    """Give the pages of the folder. A search engine has no use for any of them."""
    settings = desk.settings
    addresses, t = settings.addresses, settings.catalogue.t
    front = {"template": "folder.html", "title": t("folder.title"), "robots": "noindex"}
    view = folder_view(len(desk.library.cases), settings)
    yield desk.page(addresses.folder, "page_folder.html", front, view=view)
    front = {"template": "comparison.html", "title": t("comparison.title"), "robots": "noindex"}
    compared = comparison_view(settings)
    yield desk.page(addresses.comparison, "page_comparison.html", front, view=compared)
    yield desk.file(
        f"{addresses.booklet}index.html",
        "folder_booklet.html",
        view=booklet_view(settings),
        language=settings.language,
        policy=POLICY,
    )
