"""The WeasyPrint adapter: the only module that imports it, loaded only to print."""

import logging
import mimetypes
from functools import lru_cache

from weasyprint import CSS, HTML, __version__
from weasyprint.urls import URLFetcher, URLFetcherResponse

from casewright.pdf.resources import ResourceBundle

VERSION = __version__
_VARIANT = "pdf/ua-1"
_CACHED_STYLESHEETS = 3


class BundleFetcher(URLFetcher):  # type: ignore[misc]  # (WeasyPrint has no types)
    """Return resources from the bundle instead of the network."""

    def __init__(self, resources: ResourceBundle) -> None:
        super().__init__(allowed_protocols=())
        self._resources = resources

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """Return a resource; a missing one is left out of the document."""
        kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
        return URLFetcherResponse(url, self._resources.read(url), {"Content-Type": kind})


def make_pdf(html: str, address: str, resources: ResourceBundle) -> bytes:
    """Print the page at an address as tagged PDF (PDF/UA-1)."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    base = resources.base
    page = HTML(string=html, base_url=base + address, url_fetcher=BundleFetcher(resources))
    styles = [
        _stylesheet(resources.read(base + name).decode(), base + name) for name in resources.styles
    ]
    made = page.write_pdf(pdf_variant=_VARIANT, stylesheets=styles)
    return bytes(made)


@lru_cache(maxsize=_CACHED_STYLESHEETS)
def _stylesheet(text: str, url: str) -> CSS:
    """Parse a stylesheet once in a process: that takes as long as the layout of a hand-out."""
    return CSS(string=text, base_url=url)
