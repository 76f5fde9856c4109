"""The stylesheet with the site's own colour, name and size of paper."""

from casewright.rendering.desk import Desk, Page
from casewright.views.colour import shades
from casewright.views.sheet import SHEETS

NAME = "assets/casewright/brand.css"


def brand_file(desk: Desk) -> Page:
    """Give the stylesheet."""
    light, dark = shades(desk.settings.options.accent)
    sheet = SHEETS[desk.settings.options.paper]
    return desk.file(NAME, "brand_css.html", light=light, dark=dark, sheet=sheet)
