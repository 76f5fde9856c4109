"""The finder: what the browser loads to narrow, order and show cases, as data for JSON.

One index for all facets and orders, and the cards in small chunks, of which a page loads only those
it shows. Short keys, because the names of ten thousand cards weigh more than their content.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Final

from casewright.search.coding import code_rising
from casewright.search.plain import plain_blocks
from casewright.views.card import Card
from casewright.views.choices import Facet, FacetTerm
from casewright.views.lesson import LessonEntry

CHUNK: Final = 4
"""How many cards lie in a file: the cards of one sheet of results lie scattered over the titles."""

LESSON_CHUNK: Final = 12
"""How many lessons do: those of a theme stand together."""

Json = Mapping[str, object]


def make_index(facets: Sequence[Facet], total: int, chunk: int = CHUNK) -> Json:
    """Make the index of the facets. The numbers are the plain order; years give the others.

    ``chunk`` says how many cards lie in a file.
    """
    return {
        "total": total,
        "chunk": chunk,
        "facets": [
            {"id": facet.id, "label": facet.label, "terms": [_term(term) for term in facet.terms]}
            for facet in facets
        ],
    }


def make_chunks(cards: Sequence[Card]) -> tuple[Sequence[Json], ...]:
    """Cut the cards, in the order of their numbers, into the chunks of one file each."""
    return _chunks([_card(card) for card in cards], CHUNK)


def make_lesson_chunks(lessons: Sequence[LessonEntry]) -> tuple[Sequence[Json], ...]:
    """Cut the lessons, in the order of their numbers, into the chunks of one file each."""
    return _chunks([_lesson(lesson) for lesson in lessons], LESSON_CHUNK)


def _chunks(packed: Sequence[Json], size: int) -> tuple[Sequence[Json], ...]:
    return tuple(packed[start : start + size] for start in range(0, len(packed), size))


def write_json(value: object) -> str:
    """Write data as compactly as JSON allows."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def version_of(texts: Sequence[str]) -> str:
    """Name the content of several texts: another content, another name."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:10]


def _term(term: FacetTerm) -> Json:
    packed = {
        "id": term.id,
        "label": term.label,
        "address": term.address,
        "words": term.words,
        "cases": code_rising(term.numbers),
    }
    return {key: value for key, value in packed.items() if value}


def _lesson(lesson: LessonEntry) -> Json:
    packed = {
        "a": lesson.address,
        "t": lesson.case.label,
        "l": lesson.language,
        "n": lesson.language_label,
        "o": [(link.label, link.address) for link in lesson.organisations],
        "p": lesson.period,
        "r": (lesson.outcome.id, lesson.outcome.label) if lesson.outcome else None,
        "s": [*plain_blocks(lesson.text)],
    }
    return {key: value for key, value in packed.items() if value}


def _card(card: Card) -> Json:
    packed = {
        "a": card.address,
        "t": card.title,
        "l": card.language,
        "n": card.language_label,
        "o": [(link.label, link.address) for link in card.organisations],
        "p": card.period,
        "r": (card.outcome.id, card.outcome.label) if card.outcome else None,
        "s": card.summary,
        "c": [(link.label, link.address) for link in card.themes],
        "f": card.followed_up,
        "d": card.draft,
    }
    return {key: value for key, value in packed.items() if value}
