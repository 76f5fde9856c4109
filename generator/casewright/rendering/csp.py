"""The Content-Security-Policy: what a page may load and do, the same on every page.

Everything is forbidden, then what the site really uses is allowed, from the site itself alone.
Stands in every page as ``<meta>`` and, for hosts that read it, in a file ``_headers``.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from casewright.rendering.context import FileTask, RenderContext

_RULES: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
}
_ONLY_AS_HEADER: Final = {"frame-ancestors": "'none'"}
"""What browsers ignore in a ``<meta>``."""

HEADERS: Final = "_headers"
CONTENT_SECURITY_POLICY: Final = "; ".join(f"{name} {value}" for name, value in _RULES.items())

RESPONSE_HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": "; ".join(
        f"{name} {value}" for name, value in {**_RULES, **_ONLY_AS_HEADER}.items()
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""The headers that a web server should send with each file."""


def headers_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Describe the file that Netlify, Cloudflare Pages and others read headers from.

    What a maintainer wrote in a file of that name comes after ours.
    """
    written = ctx.settings.docs_dir / HEADERS
    own = written.read_text(encoding="utf-8") if written.is_file() else ""
    context = {"headers": RESPONSE_HEADERS, "written": own}
    yield ctx.file(HEADERS, "pages/headers.html", context.copy)
