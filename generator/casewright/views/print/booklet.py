"""The booklet of a theme: the hand-outs of its cases, bound together."""

from collections.abc import Callable
from dataclasses import dataclass

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES
from casewright.settings import Settings
from casewright.views.by_title import numbered_cases
from casewright.views.case import CaseView
from casewright.views.paper import PaperView, full_address, licence_of, paper_view


@dataclass(frozen=True, slots=True)
class BookletView:
    """What a booklet needs; its papers are in the order of their titles."""

    title: str
    description: str | None
    language: str
    address: str
    printed_address: str
    licence: str | None
    papers: tuple[PaperView, ...]


def booklet_view(
    theme: str, case_index: CaseIndex, view_of: Callable[[Case], CaseView], settings: Settings
) -> BookletView:
    """Put together the booklet of a theme and everything below it.

    ``view_of`` gives what the page of a case shows on the screen.
    """
    term = case_index.vocabulary(THEMES).terms[theme]
    address = settings.addresses.term(THEMES, theme)
    ids = {case.id for case in case_index.cases_with(THEMES, theme)}
    cases = case_index.load(case.id for case in numbered_cases(case_index) if case.id in ids)
    return BookletView(
        title=term.label.text(settings.language),
        description=term.description.text(settings.language) if term.description else None,
        language=settings.language,
        address=address,
        printed_address=full_address(address, settings),
        licence=licence_of(settings),
        papers=tuple(paper_view(case, view_of(case), case_index, settings) for case in cases),
    )
