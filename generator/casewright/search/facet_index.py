"""The facets as a browser loads them: what can be chosen, and which documents each choice holds."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casewright.views.choices import Facet, FacetTerm
from casewright.views.find import SHOWN_TERMS

Json = Mapping[str, object]


@dataclass(frozen=True)
class FacetIndex:
    """Two files: ``first`` has the documents of the choices that a page shows, ``more`` the rest.

    ``more`` has for every facet a list as long as its terms, with ``None`` for those in ``first``.
    """

    first: Json
    more: Sequence[Sequence[Sequence[int] | None]]


def make_facet_index(facets: Sequence[Facet], order: Sequence[int]) -> FacetIndex:
    """Return the facets; ``order`` holds the document number of every place in the plain order."""
    return FacetIndex(
        first={
            "facets": [
                {
                    "id": facet.id,
                    "label": facet.label,
                    "terms": [
                        _term(term, order, with_documents=place < SHOWN_TERMS)
                        for place, term in enumerate(facet.terms)
                    ],
                }
                for facet in facets
            ],
            "order": differences(order),
        },
        more=[
            [None if place < SHOWN_TERMS else _documents(term, order) for place, term in terms]
            for terms in (enumerate(facet.terms) for facet in facets)
        ],
    )


def _term(term: FacetTerm, order: Sequence[int], *, with_documents: bool) -> Json:
    packed = {
        "id": term.id,
        "label": term.label,
        "address": term.address,
        "words": term.words,
        "count": len(term.numbers),
        "docs": _documents(term, order) if with_documents else None,
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
