"""The templates' surroundings: where they lie, what they may call, and that they escape.

A fragment sees its view, the words of the site (``t`` and ``n``) and four filters; nothing else.
"""

import posixpath
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from casewright.diagnostics.diagnostic import Message
from casewright.faults import EnvironmentFaultError
from casewright.rendering.escaping import heading_text
from casewright.rendering.prose import to_html, to_inline_html
from casewright.settings import Settings

FRAGMENTS = "fragments"


def theme_dir() -> Path:
    """Find the theme: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).parents[1]
    packaged, checkout = package / "theme", package.parents[1] / "theme"
    for folder in (packaged, checkout):
        if (folder / "main.html").is_file():
            return folder
    values = {"packaged": str(packaged), "checkout": str(checkout)}
    raise EnvironmentFaultError(Message("fault.no-theme", values))


def make_environment(settings: Settings, *overrides: Path) -> Environment:
    """Make the environment of a site; templates in ``overrides`` come before the theme's."""
    folders = [str(folder / FRAGMENTS) for folder in (*overrides, theme_dir())]
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        url=_relative_url, prose=to_html, prose_inline=to_inline_html, heading=heading_text
    )
    environment.globals.update(
        t=settings.catalogue.t,
        n=settings.catalogue.n,
        addresses=settings.addresses,
        site_name=settings.site_name,
    )
    return environment


@pass_context
def _relative_url(context: Context, address: str) -> str:
    """Lead from the page being rendered to a site address; an absolute URL stays as it is."""
    if "://" in address:
        return address
    path, mark, rest = _split(address)
    target = posixpath.relpath(f"/{path}", f"/{context['page_address']}")
    return f"{target}/{mark}{rest}" if path.endswith("/") or not path else f"{target}{mark}{rest}"


def _split(address: str) -> tuple[str, str, str]:
    """Part an address before its query or its anchor."""
    for mark in ("?", "#"):
        path, found, rest = address.partition(mark)
        if found:
            return path, found, rest
    return address, "", ""
