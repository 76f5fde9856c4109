"""The find view: the search and the filters above the list of cases, as the page has them at first.

What the script says later are texts with gaps, so they travel raw, in every plural form, inside the
page: a browser knows which form a count asks for, and no word stands in a script.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casewright.cases.library import Library
from casewright.locale.catalogue import Catalogue
from casewright.settings import Settings
from casewright.views.choices import Facet, make_facets

SHOWN_TERMS: Final = 8
"""How many choices of a facet the page holds; the script adds the rest when they are asked for."""
SHEET: Final = 8
"""How many results stand on one sheet: each brings the text in which it was found."""
SORTS: Final = ("relevance", "title", "newest", "oldest")
_SAID: Final = "find.say."
_FORMS: Final = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class FindTerm:
    """A choice with the number of its cases."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class FindFacet:
    """A group of choices; ``more`` tells that there are others than these."""

    id: str
    label: str
    terms: tuple[FindTerm, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """A text with gaps, for the script; ``form`` is the plural category it is for."""

    key: str
    form: str
    text: str


@dataclass(frozen=True, slots=True)
class FindView:
    """The form: where it leads, what it offers, and what its script can say."""

    action: str
    sheet: int
    facets: tuple[FindFacet, ...]
    sorts: tuple[str, ...]
    sayings: tuple[Saying, ...]


def find_view(library: Library, settings: Settings) -> FindView:
    """Work out the form for a site."""
    return FindView(
        action=settings.addresses.cases,
        sheet=SHEET,
        facets=tuple(_facet(facet) for facet in make_facets(library, settings)),
        sorts=SORTS,
        sayings=tuple(_sayings(settings.catalogue)),
    )


def _facet(facet: Facet) -> FindFacet:
    shown = facet.terms[:SHOWN_TERMS]
    return FindFacet(
        id=facet.id,
        label=facet.label,
        terms=tuple(FindTerm(term.id, term.label, len(term.numbers)) for term in shown),
        more=len(facet.terms) > len(shown),
    )


def _sayings(catalogue: Catalogue) -> Iterator[Saying]:
    spoken = [form for form in _FORMS if form in (*catalogue.plural.tags, "other")]
    for key, forms in catalogue.entries.items():
        if key.startswith(_SAID):
            for form, text in zip(spoken if len(forms) > 1 else ("other",), forms, strict=False):
                yield Saying(key.removeprefix(_SAID), form, text)
