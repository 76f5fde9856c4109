"""The stylesheet with the site's own colour and name, for the screen and for paper."""

from collections.abc import Iterator

from casewright.rendering.desk import Desk, Page
from casewright.views.colour import shades

NAME = "assets/casewright/brand.css"


def brand_files(desk: Desk) -> Iterator[Page]:
    """Give the stylesheet."""
    light, dark = shades(desk.settings.options.accent)
    yield desk.file(NAME, "brand_css.html", light=light, dark=dark)
