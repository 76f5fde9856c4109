"""The lists that lead to cases and lessons, sheet by sheet, and the home page."""

from collections.abc import Iterator
from itertools import chain

from casewright.rendering.desk import Desk, PageTask
from casewright.rendering.escaping import heading_text, in_frame
from casewright.rendering.page import Frame, MarkdownPage
from casewright.views.find import find_view, home_find_view, lessons_find_view
from casewright.views.lesson import lessons_views
from casewright.views.lists import cases_views, home_view
from casewright.views.public import is_whole
from casewright.views.trouble import report_of_all

HOME = "index.md"
_INSERT = "casewright-home"


def home_page(desk: Desk, lead: str | None) -> MarkdownPage:
    """Put the generated part of the home page below its hand-written lead.

    Without a lead its title is the site's name.
    """
    settings = desk.settings
    view = home_view(desk.library, desk.cards, settings)
    found = tuple(chain.from_iterable(desk.troubles.values()))
    report = report_of_all(found, settings.catalogue)
    find = home_find_view(desk.library, settings)
    address = settings.addresses.home
    body = desk.fragment("page_home.html", address, view=view, find=find, report=report)
    written = lead if lead is not None else f"# {heading_text(settings.site_name)}\n"
    framed = in_frame(written, "home.html").rstrip()
    return MarkdownPage(HOME, f"{framed}\n\n<!-- {_INSERT} -->\n", HOME, {_INSERT: body})


def cases_pages(desk: Desk) -> Iterator[PageTask]:
    """Give the sheets of the list of all cases, which is the search as well."""
    settings = desk.settings
    find, whole = find_view(desk.library, settings), is_whole(desk.library)
    for view in cases_views(desk.library, desk.cards, settings):
        address = settings.addresses.cases_page(view.page)
        frame = Frame(address, "cases.html", _title("cases.title", view.page, desk))
        context = {"view": view, "find": find, "whole": whole}
        yield desk.page(frame, "page_cases.html", context.copy)


def lessons_pages(desk: Desk) -> Iterator[PageTask]:
    """Give the sheets of all lessons."""
    settings = desk.settings
    find = lessons_find_view(desk.library, settings)
    for view in lessons_views(desk.library, desk.cards, settings):
        address = settings.addresses.lessons_page(view.page)
        frame = Frame(address, "lessons.html", _title("lessons.title", view.page, desk))
        context = {"view": view, "find": find}
        yield desk.page(frame, "page_lessons.html", context.copy)


def _title(key: str, sheet: int, desk: Desk) -> str:
    catalogue = desk.settings.catalogue
    title = catalogue.t(key)
    return catalogue.t("list.sheet-title", title=title, page=sheet) if sheet > 1 else title
