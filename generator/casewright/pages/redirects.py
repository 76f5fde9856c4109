"""Redirect pages at the former addresses of cases and terms, and the redirects for the host."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from casewright.rendering.context import FileTask, RenderContext
from casewright.rendering.csp import CONTENT_SECURITY_POLICY
from casewright.views.listings.redirects import iter_redirects

REDIRECTS: Final = "_redirects"


def redirect_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Give a redirect page for every former address of a page.

    In a preview, a case that is too broken to show keeps its address.
    """
    broken = {ctx.settings.addresses.case(case_id) for case_id in ctx.diagnostics}
    for redirect in iter_redirects(ctx.index, ctx.settings):
        if redirect.is_page and redirect.source not in broken:
            policy, language = CONTENT_SECURITY_POLICY, ctx.settings.language_tag
            values = {"view": redirect, "policy": policy, "language": language}
            yield ctx.file(f"{redirect.source}index.html", "pages/redirect.html", values.copy)


def redirects_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Give the file that Netlify, Cloudflare Pages, GitLab Pages and others read redirects from.

    What a maintainer wrote in a file of that name comes after ours.
    """
    written = ctx.settings.docs_dir / REDIRECTS
    own = written.read_text(encoding="utf-8").rstrip() if written.is_file() else ""
    redirects = tuple(iter_redirects(ctx.index, ctx.settings))
    if own or redirects:
        root = urlsplit(ctx.settings.site_url or "").path.rstrip("/")
        values = {"redirects": redirects, "root": root, "written": own}
        yield ctx.file(REDIRECTS, "pages/redirects.html", values.copy)
