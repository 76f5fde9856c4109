"""The booklet of a theme: the hand-outs of its cases in one document."""

from collections.abc import Callable
from dataclasses import dataclass

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES
from casewright.config.settings import Settings
from casewright.views.case.page import CaseView
from casewright.views.ordering import numbered_cases
from casewright.views.print.handout import PaperView, full_address, licence_of, paper_view


@dataclass(frozen=True, slots=True)
class BookletView:
    """The context of a booklet; its cases are sorted by title."""

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
    """Return the booklet of a theme and its narrower themes.

    ``view_of`` returns the context of the page of a case.
    """
    term = case_index.vocabulary(THEMES).terms[theme]
    address = settings.addresses.term(THEMES, theme)
    ids = {case.id for case in case_index.cases_with(THEMES, theme)}
    cases = case_index.load(case.id for case in numbered_cases(case_index) if case.id in ids)
    return BookletView(
        title=term.label.text(settings.language),
        description=term.description.text(settings.language) if term.description else None,
        language=settings.language_tag,
        address=address,
        printed_address=full_address(address, settings),
        licence=licence_of(settings),
        papers=tuple(paper_view(case, view_of(case), case_index, settings) for case in cases),
    )
