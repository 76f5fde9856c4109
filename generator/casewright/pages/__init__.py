"""Every generated page of the site, by kind. A new kind of page is a module and a line here."""

from collections.abc import Callable, Iterator
from typing import Final

from casewright.rendering.case_pages import broken_pages, case_page, withdrawn_pages
from casewright.rendering.desk import Desk, FileTask, PageTask
from casewright.rendering.export_files import export_files
from casewright.rendering.facet_pages import facet_pages, term_pages
from casewright.rendering.feed_files import feed_files
from casewright.rendering.folder_pages import folder_pages
from casewright.rendering.form_pages import contribute_name, contribute_page
from casewright.rendering.handbook_pages import handbook_pages
from casewright.rendering.linked_files import linked_files
from casewright.rendering.list_pages import HOME, cases_pages, home_page, lessons_pages
from casewright.rendering.overview_pages import overview_pages
from casewright.rendering.page import MarkdownPage
from casewright.rendering.paper_pages import paper_page
from casewright.rendering.policy import headers_files
from casewright.rendering.rule_pages import rule_pages, rules_pages
from casewright.rendering.schema_files import schema_files
from casewright.rendering.scripts import script_files
from casewright.rendering.styles import style_files

Kind = Callable[[Desk], Iterator[PageTask | FileTask]]
"""Gives the tasks for all pages of one kind."""

KINDS: Final[tuple[Kind, ...]] = (
    broken_pages,
    withdrawn_pages,
    overview_pages,
    facet_pages,
    term_pages,
    cases_pages,
    lessons_pages,
    folder_pages,
    rules_pages,
    rule_pages,
    style_files,
    script_files,
    headers_files,
    feed_files,
    linked_files,
    schema_files,
    export_files,
)


def page_tasks(desk: Desk) -> Iterator[PageTask | FileTask]:
    """Give a task for every page and file in which no hand-written Markdown stands.

    Tasks are cheap; their order depends on the context alone, so that a worker can make the list
    again and be told which numbers to make.
    """
    for case in desk.library.cases:
        yield case_page(case, desk)
        yield paper_page(case, desk)
    for kind in KINDS:
        yield from kind(desk)


def markdown_pages(desk: Desk, written: Callable[[str], str | None]) -> Iterator[MarkdownPage]:
    """Give the pages part of which may be written by hand; ``written`` reads that part."""
    yield home_page(desk, written(HOME))
    yield contribute_page(desk, written(contribute_name(desk.settings)))
    yield from handbook_pages(desk, written)
