"""What is printed: the hand-out of each case, and a booklet of the cases of each theme."""

from collections.abc import Iterator

from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES
from casewright.printing.press import Job
from casewright.rendering.desk import Desk
from casewright.rendering.paper_pages import booklet, paper_page


def handout_jobs(desk: Desk, ids: tuple[str, ...]) -> Iterator[Job]:
    """Give the hand-outs of some cases, under the names that they have in the site."""
    addresses = desk.settings.addresses
    for id_ in ids:
        html = paper_page(desk.library.by_id[id_], desk).make().content.decode()
        yield Job(addresses.case_pdf(id_), addresses.paper(id_), html)


def booklet_jobs(desk: Desk, themes: tuple[str, ...]) -> Iterator[Job]:
    """Give the booklets of some themes, under the names that they have in the site."""
    addresses = desk.settings.addresses
    for theme in themes:
        address = addresses.term(THEMES, theme)
        yield Job(addresses.term_pdf(THEMES, theme), address, booklet(theme, desk))


def themes_with_cases(library: CaseIndex) -> tuple[str, ...]:
    """Name the themes of which there is a booklet."""
    terms = library.vocabulary(THEMES).terms
    return tuple(theme for theme in terms if library.cases_with(THEMES, theme))


def all_jobs(desk: Desk) -> tuple[Job, ...]:
    """Give everything that a site offers for download."""
    library = desk.library
    return (
        *handout_jobs(desk, tuple(library.by_id)),
        *booklet_jobs(desk, themes_with_cases(library)),
    )
