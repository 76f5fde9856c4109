"""The page for people who begin a project: what others learned about its themes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.cases.case import Outcome
from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import THEMES
from casewright.config.settings import Settings
from casewright.views.case.card import Card
from casewright.views.case.lessons import LessonEntry, entries_of, home_crumb
from casewright.views.common import Link, SectionView
from casewright.views.listings.vocabulary import GUIDANCE, guidance_of

AUDIENCES: Final = "audiences"
MAX_STORIES: Final = 12
MAX_LESSONS: Final = 24
_MIXED: Final = (Outcome.NOT_ACHIEVED, Outcome.PARTLY)


@dataclass(frozen=True, slots=True)
class StartChoice:
    """A theme or audience to choose; a theme has a page, and a depth in its tree from 0."""

    id: str
    label: str
    count: int
    address: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class StartView:
    """The context of the page on which readers choose."""

    crumbs: tuple[Link, ...]
    themes: tuple[StartChoice, ...]
    audiences: tuple[StartChoice, ...]
    checklist: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartLesson:
    """A lesson, with the audiences of its case."""

    entry: LessonEntry
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartPattern:
    """A term with advice, from a vocabulary of patterns."""

    link: Link
    guidance: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class StartFailure:
    """A case that did not work out, or not quite, with what its people learned."""

    card: Card
    lessons: tuple[str, ...]
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartQuestion:
    """A question to ask, and its number in the case."""

    number: int
    text: str
    case: Card
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartStory:
    """A case, with its audiences."""

    card: Card
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeStartView:
    """The context of the page about one theme; ``total`` counts all its cases."""

    crumbs: tuple[Link, ...]
    theme: Link
    total: int
    lessons: tuple[StartLesson, ...]
    patterns: tuple[StartPattern, ...]
    failures: tuple[StartFailure, ...]
    questions: tuple[StartQuestion, ...]
    stories: tuple[StartStory, ...]
    checklist: tuple[str, ...]


def start_view(case_index: CaseIndex, settings: Settings) -> StartView:
    """Return the page on which readers choose what their project is about."""
    roots = case_index.vocabulary(THEMES).roots()
    return StartView(
        crumbs=(home_crumb(settings),),
        themes=tuple(_theme_choices(roots, 0, case_index, settings)),
        audiences=tuple(_audience_choices(case_index, settings)),
        checklist=_checklist(settings),
    )


def _theme_choices(
    themes: Iterable[str], depth: int, case_index: CaseIndex, settings: Settings
) -> Iterator[StartChoice]:
    vocabulary = case_index.vocabulary(THEMES)
    for id_ in themes:
        if count := len(case_index.cases_with(THEMES, id_)):
            label = vocabulary.terms[id_].label.text(settings.language)
            yield StartChoice(id_, label, count, settings.addresses.start_theme(id_), depth)
            yield from _theme_choices(vocabulary.narrower(id_), depth + 1, case_index, settings)


def _audience_choices(case_index: CaseIndex, settings: Settings) -> Iterator[StartChoice]:
    for id_, term in case_index.vocabulary(AUDIENCES).terms.items():
        if count := len(case_index.cases_with(AUDIENCES, id_)):
            yield StartChoice(id_, term.label.text(settings.language), count)


def themes_with_cases(case_index: CaseIndex) -> tuple[str, ...]:
    """Return the themes about which there is a case."""
    terms = case_index.vocabulary(THEMES).terms
    return tuple(theme for theme in terms if case_index.cases_with(THEMES, theme))


def theme_start_view(
    theme: str, case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> ThemeStartView:
    """Return the page about a theme; ``cards`` are those of all cases."""
    term = case_index.vocabulary(THEMES).terms[theme]
    t, addresses = settings.catalog.t, settings.addresses
    ids = {case.id for case in case_index.cases_with(THEMES, theme)}
    cases = [case for case in case_index.newest if case.id in ids]
    return ThemeStartView(
        crumbs=(home_crumb(settings), Link(t("start.title"), addresses.start)),
        theme=Link(term.label.text(settings.language), addresses.term(THEMES, theme)),
        total=len(cases),
        lessons=tuple(_lessons(theme, case_index, cards, settings))[:MAX_LESSONS],
        patterns=tuple(_patterns(cases, case_index, settings)),
        failures=tuple(_failures(cases, cards))[:MAX_STORIES],
        questions=tuple(_questions(cases, cards))[:MAX_LESSONS],
        stories=tuple(
            StartStory(cards[case.id], case.terms(AUDIENCES)) for case in cases[:MAX_STORIES]
        ),
        checklist=_checklist(settings),
    )


def _checklist(settings: Settings) -> tuple[str, ...]:
    """Return the items of the checklist, which is a text with an item on each line."""
    return tuple(settings.catalog.t("start.checklist").split("\n"))


def _lessons(
    theme: str, case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> Iterator[StartLesson]:
    for case, place in case_index.lessons_about(theme):
        entry = tuple(entries_of(case, case_index, cards, settings))[place]
        yield StartLesson(entry, case.terms(AUDIENCES))


def _patterns(
    cases: list[CaseSummary], case_index: CaseIndex, settings: Settings
) -> Iterator[StartPattern]:
    """Return the terms of the cases that have advice, in the order of the vocabularies."""
    for facet, vocabulary in case_index.vocabularies.items():
        used = {term for case in cases for term in case.terms(facet)}
        for id_, term in vocabulary.terms.items():
            if id_ in used and any(getattr(term, key) for key in GUIDANCE):
                link = Link(term.label.text(settings.language), settings.addresses.term(facet, id_))
                yield StartPattern(link, guidance_of(term, settings))


def _failures(cases: list[CaseSummary], cards: Mapping[str, Card]) -> Iterator[StartFailure]:
    for case in sorted(cases, key=lambda case: case.outcome is not Outcome.NOT_ACHIEVED):
        if case.outcome in _MIXED:
            lessons = tuple(lesson.lesson for lesson in case.lessons)
            yield StartFailure(cards[case.id], lessons, case.terms(AUDIENCES))


def _questions(cases: list[CaseSummary], cards: Mapping[str, Card]) -> Iterator[StartQuestion]:
    for case in cases:
        for number, text in enumerate(case.workshop.questions if case.workshop else (), start=1):
            yield StartQuestion(number, text, cards[case.id], case.terms(AUDIENCES))
