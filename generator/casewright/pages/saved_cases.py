"""The folder's three pages: the folder, its booklet (a light page for paper) and the comparison."""

from collections.abc import Iterator

from casewright.rendering.desk import Desk, FileTask, PageTask
from casewright.rendering.page import Frame
from casewright.rendering.policy import POLICY
from casewright.views.folder import booklet_view, comparison_view, folder_view


def folder_pages(desk: Desk) -> Iterator[PageTask | FileTask]:
    """Give the pages of the folder. A search engine has no use for any of them."""
    settings = desk.settings
    addresses, t = settings.addresses, settings.catalogue.t
    meta = {"robots": "noindex"}
    frame = Frame(addresses.folder, "folder.html", t("folder.title"), meta=meta)
    folder = {"view": folder_view(len(desk.library.cases), settings)}
    yield desk.page(frame, "page_folder.html", folder.copy)
    frame = Frame(addresses.comparison, "comparison.html", t("comparison.title"), meta=meta)
    comparison = {"view": comparison_view(settings)}
    yield desk.page(frame, "page_comparison.html", comparison.copy)
    booklet = {
        "view": booklet_view(settings),
        "language": settings.language,
        "policy": POLICY,
    }
    yield desk.file(f"{addresses.booklet}index.html", "folder_booklet.html", booklet.copy)
