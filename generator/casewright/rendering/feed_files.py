"""The feed, as Atom (RFC 4287)."""

from collections.abc import Iterator
from typing import Final

from casewright.rendering.desk import Desk, Page
from casewright.rendering.escaping import xml_text
from casewright.views.feed import feed_view

FEED: Final = "feed.xml"


def feed_files(desk: Desk) -> Iterator[Page]:
    """Give the feed."""
    view = feed_view(desk.library, desk.cards, FEED, desk.settings)
    page = desk.file(FEED, "feed_xml.html", view=view)
    yield Page.of(FEED, xml_text(page.text))
