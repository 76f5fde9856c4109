"""The index of every vocabulary, and a page for each of its terms."""

from collections.abc import Iterator, Mapping
from functools import partial

from casewright.cases.names import SUFFIX, VOCABULARY_FOLDER
from casewright.rendering.desk import Desk, PageTask
from casewright.rendering.page import Frame
from casewright.views.case import source_url
from casewright.views.facet import facet_view, term_view

FRAME = "list.html"


def facet_pages(desk: Desk) -> Iterator[PageTask]:
    """Give the index of each vocabulary."""
    settings = desk.settings
    for facet, vocabulary in desk.library.vocabularies.items():
        title = vocabulary.label.text(settings.language)
        frame = Frame(settings.addresses.facet(facet), FRAME, title, source=_source(facet))
        yield desk.page(frame, "page_facet.html", partial(_facet_view, facet, desk))


def term_pages(desk: Desk) -> Iterator[PageTask]:
    """Give the page of each term."""
    settings = desk.settings
    language = settings.language
    for facet, vocabulary in desk.library.vocabularies.items():
        for id_, term in vocabulary.terms.items():
            description = term.description.text(language) if term.description else ""
            title, source = term.label.text(language), _source(facet)
            address = settings.addresses.term(facet, id_)
            frame = Frame(address, FRAME, title, description, source=source)
            yield desk.page(frame, "page_term.html", partial(_term_view, facet, id_, desk))


def _facet_view(facet: str, desk: Desk) -> Mapping[str, object]:
    view = facet_view(facet, desk.library, desk.settings)
    return {"view": view, "source_url": source_url(_source(facet), desk.settings)}


def _term_view(facet: str, term: str, desk: Desk) -> Mapping[str, object]:
    view = term_view(facet, term, desk.library, desk.cards, desk.settings)
    return {"view": view, "source_url": source_url(_source(facet), desk.settings)}


def _source(facet: str) -> str:
    return f"{VOCABULARY_FOLDER}/{facet}{SUFFIX}"
