"""The facets as a browser loads them: the terms, and the documents of each."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from casewright.views.listings.facets import Facet, FacetTerm
from casewright.views.listings.search_form import MAX_TERMS_SHOWN

Json = Mapping[str, object]


def make_facet_index(facets: Sequence[Facet], order: Sequence[int]) -> tuple[object, Json, Json]:
    """Return three files, of which a question by text needs the first alone.

    The first has what can be chosen. The second has the documents of the choices that a page shows,
    the third those of the others: for every facet a list as long as its terms, with ``None`` for
    what is in the other file. The third also has the order of the plain list: ``order`` holds the
    document number of every place in it.
    """

    def documents(*, shown: bool) -> list[list[list[int] | None]]:
        return [
            [
                _documents(term, order) if (place < MAX_TERMS_SHOWN) is shown else None
                for place, term in enumerate(facet.terms)
            ]
            for facet in facets
        ]

    names = [
        {"id": facet.id, "label": facet.label, "terms": [*map(_term, facet.terms)]}
        for facet in facets
    ]
    rest = {"docs": documents(shown=False), "order": differences(order)}
    return names, {"docs": documents(shown=True)}, rest


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
