"""The index of every vocabulary, and a page for each of its terms."""

from collections.abc import Iterator

from casewright.cases.names import SUFFIX, VOCABULARY_FOLDER
from casewright.rendering.desk import Desk, Page
from casewright.views.case import source_url
from casewright.views.facet import facet_view, term_view

FRAME = "list.html"


def facet_pages(desk: Desk) -> Iterator[Page]:
    """Give the index of each vocabulary."""
    library, settings = desk.library, desk.settings
    for facet in library.vocabularies:
        view = facet_view(facet, library, settings)
        front = {"template": FRAME, "title": view.label}
        address = settings.addresses.facet(facet)
        url = source_url(_source(facet), settings)
        yield desk.page(
            address, "page_facet.html", front, _source(facet), view=view, source_url=url
        )


def term_pages(desk: Desk) -> Iterator[Page]:
    """Give the page of each term."""
    library, settings = desk.library, desk.settings
    for facet, vocabulary in library.vocabularies.items():
        for term in vocabulary.terms:
            view = term_view(facet, term, library, desk.cards, settings)
            front = {
                "template": FRAME,
                "title": view.label,
                "description": view.description or "",
            }
            address = settings.addresses.term(facet, term)
            url = source_url(_source(facet), settings)
            yield desk.page(
                address, "page_term.html", front, _source(facet), view=view, source_url=url
            )


def _source(facet: str) -> str:
    return f"{VOCABULARY_FOLDER}/{facet}{SUFFIX}"
