"""The pages that lead to cases: home, the list of all, and what is left of a withdrawn one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import THEMES
from casewright.settings import Settings
from casewright.views.by_title import numbered_cases
from casewright.views.card import Card
from casewright.views.facet import TermNode, term_tree
from casewright.views.lesson import LessonEntry, entries_of, home_crumb
from casewright.views.paging import PageLink, sheets
from casewright.views.parts import Link
from casewright.views.wording import date_label

NEWEST: Final = 6
"""How many of the newest cases the home page shows."""


@dataclass(frozen=True, slots=True)
class CasesView:
    """One sheet of the list of all cases."""

    crumbs: tuple[Link, ...]
    total: int
    cards: tuple[Card, ...]
    page: int
    pages: tuple[PageLink, ...]
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """The way in: themes, the newest cases, and a lesson to start from."""

    themes: tuple[TermNode, ...]
    newest: tuple[Card, ...]
    lesson: LessonEntry | None
    total: int
    cases: Link
    lessons: Link


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """What is left of a case that was taken back: no title, no names."""

    crumbs: tuple[Link, ...]
    reason: str | None
    date: str | None


def cases_views(
    case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> tuple[CasesView, ...]:
    """Cut the list of all cases, by title, into sheets."""
    listed = [cards[case.id] for case in numbered_cases(case_index)]
    return tuple(
        CasesView(
            (home_crumb(settings),), len(listed), sheet.items,
            sheet.page, sheet.pages, sheet.previous, sheet.next,
        )
        for sheet in sheets(listed, settings.options.page_size, settings.addresses.cases_page)
    )  # fmt: skip


def home_view(case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings) -> HomeView:
    """Work out the generated part of the home page."""
    catalogue, addresses = settings.catalogue, settings.addresses
    total = len(case_index.cases)
    return HomeView(
        themes=term_tree(THEMES, case_index, settings),
        newest=tuple(cards[case.id] for case in case_index.newest[:NEWEST]),
        lesson=_newest_lesson(case_index, cards, settings),
        total=total,
        cases=Link(catalogue.n("home.all-cases", total), addresses.cases),
        lessons=Link(catalogue.t("home.all-lessons"), addresses.lessons),
    )


def withdrawn_view(case: CaseSummary, settings: Settings) -> WithdrawnView:
    """Work out the tombstone of a case."""
    cases = Link(settings.catalogue.t("crumb.cases"), settings.addresses.cases)
    withdrawn = case.withdrawn
    date = withdrawn.date if withdrawn else None
    return WithdrawnView(
        crumbs=(home_crumb(settings), cases),
        reason=(withdrawn.reason or None) if withdrawn else None,
        date=date_label(date, settings.language) if date else None,
    )


def _newest_lesson(
    case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> LessonEntry | None:
    """Take the first lesson of the case that joined last: it changes when the collection does."""
    for case in case_index.newest:
        for entry in entries_of(case, case_index, cards, settings):
            return entry
    return None
