"""Every generated page of the site, by kind. A new kind of page is a module and a line here."""

from collections.abc import Callable, Iterator
from typing import Final

from casewright.rendering.brand import brand_files
from casewright.rendering.case_pages import broken_pages, case_pages, withdrawn_pages
from casewright.rendering.desk import Desk, Page
from casewright.rendering.facet_pages import facet_pages, term_pages
from casewright.rendering.list_pages import cases_pages, lessons_pages
from casewright.rendering.policy import headers_files

KINDS: Final[tuple[Callable[[Desk], Iterator[Page]], ...]] = (
    case_pages,
    broken_pages,
    withdrawn_pages,
    cases_pages,
    lessons_pages,
    facet_pages,
    term_pages,
    brand_files,
    headers_files,
)


def all_pages(desk: Desk) -> Iterator[Page]:
    """Give every page but the home page, part of which is written by hand."""
    return (page for kind in KINDS for page in kind(desk))
