"""The stylesheet with the accent colour, name and paper size of the site."""

from typing import Final

from casewright.rendering.colors import make_shades
from casewright.rendering.context import RenderContext
from casewright.rendering.page import StaticFile
from casewright.views.print.handout import PAPER_SIZES

BRAND: Final = "brand.css"


def brand_file(ctx: RenderContext) -> StaticFile:
    """Return the stylesheet."""
    light, dark = make_shades(ctx.settings.options.accent)
    sheet = PAPER_SIZES[ctx.settings.options.paper]
    shades = {"light": light, "dark": dark, "sheet": sheet}
    text = ctx.fill("pages/brand_css.html", ctx.asset_folder, **shades)
    return StaticFile.of(ctx.asset_folder + BRAND, text)
