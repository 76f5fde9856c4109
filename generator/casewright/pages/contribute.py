"""The contribute page: the form, inside the maintainer's own text."""

from typing import Final

from casewright.config.settings import Settings
from casewright.rendering.context import RenderContext
from casewright.rendering.escaping import front_matter, heading_text, in_frame
from casewright.rendering.page import MarkdownPage
from casewright.views.authoring.form import form_view

FRAME: Final = "contribute.html"

_INSERT: Final = "casewright-form"

FORM_PLACEHOLDER: Final = "<!-- form -->"
"""The line of a hand-written page that is replaced by the form; without it, the form is last."""


def contribute_name(settings: Settings) -> str:
    """Return the file name of the hand-written contribute page, or the default one."""
    return f"{settings.addresses.contribute.rstrip('/')}.md"


def contribute_page(ctx: RenderContext, lead: str | None) -> MarkdownPage:
    """Insert the form into the hand-written contribute page.

    Without such a page, the title is the label of the navigation.
    """
    settings = ctx.settings
    address = settings.addresses.contribute
    name = contribute_name(settings)
    view = form_view(ctx.index, settings)
    form = ctx.fragment("pages/contribute.html", address, view=view)
    written = lead if lead is not None else _without_lead(settings)
    above, _, below = in_frame(written, FRAME).partition(FORM_PLACEHOLDER)
    text = f"{above.rstrip()}\n\n<!-- {_INSERT} -->\n\n{below.lstrip()}"
    return MarkdownPage(name, text, name if lead is not None else None, {_INSERT: form})


def _without_lead(settings: Settings) -> str:
    title = settings.catalog.t("form.page")
    return f"{front_matter({'template': FRAME, 'title': title})}\n# {heading_text(title)}\n"
