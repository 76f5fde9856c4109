"""The templates' surroundings: where they lie, what they may call, and that they escape.

A fragment sees its view, the words of the site (``t`` and ``n``) and four filters; nothing else.
"""

from functools import partial
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from casewright.faults import EnvironmentFaultError
from casewright.locale.message import Message
from casewright.rendering.bytecode import bytecode_cache
from casewright.rendering.escaping import heading_text, one_line, script_data
from casewright.rendering.fragments import FragmentEnvironment
from casewright.rendering.prose import to_html, to_inline_html
from casewright.search.plain import plain_blocks
from casewright.settings import Settings

FRAGMENTS: Final = "fragments"
_UP: Final = "../"
_HERE: Final = "./"


def theme_dir() -> Path:
    """Find the theme: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).parents[1]
    packaged, checkout = package / "theme", package.parents[1] / "theme"
    for folder in (packaged, checkout):
        if (folder / "main.html").is_file():
            return folder
    values = {"packaged": str(packaged), "checkout": str(checkout)}
    raise EnvironmentFaultError(Message("fault.no-theme", values))


def make_environment(settings: Settings) -> Environment:
    """Make the environment of a site; its own templates come before the theme's."""
    folders = [str(folder / FRAGMENTS) for folder in (*settings.overrides, theme_dir())]
    environment = FragmentEnvironment(
        settings.catalogue,
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=bytecode_cache(settings.catalogue),
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
        t=settings.catalogue.t,
        n=settings.catalogue.n,
        addresses=settings.addresses,
        site_name=one_line(settings.site_name),
    )
    return environment


def relative(page_address: str, address: str) -> str:
    """Lead from one site address to another."""
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
    """Lead an author's link from the page being rendered: see ``Addresses.linked``."""
    address = context["addresses"].linked(link)
    return link if address is None else relative(context["page_address"], address)


@pass_context
def _relative_url(context: Context, address: str) -> str:
    """Lead from the page being rendered to a site address; an absolute URL stays as it is."""
    return address if "://" in address else relative(context["page_address"], address)
