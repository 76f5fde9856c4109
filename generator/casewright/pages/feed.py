"""The feed, as Atom (RFC 4287)."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from casewright.rendering.desk import Desk, FileTask
from casewright.rendering.escaping import xml_text
from casewright.rendering.page import StaticFile
from casewright.views.feed import feed_view

FEED: Final = "feed.xml"


def feed_files(desk: Desk) -> Iterator[FileTask]:
    """Give the feed."""
    yield FileTask.of(FEED, partial(_feed, desk))


def _feed(desk: Desk) -> StaticFile:
    view = feed_view(desk.library, desk.cards, FEED, desk.settings)
    return StaticFile.of(FEED, xml_text(desk.fill("feed_xml.html", "", view=view)))
