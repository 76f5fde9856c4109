"""The stylesheet with the site's own colour, name and size of paper."""

from casewright.rendering.desk import Desk
from casewright.rendering.page import StaticFile
from casewright.views.colour import shades
from casewright.views.sheet import SHEETS

NAME = "assets/casewright/brand.css"


def brand_file(desk: Desk) -> StaticFile:
    """Give the stylesheet."""
    light, dark = shades(desk.settings.options.accent)
    sheet = SHEETS[desk.settings.options.paper]
    text = desk.fill(
        "brand_css.html", f"{NAME.rpartition('/')[0]}/", light=light, dark=dark, sheet=sheet
    )
    return StaticFile.of(NAME, text)
