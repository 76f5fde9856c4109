"""WeasyPrint's own corner: the only module that imports it, and itself imported only to print."""

import logging
import mimetypes

from weasyprint import HTML, __version__
from weasyprint.urls import URLFetcher, URLFetcherResponse

from casewright.printing.shelf import Shelf

VERSION = __version__
_VARIANT = "pdf/ua-1"


class ShelfFetcher(URLFetcher):  # type: ignore[misc]  # (WeasyPrint tells no types)
    """Hands out what is on the shelf and asks no network for the rest."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(allowed_protocols=())
        self._shelf = shelf

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """Give one file; what is not there is left out of the print."""
        kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
        return URLFetcherResponse(url, self._shelf.read(url), {"Content-Type": kind})


def make_pdf(html: str, address: str, shelf: Shelf) -> bytes:
    """Print a page that lives at a site address; tagged for screen readers (PDF/UA-1)."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    page = HTML(string=html, base_url=shelf.base + address, url_fetcher=ShelfFetcher(shelf))
    made = page.write_pdf(pdf_variant=_VARIANT)
    return bytes(made)
