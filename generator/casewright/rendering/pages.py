"""Every generated page of the site, by kind. A new kind of page is a module and a line here."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from casewright.cases.case import Case
from casewright.rendering.case_pages import broken_pages, case_page, withdrawn_pages
from casewright.rendering.desk import Desk, Page
from casewright.rendering.export_files import export_files
from casewright.rendering.facet_pages import facet_pages, term_pages
from casewright.rendering.feed_files import feed_files
from casewright.rendering.folder_pages import folder_pages
from casewright.rendering.form_pages import contribute_name, contribute_page
from casewright.rendering.handbook_pages import handbook_pages
from casewright.rendering.linked_files import linked_files
from casewright.rendering.list_pages import HOME, cases_pages, home_page, lessons_pages
from casewright.rendering.overview_pages import overview_pages
from casewright.rendering.paper_pages import paper_page
from casewright.rendering.policy import headers_files
from casewright.rendering.rule_pages import rule_pages, rules_pages
from casewright.rendering.schema_files import schema_files
from casewright.rendering.scripts import script_files
from casewright.rendering.styles import style_files

Kind = Callable[[Desk], Iterator[Page]]
"""Makes all pages of one kind."""

KINDS_BY_CASE: Final[tuple[Callable[[Case, Desk], Page], ...]] = (case_page, paper_page)
"""What makes the pages that each case has of its own."""

KINDS: Final[tuple[Kind, ...]] = (
    broken_pages,
    withdrawn_pages,
    overview_pages,
    facet_pages,
    folder_pages,
    rules_pages,
    rule_pages,
    style_files,
    script_files,
    headers_files,
    feed_files,
    linked_files,
    schema_files,
)
KINDS_APART: Final[tuple[Kind, ...]] = (
    cases_pages,
    lessons_pages,
    term_pages,
    export_files,
)
"""Kinds that grow with the collection, and may be made beside all others."""


def pages_by_case(desk: Desk, cases: Iterable[Case]) -> Iterator[Page]:
    """Give the pages that some cases have of their own."""
    return (make(case, desk) for case in cases for make in KINDS_BY_CASE)


def pages_of(desk: Desk, kinds: Iterable[Kind]) -> Iterator[Page]:
    """Give every page of some kinds; those that are generated whole."""
    return (page for kind in kinds for page in kind(desk))


def shared_pages(desk: Desk, written: Callable[[str], str | None]) -> Iterator[Page]:
    """Give the pages part of which may be written by hand; ``written`` reads that part."""
    yield home_page(desk, written(HOME))
    yield contribute_page(desk, written(contribute_name(desk.settings)))
    yield from handbook_pages(desk, written)
