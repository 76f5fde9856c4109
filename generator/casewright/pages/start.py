"""The pages for people who begin a project: one to choose on, and one for each theme."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from casewright.rendering.context import PageTask, RenderContext
from casewright.rendering.page import Frame
from casewright.views.listings.start import start_view, theme_start_view, themes_with_cases

FRAME: Final = "start.html"


def start_pages(ctx: RenderContext) -> Iterator[PageTask]:
    """Return the page to choose on, and that of each theme with cases."""
    settings = ctx.settings
    addresses, t = settings.addresses, settings.catalog.t
    frame = Frame(addresses.start, FRAME, t("start.title"), t("start.about"))
    yield ctx.page(frame, "pages/start.html", partial(_view, ctx))
    for theme in themes_with_cases(ctx.index):
        label = ctx.index.vocabulary("themes").terms[theme].label.text(settings.language)
        title = t("start.theme", theme=label)
        frame = Frame(addresses.start_theme(theme), FRAME, title, meta={"robots": "noindex"})
        yield ctx.page(frame, "pages/start_theme.html", partial(_theme_view, theme, ctx))


def _view(ctx: RenderContext) -> Mapping[str, object]:
    return {"view": start_view(ctx.index, ctx.settings)}


def _theme_view(theme: str, ctx: RenderContext) -> Mapping[str, object]:
    return {"view": theme_start_view(theme, ctx.index, ctx.cards, ctx.settings)}
