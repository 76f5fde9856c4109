"""The index of a vocabulary, as a tree, and the page of each of its terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final
from urllib.parse import urlencode

from casewright.cases.case import Case
from casewright.cases.library import Library
from casewright.cases.vocabulary import THEMES, Term, Vocabulary, Words, field_of
from casewright.settings import Settings
from casewright.views.card import Card, links_to
from casewright.views.lesson import LessonEntry, entries_of, home_crumb, lessons_about
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
    """The page of a term: what it means, where it leads, and what was done and learned."""

    crumbs: tuple[Link, ...]
    facet: Link
    label: str
    description: str | None
    synonyms: tuple[str, ...]
    broader: tuple[Link, ...]
    narrower: tuple[TermNode, ...]
    related: tuple[Link, ...]
    guidance: tuple[Section, ...]
    cards: tuple[Card, ...]
    total: int
    all_cases: Link | None
    lessons: tuple[LessonEntry, ...]
    lessons_total: int
    all_lessons: Link | None


def facet_view(facet: str, library: Library, settings: Settings) -> FacetView:
    """Lay out a vocabulary from its roots."""
    vocabulary = library.vocabulary(facet)
    return FacetView(
        crumbs=(home_crumb(settings),),
        label=vocabulary.label.text(settings.language),
        description=_text(vocabulary.description, settings),
        roots=term_tree(facet, library, settings),
    )


def term_tree(facet: str, library: Library, settings: Settings) -> tuple[TermNode, ...]:
    """Give the terms of a vocabulary from its roots down."""
    roots = library.vocabulary(facet).roots()
    return tuple(_node(facet, term, library, settings) for term in roots)


def term_view(
    facet: str, term_id: str, library: Library, cards: Mapping[str, Card], settings: Settings
) -> TermView:
    """Work out the page of a term; ``cards`` are those of every case."""
    vocabulary = library.vocabulary(facet)
    term = vocabulary.terms[term_id]
    index = Link(vocabulary.label.text(settings.language), settings.addresses.facet(facet))
    above = tuple(vocabulary.lineage(term_id))[:0:-1]
    with_it = frozenset(case.id for case in library.cases_with(facet, term_id))
    newest = (case.id for case in library.newest if case.id in with_it)
    lessons = tuple(lessons_about(term_id, library)) if facet == THEMES else ()
    return TermView(
        crumbs=(home_crumb(settings), index, *links_to(facet, above, library, settings)),
        facet=index,
        label=term.label.text(settings.language),
        description=_text(term.description, settings),
        synonyms=term.synonyms,
        broader=links_to(facet, above[-1:], library, settings),
        narrower=_narrower(facet, term_id, library, settings),
        related=links_to(facet, _related(term_id, vocabulary), library, settings),
        guidance=_guidance(term, settings),
        cards=tuple(cards[id_] for id_ in islice(newest, MOST_CASES)),
        total=len(with_it),
        all_cases=_all_cases(facet, term_id, len(with_it), settings),
        lessons=_entries(lessons[:MOST_LESSONS], library, cards, settings),
        lessons_total=len(lessons),
        all_lessons=_all_lessons(facet, settings),
    )


def _node(facet: str, term_id: str, library: Library, settings: Settings) -> TermNode:
    term = library.vocabulary(facet).terms[term_id]
    return TermNode(
        link=Link(term.label.text(settings.language), settings.addresses.term(facet, term_id)),
        count=len(library.cases_with(facet, term_id)),
        description=_text(term.description, settings),
        narrower=_narrower(facet, term_id, library, settings),
    )


def _narrower(
    facet: str, term_id: str, library: Library, settings: Settings
) -> tuple[TermNode, ...]:
    below = library.vocabulary(facet).narrower(term_id)
    return tuple(_node(facet, other, library, settings) for other in below)


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
    lessons: tuple[tuple[Case, int], ...],
    library: Library,
    cards: Mapping[str, Card],
    settings: Settings,
) -> tuple[LessonEntry, ...]:
    return tuple(
        tuple(entries_of(case, library, cards, settings))[index] for case, index in lessons
    )


def _all_cases(facet: str, term_id: str, total: int, settings: Settings) -> Link | None:
    if not total:
        return None
    query = urlencode({field_of(facet): term_id})
    label = settings.catalogue.n("term.all-cases", total)
    return Link(label, f"{settings.addresses.cases}?{query}")


def _all_lessons(facet: str, settings: Settings) -> Link | None:
    if facet != THEMES:
        return None
    return Link(settings.catalogue.t("term.all-lessons"), settings.addresses.lessons)


def _text(words: "Words | None", settings: Settings) -> str | None:
    return words.text(settings.language) if words else None
