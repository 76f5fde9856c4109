"""The index of a vocabulary, and the pages of its terms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import THEMES, LocalizedTextField, Term, Vocabulary
from casewright.config.settings import Settings
from casewright.i18n.normalization import fold
from casewright.views.case.card import Card, links_to
from casewright.views.case.lessons import LessonEntry, entries_of, home_crumb
from casewright.views.common import Link, SectionView
from casewright.views.listings.term_summary import TermSummary, summarize_term
from casewright.views.print.saved_cases import MAX_SAVED_CASES

MAX_CASES: Final = 24
MAX_LESSONS: Final = 12
"""Cases and lessons on the page of a term before the link to the full list."""
MANY_TERMS: Final = 24
"""Beyond this number of terms an index has a field to filter it and, if it is no tree, letters."""

GUIDANCE: Final = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class TermNode:
    """A term in the tree; ``count`` includes the cases of narrower terms."""

    link: Link
    count: int
    description: str | None
    narrower: tuple["TermNode", ...]


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Terms with the same first letter; without a letter, all terms of a vocabulary."""

    letter: str
    nodes: tuple[TermNode, ...]


@dataclass(frozen=True, slots=True)
class FacetView:
    """The context of the index of a vocabulary; ``many`` is whether it can be filtered."""

    crumbs: tuple[Link, ...]
    label: str
    description: str | None
    groups: tuple[TermGroup, ...]
    many: bool


@dataclass(frozen=True, slots=True)
class TermView:
    """The context of the page of a term.

    ``addable`` are the ids that the button ``add_all`` adds to the saved cases; ``pdf`` is the
    booklet of its cases, ``feed`` what is new about it, ``start`` the page for people who begin a
    project.
    """

    crumbs: tuple[Link, ...]
    facet: Link
    label: str
    description: str | None
    synonyms: tuple[str, ...]
    broader: tuple[Link, ...]
    narrower: tuple[TermNode, ...]
    related: tuple[Link, ...]
    common: tuple[TermSummary, ...]
    start: str | None
    guidance: tuple[SectionView, ...]
    cards: tuple[Card, ...]
    total: int
    all_cases: Link | None
    addable: tuple[str, ...]
    add_all: str
    pdf: str | None
    feed: str
    lessons: tuple[LessonEntry, ...]
    lessons_total: int
    all_lessons: Link | None


def facet_view(facet: str, case_index: CaseIndex, settings: Settings) -> FacetView:
    """Return the index of a vocabulary."""
    vocabulary = case_index.vocabulary(facet)
    many = len(vocabulary.terms) > MANY_TERMS
    roots = term_tree(facet, case_index, settings)
    flat = many and len(roots) == len(vocabulary.terms)
    return FacetView(
        crumbs=(home_crumb(settings),),
        label=vocabulary.label.text(settings.language),
        description=_text(vocabulary.description, settings),
        groups=_by_letter(roots) if flat else (TermGroup("", roots),) if roots else (),
        many=many,
    )


def term_tree(facet: str, case_index: CaseIndex, settings: Settings) -> tuple[TermNode, ...]:
    """Return the terms of a vocabulary as a tree."""
    roots = case_index.vocabulary(facet).roots()
    return tuple(_node(facet, term, case_index, settings) for term in roots)


def _by_letter(nodes: Iterable[TermNode]) -> tuple[TermGroup, ...]:
    """Sort terms by label and group them by first letter; signs do not count, digits are ``#``."""
    groups: dict[str, list[TermNode]] = {}
    for node in sorted(nodes, key=lambda node: _sort_key(node.link.label)):
        letter = _sort_key(node.link.label)[:1].upper()
        groups.setdefault(letter if letter.isalpha() else "#", []).append(node)
    return tuple(TermGroup(letter, tuple(same)) for letter, same in groups.items())


def _sort_key(label: str) -> str:
    return fold(label).lstrip("'‘’\"“„( ")


