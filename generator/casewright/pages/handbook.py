"""The built-in handbook: Markdown pages completed with references made from the code.

The pages are rendered like hand-written ones, so the engine resolves their links. A page of the
site with the same name replaces ours.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from casewright import __version__, handbook
from casewright.cases.case import FORMAT
from casewright.i18n.catalog import FALLBACK
from casewright.rendering.context import RenderContext
from casewright.rendering.csp import RESPONSE_HEADERS
from casewright.rendering.escaping import front_matter
from casewright.rendering.page import MarkdownPage
from casewright.rendering.theme import TEMPLATES, theme_dir
from casewright.urls import HANDBOOK
from casewright.views.authoring.form import LEFT_OUT
from casewright.views.authoring.form_fields import Fields
from casewright.views.authoring.handbook import (
    TemplateView,
    command_views,
    language_views,
    setting_views,
    word_views,
)
from casewright.views.case.lessons import home_crumb
from casewright.views.common import Link

_FOLDER: Final = Path(handbook.__file__).parent
_HEADER: Final = re.compile(r"\A\{#-?\s*(.*?)\s*-?#\}", re.DOTALL)
_BLOCK: Final = re.compile(r"\{%-? block (\w+)")


def handbook_pages(
    ctx: RenderContext, written: Callable[[str], str | None]
) -> Iterator[MarkdownPage]:
    """Return the handbook pages that the site has enabled and does not replace."""
    environment = _environment(ctx)
    facts = _facts(ctx)
    for name in HANDBOOK:
        if ctx.settings.options.handbook and _part(name) in (*ctx.settings.options.handbook, ""):
            file = _file(ctx.settings.addresses.handbook(name))
            if written(file) is None:
                yield MarkdownPage(file, _page(name, ctx, environment, facts))


def _part(name: str) -> str:
    """Return the part of the handbook that a page belongs to; the first page belongs to none."""
    above, _, below = name.rpartition("/")
    return "" if name == "index" else above or below


def _facts(ctx: RenderContext) -> Mapping[str, object]:
    """Return the generated parts of a page: commands, settings, texts, templates."""
    catalog = ctx.settings.catalog
    fields = Fields(ctx.index, ctx.settings).of_case()
    return {
        "parts": ctx.settings.options.handbook,
        "version": __version__,
        "format": FORMAT,
        "fields": [field for key, field in fields.items() if key not in LEFT_OUT],
        "commands": command_views(catalog),
        "settings": setting_views(catalog),
        "words": word_views(catalog),
        "languages": language_views(catalog),
        "templates": tuple(_templates()),
        "headers": RESPONSE_HEADERS,
    }


def _page(
    name: str, ctx: RenderContext, environment: Environment, facts: Mapping[str, object]
) -> str:
    addresses = ctx.settings.addresses
    address = addresses.handbook(name)

    def link(target: str) -> str:
        return posixpath.relpath(_file(target), posixpath.dirname(_file(address)) or ".")

    text = environment.get_template(_template(name)).render(
        page_address=address,
        page=lambda other: link(addresses.handbook(other)),
        link=link,
        **facts,
    )
    crumbs = ctx.fill(
        "components/breadcrumbs.html", address, crumbs=tuple(_crumbs(name, ctx, environment))
    )
    front = front_matter({"title": _title(name, environment)})
    return f"{front}\n{crumbs}\n\n{text}"


def _crumbs(name: str, ctx: RenderContext, environment: Environment) -> Iterator[Link]:
    """Return the breadcrumbs: the first page and, for a maintainer's page, its parent."""
    yield home_crumb(ctx.settings)
    above = name.rpartition("/")[0]
    for other in (HANDBOOK[0], *([above] if above else [])):
        if other != name:
            yield Link(_title(other, environment), ctx.settings.addresses.handbook(other))


def _title(name: str, environment: Environment) -> str:
    """Return the title of a page: its first line."""
    text = _source(name, environment)
    return text.partition("\n")[0].removeprefix("# ")


def _source(name: str, environment: Environment) -> str:
    loader = environment.loader
    return loader.get_source(environment, _template(name))[0] if loader else ""


def _template(name: str) -> str:
    return f"{name.rpartition('/')[2]}.md"


def _environment(ctx: RenderContext) -> Environment:
    folders = [_FOLDER / ctx.settings.catalog.language, _FOLDER / FALLBACK]
    fragments = ctx.environment.loader
    loaders = [FileSystemLoader(folders), *([fragments] if fragments else [])]
    return ctx.environment.overlay(loader=ChoiceLoader(loaders))


def _file(address: str) -> str:
    return f"{address.rstrip('/')}.md" if address else "index.md"


def _templates() -> Iterator[TemplateView]:
    """Return what every template documents about itself: pages, components, then fragments."""
    theme = theme_dir()
    found = sorted(theme.rglob("*.html"), key=lambda path: (TEMPLATES in path.parts, path))
    for path in found:
        text = path.read_text(encoding="utf-8")
        header = _HEADER.match(text)
        purpose, _, context = (header[1] if header else "").partition("Context:")
        yield TemplateView(
            name=path.relative_to(theme).as_posix(),
            purpose=" ".join(purpose.split()),
            context=tuple(line.strip() for line in context.splitlines() if line.strip()),
            blocks=tuple(dict.fromkeys(_BLOCK.findall(text))),
        )
