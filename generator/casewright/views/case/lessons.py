"""Lessons: on the page of their case, and the list of all lessons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.cases.summary import AnyCase
from casewright.cases.vocabulary import THEMES
from casewright.config.settings import Settings
from casewright.views.case.card import Card, links_to
from casewright.views.common import Link, OutcomeView
from casewright.views.listings.pagination import PageLink, paginate
from casewright.views.ordering import numbered_lessons

LESSONS_PER_CARD: Final = 3
"""Lessons that take the height of one card; a page of lessons holds as many times more."""


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson on the page of its case; ``themes`` is set if the lesson has its own."""

    number: int
    anchor: str
    text: str
    themes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """A lesson in a list, with a link to its case.

    ``language`` and ``language_label`` are set if the language is not that of the site.
    """

    anchor: str
    address: str
    text: str
    themes: tuple[Link, ...]
    case: Link
    organisations: tuple[Link, ...]
    period: str | None
    outcome: OutcomeView | None
    language: str | None
    language_label: str | None
    printed_address: str


@dataclass(frozen=True, slots=True)
class LessonGroup:
    """The lessons of a theme."""

    label: str
    anchor: str
    address: str | None
    entries: tuple[LessonEntry, ...]


@dataclass(frozen=True, slots=True)
class LessonsView:
    """The context of a page of lessons."""

    crumbs: tuple[Link, ...]
    total: int
    groups: tuple[LessonGroup, ...]
    page: int
    pages: tuple[PageLink, ...]
    previous: str | None
    next: str | None


def lesson_anchor(number: int, settings: Settings) -> str:
    """Return the anchor of a lesson on the page of its case."""
    return f"{settings.catalog.t('anchor.lesson')}-{number}"


def lessons_of(case: AnyCase, case_index: CaseIndex, settings: Settings) -> tuple[LessonView, ...]:
    """Return the lessons of a case with numbers."""
    return tuple(
        LessonView(
            number,
            lesson_anchor(number, settings),
            lesson.lesson,
            links_to(THEMES, lesson.themes, case_index, settings),
        )
        for number, lesson in enumerate(case.lessons, start=1)
    )


def entries_of(
    case: AnyCase, case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> Iterator[LessonEntry]:
    """Return the lessons of a case for lists; themes default to those of the case."""
    card = cards[case.id]
    for lesson in lessons_of(case, case_index, settings):
        yield LessonEntry(
            anchor=f"{case.id}-{lesson.number}",
            address=f"{card.address}#{lesson.anchor}",
            text=lesson.text,
            themes=lesson.themes or card.themes,
            case=Link(card.title, card.address),
            organisations=card.organisations,
            period=card.period,
            outcome=card.outcome,
            language=card.language,
            language_label=card.language_label,
            printed_address=f"{settings.site_url or '/'}{card.address}#{lesson.anchor}",
        )


def lessons_views(
    case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> tuple[LessonsView, ...]:
    """Return all lessons in pages, grouped by first theme in vocabulary order."""
    placed = lesson_entries(case_index, cards, settings)
    crumbs = (home_crumb(settings),)
    size = LESSONS_PER_CARD * settings.options.page_size
    return tuple(
        LessonsView(
            crumbs, len(placed), _groups(sheet.items, case_index, settings),
            sheet.page, sheet.pages, sheet.previous, sheet.next,
        )
        for sheet in paginate(placed, size, settings.addresses.lessons_page)
    )  # fmt: skip


def lesson_entries(
    case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> tuple[tuple[str, LessonEntry], ...]:
    """Return all lessons by number, with the theme each is listed under."""
    of_case = {
        case.id: tuple(entries_of(case, case_index, cards, settings)) for case in case_index.cases
    }
    return tuple(
        (lesson.theme, of_case[lesson.case.id][lesson.index])
        for lesson in numbered_lessons(case_index)
    )


def home_crumb(settings: Settings) -> Link:
    """Return the first breadcrumb."""
    return Link(settings.catalog.t("crumb.home"), settings.addresses.home)


def _groups(
    placed: tuple[tuple[str, LessonEntry], ...], case_index: CaseIndex, settings: Settings
) -> tuple[LessonGroup, ...]:
    by_theme: dict[str, list[LessonEntry]] = {}
    for theme, entry in placed:
        by_theme.setdefault(theme, []).append(entry)
    return tuple(
        _group(theme, tuple(entries), case_index, settings) for theme, entries in by_theme.items()
    )


def _group(
    theme: str, entries: tuple[LessonEntry, ...], case_index: CaseIndex, settings: Settings
) -> LessonGroup:
    links = links_to(THEMES, (theme,), case_index, settings)
    if not links:
        return LessonGroup(
            settings.catalog.t("lessons.other"),
            settings.catalog.t("anchor.other"),
            None,
            entries,
        )
    return LessonGroup(links[0].label, theme, links[0].address, entries)