def term_view(
    facet: str, term_id: str, case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> TermView:
    """Return the page of a term; ``cards`` are those of all cases."""
    vocabulary = case_index.vocabulary(facet)
    term = vocabulary.terms[term_id]
    index = Link(vocabulary.label.text(settings.language), settings.addresses.facet(facet))
    above = tuple(vocabulary.lineage(term_id))[:0:-1]
    with_it = frozenset(case.id for case in case_index.cases_with(facet, term_id))
    newest = tuple(case.id for case in case_index.newest if case.id in with_it)
    lessons = _lessons(facet, term_id, case_index)
    return TermView(
        crumbs=(home_crumb(settings), index, *links_to(facet, above, case_index, settings)),
        facet=index,
        label=term.label.text(settings.language),
        description=_text(term.description, settings),
        synonyms=term.synonyms,
        broader=links_to(facet, above[-1:], case_index, settings),
        narrower=_narrower(facet, term_id, case_index, settings),
        related=links_to(facet, _related(term_id, vocabulary), case_index, settings),
        common=summarize_term(facet, term_id, case_index, settings),
        start=settings.addresses.start_theme(term_id) if facet == THEMES and with_it else None,
        guidance=guidance_of(term, settings),
        cards=tuple(cards[id_] for id_ in newest[:MAX_CASES]),
        total=len(with_it),
        all_cases=_all_cases(facet, term_id, len(with_it), settings),
        addable=newest[:MAX_SAVED_CASES],
        add_all=_add_all(len(newest), settings),
        pdf=_booklet(facet, term_id, newest, settings),
        feed=settings.addresses.term_feed(facet, term_id),
        lessons=_entries(lessons[:MAX_LESSONS], case_index, cards, settings),
        lessons_total=len(lessons),
        all_lessons=_all_lessons(facet, term_id, len(lessons), settings),
    )


def _node(facet: str, term_id: str, case_index: CaseIndex, settings: Settings) -> TermNode:
    term = case_index.vocabulary(facet).terms[term_id]
    return TermNode(
        link=Link(term.label.text(settings.language), settings.addresses.term(facet, term_id)),
        count=len(case_index.cases_with(facet, term_id)),
        description=_text(term.description, settings),
        narrower=_narrower(facet, term_id, case_index, settings),
    )


def _narrower(
    facet: str, term_id: str, case_index: CaseIndex, settings: Settings
) -> tuple[TermNode, ...]:
    below = case_index.vocabulary(facet).narrower(term_id)
    return tuple(_node(facet, other, case_index, settings) for other in below)


def _related(term_id: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the related terms in both directions."""
    pointing_here = (id_ for id_, term in vocabulary.terms.items() if term_id in term.related)
    return tuple(dict.fromkeys((*vocabulary.terms[term_id].related, *pointing_here)))


def guidance_of(term: Term, settings: Settings) -> tuple[SectionView, ...]:
    """Return the advice of a term: before, during and after."""
    texts = {key: _text(getattr(term, key), settings) for key in GUIDANCE}
    catalog = settings.catalog
    return tuple(
        SectionView(key, catalog.t(f"anchor.{key}"), catalog.t(f"term.{key}"), text)
        for key, text in texts.items()
        if text
    )


def _entries(
    lessons: tuple[tuple[CaseSummary, int], ...],
    case_index: CaseIndex,
    cards: Mapping[str, Card],
    settings: Settings,
) -> tuple[LessonEntry, ...]:
    return tuple(
        tuple(entries_of(case, case_index, cards, settings))[index] for case, index in lessons
    )


def _all_cases(facet: str, term_id: str, total: int, settings: Settings) -> Link | None:
    if not total:
        return None
    query = urlencode({facet: term_id})
    label = settings.catalog.n("term.all-cases", total)
    return Link(label, f"{settings.addresses.cases}?{query}")


def _booklet(facet: str, term: str, ids: tuple[str, ...], settings: Settings) -> str | None:
    """Return the booklet of a theme with cases, if the site offers PDF files."""
    offered = settings.options.pdf and facet == THEMES and ids
    return settings.addresses.term_pdf(facet, term) if offered else None


def _add_all(total: int, settings: Settings) -> str:
    """Return the label of the button, with the maximum number of saved cases."""
    key = "folder.add-all" if total <= MAX_SAVED_CASES else "folder.add-newest"
    return settings.catalog.n(key, min(total, MAX_SAVED_CASES))


def _lessons(
    facet: str, term_id: str, case_index: CaseIndex
) -> tuple[tuple[CaseSummary, int], ...]:
    """Return the lessons about a theme; for other terms, all lessons of its cases."""
    if facet == THEMES:
        return case_index.lessons_about(term_id)
    return tuple(
        (case, index)
        for case in case_index.cases_with(facet, term_id)
        for index, _ in enumerate(case.lessons)
    )


def _all_lessons(facet: str, term_id: str, total: int, settings: Settings) -> Link | None:
    if not total:
        return None
    query = urlencode({facet: term_id})
    label = settings.catalog.n("term.all-lessons", total)
    return Link(label, f"{settings.addresses.lessons}?{query}")


def _text(words: "LocalizedTextField | None", settings: Settings) -> str | None:
    return words.text(settings.language) if words else None
