"""The Atom feeds (RFC 4287): of all cases, and of each term."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from casewright.rendering.context import FileTask, RenderContext, Values
from casewright.rendering.escaping import xml_text
from casewright.rendering.page import StaticFile
from casewright.views.export.feed import feed_view, term_feed_view

FEED: Final = "feed.xml"


def feed_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Return the feeds."""
    yield FileTask(FEED, partial(_fill, FEED, ctx), partial(_view, ctx))
    for facet, vocabulary in ctx.index.vocabularies.items():
        for term in vocabulary.terms:
            name = ctx.settings.addresses.term_feed(facet, term)
            yield FileTask(name, partial(_fill, name, ctx), partial(_term_view, facet, term, ctx))


def _view(ctx: RenderContext) -> Mapping[str, object]:
    return {"view": feed_view(ctx.index, ctx.cards, FEED, ctx.settings)}


def _term_view(facet: str, term: str, ctx: RenderContext) -> Mapping[str, object]:
    return {"view": term_feed_view(facet, term, ctx.index, ctx.cards, ctx.settings)}


def _fill(name: str, ctx: RenderContext, values: Values) -> StaticFile:
    return StaticFile.of(name, xml_text(ctx.fill("pages/feed_xml.html", "", **values)))
