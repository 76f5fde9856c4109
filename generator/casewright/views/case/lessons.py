"""Lessons: on the page of their case, and drawn together across all cases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.cases.summary import AnyCase
from casewright.cases.vocabulary import THEMES
from casewright.settings import Settings
from casewright.views.by_theme import numbered_lessons
from casewright.views.card import Card, links_to
from casewright.views.paging import PageLink, sheets
from casewright.views.parts import Link, Outcome

LESSONS_A_CARD: Final = 3
"""How many lessons take the room of one card: a sheet of lessons holds that many more."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson on its case's page; ``themes`` only where they are the lesson's own."""

    number: int
    anchor: str
    text: str
    themes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LessonEntry:
    """A lesson away from its case: with the way back to it.

    ``language`` is set where it is not the site's; ``language_label`` then says so.
    """

    anchor: str
    address: str
    text: str
    themes: tuple[Link, ...]
    case: Link
    organisations: tuple[Link, ...]
    period: str | None
    outcome: Outcome | None
    language: str | None
    language_label: str | None
    printed_address: str


@dataclass(frozen=True, slots=True)
class LessonGroup:
    """The lessons of one theme."""

    label: str
    anchor: str
    address: str | None
    entries: tuple[LessonEntry, ...]


@dataclass(frozen=True, slots=True)
class LessonsView:
    """One sheet of all lessons."""

    crumbs: tuple[Link, ...]
    total: int
    groups: tuple[LessonGroup, ...]
    page: int
    pages: tuple[PageLink, ...]
    previous: str | None
    next: str | None


def lesson_anchor(number: int, settings: Settings) -> str:
    """Name the place of a lesson on its case's page."""
    return f"{settings.catalogue.t('anchor.lesson')}-{number}"


def lessons_of(case: AnyCase, case_index: CaseIndex, settings: Settings) -> tuple[Lesson, ...]:
    """Number the lessons of a case."""
    return tuple(
        Lesson(
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
    """Give a case's lessons as they stand elsewhere; their themes are the case's by default."""
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
    """Lay out all lessons by the first theme of each, in the order of the vocabulary."""
    placed = lesson_entries(case_index, cards, settings)
    crumbs = (home_crumb(settings),)
    size = LESSONS_A_CARD * settings.options.page_size
    return tuple(
        LessonsView(
            crumbs, len(placed), _groups(sheet.items, case_index, settings),
            sheet.page, sheet.pages, sheet.previous, sheet.next,
        )
        for sheet in sheets(placed, size, settings.addresses.lessons_page)
    )  # fmt: skip


def lesson_entries(
    case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> tuple[tuple[str, LessonEntry], ...]:
    """Give all lessons in the order of their numbers, each with the theme it is listed under."""
    of_case = {
        case.id: tuple(entries_of(case, case_index, cards, settings)) for case in case_index.cases
    }
    return tuple(
        (lesson.theme, of_case[lesson.case.id][lesson.index])
        for lesson in numbered_lessons(case_index)
    )


def home_crumb(settings: Settings) -> Link:
    """The first step of every trail."""
    return Link(settings.catalogue.t("crumb.home"), settings.addresses.home)


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
            settings.catalogue.t("lessons.other"),
            settings.catalogue.t("anchor.other"),
            None,
            entries,
        )
    return LessonGroup(links[0].label, theme, links[0].address, entries)
