"""The facets as a browser loads them: the terms, and the documents of each."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casewright.views.listings.facets import Facet, FacetTerm
from casewright.views.listings.search_form import MAX_TERMS_SHOWN

Json = Mapping[str, object]


@dataclass(frozen=True)
class FacetIndex:
    """Three files, of which a question by text needs the first alone.

    ``names`` has what can be chosen. ``shown`` has the documents of the choices that a page shows,
    ``rest`` those of the others: for every facet a list as long as its terms, with ``None`` for
    what is in the other file. ``rest`` also has the order of the plain list.
    """

    names: Sequence[Json]
    shown: Json
    rest: Json


def make_facet_index(facets: Sequence[Facet], order: Sequence[int]) -> FacetIndex:
    """Return the facets; ``order`` holds the document number of every place in the plain order."""

    def documents(*, shown: bool) -> list[list[list[int] | None]]:
        return [
            [
                _documents(term, order) if (place < MAX_TERMS_SHOWN) is shown else None
                for place, term in enumerate(facet.terms)
            ]
            for facet in facets
        ]

    return FacetIndex(
        names=[
            {"id": facet.id, "label": facet.label, "terms": [*map(_term, facet.terms)]}
            for facet in facets
        ],
        shown={"docs": documents(shown=True)},
        rest={"docs": documents(shown=False), "order": differences(order)},
    )


def _term(term: FacetTerm) -> Json:
    packed = {
        "id": term.id,
        "label": term.label,
        "address": term.address,
        "words": term.words,
        "count": len(term.numbers),
    }
    return {key: value for key, value in packed.items() if value}


def _documents(term: FacetTerm, order: Sequence[int]) -> list[int]:
    return differences(sorted(order[number] for number in term.numbers))


def differences(numbers: Iterable[int]) -> list[int]:
    """Return numbers as the difference of each from the one before."""
    return [number - before for before, number in pairwise((0, *numbers))]


def write_json(value: object) -> str:
    """Write data as compactly as JSON allows."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
