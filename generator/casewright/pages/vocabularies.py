"""The index of every vocabulary, and a page for each term."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from casewright.paths import SUFFIX, VOCABULARY_FOLDER
from casewright.rendering.context import PageTask, RenderContext
from casewright.rendering.page import Frame
from casewright.views.case.page import source_url
from casewright.views.listings.vocabulary import facet_view, term_view

FRAME = "list.html"
FEED_META: Final = {"feed": "feed.xml"}
INDEX_FRAME = "vocabulary.html"


def facet_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Return the index of each vocabulary."""
    settings = ctx.settings
    for facet, vocabulary in ctx.index.vocabularies.items():
        title = vocabulary.label.text(settings.language)
        frame = Frame(settings.addresses.facet(facet), INDEX_FRAME, title, source=_source(facet))
        yield ctx.page(frame, "pages/vocabulary.html", partial(_facet_view, facet, ctx))


def term_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Return the page of each term."""
    settings = ctx.settings
    language = settings.language
    for facet, vocabulary in ctx.index.vocabularies.items():
        for id_, term in vocabulary.terms.items():
            description = term.description.text(language) if term.description else ""
            title, source = term.label.text(language), _source(facet)
            address = settings.addresses.term(facet, id_)
            frame = Frame(address, FRAME, title, description, FEED_META, source)
            yield ctx.page(frame, "pages/term.html", partial(_term_view, facet, id_, ctx))


def _facet_view(facet: str, ctx: RenderContext) -> Mapping[str, object]:
    view = facet_view(facet, ctx.index, ctx.settings)
    return {"view": view, "source_url": source_url(_source(facet), ctx.settings)}


def _term_view(facet: str, term: str, ctx: RenderContext) -> Mapping[str, object]:
    view = term_view(facet, term, ctx.index, ctx.cards, ctx.settings)
    return {"view": view, "source_url": source_url(_source(facet), ctx.settings)}


def _source(facet: str) -> str:
    return f"{VOCABULARY_FOLDER}/{facet}{SUFFIX}"
