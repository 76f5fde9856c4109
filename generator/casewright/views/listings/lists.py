"""The home page, the list of cases, and the page of a withdrawn case."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import THEMES
from casewright.config.settings import Settings
from casewright.views.case.card import Card
from casewright.views.case.lessons import LessonEntry, entries_of, home_crumb
from casewright.views.common import Link
from casewright.views.dates import format_partial_date
from casewright.views.listings.pagination import PageLink, paginate
from casewright.views.listings.vocabulary import TermNode, term_tree
from casewright.views.ordering import numbered_cases

MAX_NEWEST: Final = 6
MAX_THEMES: Final = 12
"""Newest cases, and themes, on the home page."""


@dataclass(frozen=True, slots=True)
class CasesView:
    """The context of a page of the list of cases."""

    crumbs: tuple[Link, ...]
    total: int
    cards: tuple[Card, ...]
    page: int
    pages: tuple[PageLink, ...]
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """The context of the home page: newest cases, the largest themes, and a lesson.

    ``start`` is the page for people who begin a project, if there are cases with a theme.
    """

    start: str | None
    themes: tuple[TermNode, ...]
    all_themes: Link
    contribute: str
    newest: tuple[Card, ...]
    lesson: LessonEntry | None
    total: int
    cases: Link
    lessons: Link


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """The context of the page of a withdrawn case, without title and names."""

    crumbs: tuple[Link, ...]
    reason: str | None
    date: str | None


def cases_views(
    case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> tuple[CasesView, ...]:
    """Return the list of cases by title, in pages."""
    listed = [cards[case.id] for case in numbered_cases(case_index)]
    return tuple(
        CasesView(
            (home_crumb(settings),), len(listed), sheet.items,
            sheet.page, sheet.pages, sheet.previous, sheet.next,
        )
        for sheet in paginate(listed, settings.options.page_size, settings.addresses.cases_page)
    )  # fmt: skip


def home_view(case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings) -> HomeView:
    """Return the context of the home page."""
    catalog, addresses = settings.catalog, settings.addresses
    total = len(case_index.cases)
    has_themes = any(case.terms(THEMES) for case in case_index.cases)
    return HomeView(
        start=addresses.start if has_themes else None,
        themes=_largest_themes(case_index, settings),
        all_themes=Link(
            catalog.n("home.all-themes", len(case_index.vocabulary(THEMES).terms)),
            addresses.facet(THEMES),
        ),
        contribute=addresses.contribute,
        newest=tuple(cards[case.id] for case in case_index.newest[:MAX_NEWEST]),
        lesson=_newest_lesson(case_index, cards, settings),
        total=total,
        cases=Link(catalog.n("home.all-cases", total), addresses.cases),
        lessons=Link(catalog.t("home.all-lessons"), addresses.lessons),
    )


def withdrawn_view(case: CaseSummary, settings: Settings) -> WithdrawnView:
    """Return the page of a withdrawn case."""
    cases = Link(settings.catalog.t("crumb.cases"), settings.addresses.cases)
    withdrawn = case.withdrawn
    date = withdrawn.date if withdrawn else None
    return WithdrawnView(
        crumbs=(home_crumb(settings), cases),
        reason=(withdrawn.reason or None) if withdrawn else None,
        date=format_partial_date(date, settings.catalog.locale) if date else None,
    )


def _largest_themes(case_index: CaseIndex, settings: Settings) -> tuple[TermNode, ...]:
    """Return the broadest themes with most cases, in the order of the vocabulary."""
    roots = [node for node in term_tree(THEMES, case_index, settings) if node.count]
    largest = sorted(roots, key=lambda node: -node.count)[:MAX_THEMES]
    return tuple(replace(node, narrower=()) for node in roots if node in largest)


def _newest_lesson(
    case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> LessonEntry | None:
    """Return the first lesson of the newest case."""
    for case in case_index.newest:
        for entry in entries_of(case, case_index, cards, settings):
            return entry
    return None
