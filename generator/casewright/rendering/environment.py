"""The Jinja environment: template folders, globals, filters and autoescaping.

A fragment gets its view, the texts of the site (``t`` and ``n``), the address of a script or
stylesheet (``asset``), and filters.
"""

from functools import partial
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from casewright.config.settings import Settings
from casewright.prose.html import to_html, to_inline_html
from casewright.prose.plain_text import plain_blocks
from casewright.rendering.bytecode import bytecode_cache
from casewright.rendering.escaping import heading_text, one_line, script_data
from casewright.rendering.jinja_ext import SiteEnvironment
from casewright.rendering.theme import TEMPLATES, asset_folder, theme_dirs

_UP: Final = "../"
_HERE: Final = "./"


def make_environment(settings: Settings) -> Environment:
    """Return the environment of a site; its own templates precede those of the theme."""
    folders = [str(folder / TEMPLATES) for folder in theme_dirs(settings)]
    environment = SiteEnvironment(
        settings.catalog,
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=bytecode_cache(settings.catalog),
    )
    environment.filters.update(
        url=_relative_url,
        prose=_prose,
        prose_inline=_inline_prose,
        heading=heading_text,
        plain=_plain,
        script=script_data,
    )
    environment.globals.update(
        t=settings.catalog.t,
        n=settings.catalog.n,
        addresses=settings.addresses,
        asset=asset_folder(settings).__add__,
        site_name=one_line(settings.site_name),
    )
    return environment


def relative_url(page_address: str, address: str) -> str:
    """Return the relative URL from one address of the site to another."""
    return (_UP * page_address.count("/") or _HERE) + address


@pass_context
def _prose(context: Context, text: str) -> Markup:
    return to_html(text, partial(_resolved, context))


@pass_context
def _inline_prose(context: Context, text: str) -> Markup:
    return to_inline_html(text, partial(_resolved, context))


def _plain(text: str) -> str:
    return " ".join(plain_blocks(text))


def _resolved(context: Context, link: str) -> str:
    """Resolve an author's link relative to the page being rendered: see ``SiteUrls.linked``."""
    address = context["addresses"].linked(link)
    return link if address is None else relative_url(context["page_address"], address)


@pass_context
def _relative_url(context: Context, address: str) -> str:
    """Return an address relative to the page being rendered; absolute URLs are unchanged."""
    return address if "://" in address else relative_url(context["page_address"], address)
