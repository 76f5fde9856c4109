"""Print documents as PDF: a pure function of the HTML, the resources and WeasyPrint's version."""

import contextlib
import hashlib
import io
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from casewright.exceptions import SystemFailureError
from casewright.i18n.message import Message
from casewright.pdf.resources import ResourceBundle

_FORMAT_VERSION: Final = "2"
"""Increase this when the output changes, so that stored files are not reused."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document: the name of its file, the address of its page, and its HTML."""

    name: str
    address: str
    html: str


def require_weasyprint() -> str:
    """Return the version of WeasyPrint; raise ``SystemFailureError`` if unusable."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            from casewright.pdf.weasyprint_backend import VERSION  # noqa: PLC0415  (an extra)
    except ImportError:
        raise SystemFailureError(Message("fault.no-weasyprint")) from None
    except OSError:
        raise SystemFailureError(Message("fault.no-pango")) from None
    return str(VERSION)


@dataclass(frozen=True)
class PdfPrinter:
    """Print documents with the resources of a site, in any process."""

    resources: ResourceBundle

    def __call__(self, job: Job) -> bytes:
        """Return a document as PDF."""
        from casewright.pdf.weasyprint_backend import make_pdf  # noqa: PLC0415  (an extra)

        return make_pdf(job.html, job.address, self.resources)

    def key(self, job: Job) -> bytes:
        """Return a digest of all that decides the PDF; the names of images contain theirs."""
        text = f"{job.address}\n{job.html}".encode(errors="surrogatepass")
        return hashlib.sha256(self._toolchain + text).digest()

    @cached_property
    def _toolchain(self) -> bytes:
        parts = [_FORMAT_VERSION, require_weasyprint(), self.resources.base]
        digest = hashlib.sha256("\n".join(parts).encode())
        for name in self.resources.styles:
            digest.update(self.resources.read(self.resources.base + name))
        return digest.digest()
