"""The home page, and the paginated lists of cases and lessons."""

from collections.abc import Iterator
from itertools import chain

from casewright.rendering.context import PageTask, RenderContext
from casewright.rendering.escaping import heading_text, in_frame
from casewright.rendering.page import Frame, MarkdownPage
from casewright.views.authoring.diagnostics import make_full_report
from casewright.views.case.lessons import lessons_views
from casewright.views.export.published import is_whole
from casewright.views.listings.lists import cases_views, home_view
from casewright.views.listings.search_form import find_view, home_find_view, lessons_find_view

HOME = "index.md"
_INSERT = "casewright-home"


def home_page(ctx: RenderContext, lead: str | None) -> MarkdownPage:
    """Return the home page: the hand-written introduction and the generated lists.

    Without an introduction, the title is the name of the site.
    """
    settings = ctx.settings
    view = home_view(ctx.index, ctx.cards, settings)
    found = tuple(chain.from_iterable(ctx.diagnostics.values()))
    report = make_full_report(found, settings.catalog)
    find = home_find_view(ctx.index, settings)
    address = settings.addresses.home
    body = ctx.fragment("pages/home.html", address, view=view, find=find, report=report)
    written = lead if lead is not None else f"# {heading_text(settings.site_name)}\n"
    framed = in_frame(written, "home.html").rstrip()
    return MarkdownPage(HOME, f"{framed}\n\n<!-- {_INSERT} -->\n", HOME, {_INSERT: body})


def cases_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Return the pages of the list of all cases, which has the search form."""
    settings = ctx.settings
    find, whole = find_view(ctx.index, settings), is_whole(ctx.index)
    for view in cases_views(ctx.index, ctx.cards, settings):
        address = settings.addresses.cases_page(view.page)
        frame = Frame(address, "cases.html", _title("cases.title", view.page, ctx))
        context = {"view": view, "find": find, "whole": whole}
        yield ctx.page(frame, "pages/cases.html", context.copy)


def lessons_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Return the pages of the list of all lessons."""
    settings = ctx.settings
    find = lessons_find_view(ctx.index, settings)
    for view in lessons_views(ctx.index, ctx.cards, settings):
        address = settings.addresses.lessons_page(view.page)
        frame = Frame(address, "lessons.html", _title("lessons.title", view.page, ctx))
        context = {"view": view, "find": find}
        yield ctx.page(frame, "pages/lessons.html", context.copy)


def _title(key: str, sheet: int, ctx: RenderContext) -> str:
    catalog = ctx.settings.catalog
    title = catalog.t(key)
    return catalog.t("list.sheet-title", title=title, page=sheet) if sheet > 1 else title
