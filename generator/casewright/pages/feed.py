"""The Atom feed (RFC 4287)."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from casewright.rendering.context import FileTask, RenderContext
from casewright.rendering.escaping import xml_text
from casewright.rendering.page import StaticFile
from casewright.views.export.feed import feed_view

FEED: Final = "feed.xml"


def feed_files(ctx: RenderContext) -> Iterator[FileTask]:
    """Return the feed."""
    yield FileTask.of(FEED, partial(_feed, ctx))


def _feed(ctx: RenderContext) -> StaticFile:
    view = feed_view(ctx.index, ctx.cards, FEED, ctx.settings)
    return StaticFile.of(FEED, xml_text(ctx.fill("pages/feed_xml.html", "", view=view)))
