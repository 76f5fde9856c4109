"""The Content-Security-Policy, the same on every page.

It forbids everything, then allows what the site uses, from its own origin only. Each page has it in
``<meta>``; hosts that support it read it from the file ``_headers``.
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
"""Directives that browsers ignore in a ``<meta>``."""

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
    """Return the file from which Netlify, Cloudflare Pages and others read headers.

    A maintainer's own file of that name is appended.
    """
    written = ctx.settings.docs_dir / HEADERS
    own = written.read_text(encoding="utf-8") if written.is_file() else ""
    context = {"headers": RESPONSE_HEADERS, "assets": ctx.asset_folder, "written": own}
    yield ctx.file(HEADERS, "pages/headers.html", context.copy)
