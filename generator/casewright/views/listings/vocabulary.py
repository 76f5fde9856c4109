"""The index of a vocabulary, as a tree, and the page of each of its terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from casewright.cases.index import CaseIndex
from casewright.cases.summary import CaseSummary
from casewright.cases.vocabulary import THEMES, Term, Vocabulary, Words
from casewright.settings import Settings
from casewright.views.card import Card, links_to
from casewright.views.common import Common, common_to
from casewright.views.folder import MOST as MOST_IN_FOLDER
from casewright.views.lesson import LessonEntry, entries_of, home_crumb
from casewright.views.parts import Link, Section

MOST_CASES: Final = 24
MOST_LESSONS: Final = 12
"""How many a term's page shows before it points to the full list."""

GUIDANCE: Final = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class TermNode:
    """A term in the tree; ``count`` includes the cases of everything narrower."""

    link: Link
    count: int
    description: str | None
    narrower: tuple["TermNode", ...]


@dataclass(frozen=True, slots=True)
class FacetView:
    """The index of a vocabulary."""

    crumbs: tuple[Link, ...]
    label: str
    description: str | None
    roots: tuple[TermNode, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """The page of a term: what it means, where it leads, and what was done and learned.

    ``addable`` are the ids that one button, labelled ``add_all``, puts into the folder; ``pdf`` is
    the booklet of all its cases.
    """

    crumbs: tuple[Link, ...]
    facet: Link
    label: str
    description: str | None
    synonyms: tuple[str, ...]
    broader: tuple[Link, ...]
    narrower: tuple[TermNode, ...]
    related: tuple[Link, ...]
    common: tuple[Common, ...]
    guidance: tuple[Section, ...]
    cards: tuple[Card, ...]
    total: int
    all_cases: Link | None
    addable: tuple[str, ...]
    add_all: str
    pdf: str | None
    lessons: tuple[LessonEntry, ...]
    lessons_total: int
    all_lessons: Link | None


def facet_view(facet: str, case_index: CaseIndex, settings: Settings) -> FacetView:
    """Lay out a vocabulary from its roots."""
    vocabulary = case_index.vocabulary(facet)
    return FacetView(
        crumbs=(home_crumb(settings),),
        label=vocabulary.label.text(settings.language),
        description=_text(vocabulary.description, settings),
        roots=term_tree(facet, case_index, settings),
    )


def term_tree(facet: str, case_index: CaseIndex, settings: Settings) -> tuple[TermNode, ...]:
    """Give the terms of a vocabulary from its roots down."""
    roots = case_index.vocabulary(facet).roots()
    return tuple(_node(facet, term, case_index, settings) for term in roots)


def term_view(
    facet: str, term_id: str, case_index: CaseIndex, cards: Mapping[str, Card], settings: Settings
) -> TermView:
    """Work out the page of a term; ``cards`` are those of every case."""
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
        common=common_to(facet, term_id, case_index, settings),
        guidance=_guidance(term, settings),
        cards=tuple(cards[id_] for id_ in newest[:MOST_CASES]),
        total=len(with_it),
        all_cases=_all_cases(facet, term_id, len(with_it), settings),
        addable=newest[:MOST_IN_FOLDER],
        add_all=_add_all(len(newest), settings),
        pdf=_booklet(facet, term_id, newest, settings),
        lessons=_entries(lessons[:MOST_LESSONS], case_index, cards, settings),
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
    """A relation holds both ways, whichever term's author wrote it down."""
    pointing_here = (id_ for id_, term in vocabulary.terms.items() if term_id in term.related)
    return tuple(dict.fromkeys((*vocabulary.terms[term_id].related, *pointing_here)))


def _guidance(term: Term, settings: Settings) -> tuple[Section, ...]:
    texts = {key: _text(getattr(term, key), settings) for key in GUIDANCE}
    catalogue = settings.catalogue
    return tuple(
        Section(key, catalogue.t(f"anchor.{key}"), catalogue.t(f"term.{key}"), text)
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
    label = settings.catalogue.n("term.all-cases", total)
    return Link(label, f"{settings.addresses.cases}?{query}")


def _booklet(facet: str, term: str, ids: tuple[str, ...], settings: Settings) -> str | None:
    """Lead to the booklet that a theme with cases has where PDF files are offered."""
    offered = settings.options.pdf and facet == THEMES and ids
    return settings.addresses.term_pdf(facet, term) if offered else None


def _add_all(total: int, settings: Settings) -> str:
    """Say what the button does: a folder holds no more than so many."""
    key = "folder.add-all" if total <= MOST_IN_FOLDER else "folder.add-newest"
    return settings.catalogue.n(key, min(total, MOST_IN_FOLDER))


def _lessons(
    facet: str, term_id: str, case_index: CaseIndex
) -> tuple[tuple[CaseSummary, int], ...]:
    """Find the lessons about a theme; of any other term, all those of its cases."""
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
    label = settings.catalogue.n("term.all-lessons", total)
    return Link(label, f"{settings.addresses.lessons}?{query}")


def _text(words: "Words | None", settings: Settings) -> str | None:
    return words.text(settings.language) if words else None
