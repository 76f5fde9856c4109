"""The stylesheet with the accent colour, name and paper size of the site."""

from casewright.rendering.colors import make_shades
from casewright.rendering.context import RenderContext
from casewright.rendering.page import StaticFile
from casewright.views.print.handout import PAPER_SIZES

NAME = "assets/casewright/brand.css"


def brand_file(ctx: RenderContext) -> StaticFile:
    """Return the stylesheet."""
    light, dark = make_shades(ctx.settings.options.accent)
    sheet = PAPER_SIZES[ctx.settings.options.paper]
    text = ctx.fill(
        "pages/brand_css.html", f"{NAME.rpartition('/')[0]}/", light=light, dark=dark, sheet=sheet
    )
    return StaticFile.of(NAME, text)
