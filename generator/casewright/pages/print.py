"""The print edition of every case: a light page that contains all editions.

The booklet of a theme uses the same templates. It is not a page of the site, only a PDF file.
"""

from collections.abc import Mapping
from functools import partial

from casewright.cases.summary import CaseSummary
from casewright.pages.cases import case_key
from casewright.rendering.context import FileTask, RenderContext
from casewright.rendering.csp import CONTENT_SECURITY_POLICY
from casewright.rendering.environment import relative_url
from casewright.rendering.footnotes import LinkFootnotes
from casewright.views.print.booklet import booklet_view
from casewright.views.print.handout import editions, paper_view


def paper_page(case: CaseSummary, ctx: RenderContext) -> FileTask:
    """Return the print page of a case, with links to each edition."""
    name = f"{ctx.settings.addresses.paper(case.id)}index.html"
    view = partial(_paper_view, case.id, ctx)
    return ctx.file(name, "print/page.html", view, case_key(case, ctx))


def booklet(theme: str, ctx: RenderContext) -> str:
    """Return the booklet of a theme: cover, table of contents, and the hand-out of each case."""
    settings = ctx.settings
    view = booklet_view(theme, ctx.index, ctx.view, settings)
    follow = partial(relative_url, view.address)
    bound = tuple(
        (paper, LinkFootnotes(paper.case.card.address, settings, follow)) for paper in view.papers
    )
    return ctx.fill("print/booklet.html", view.address, view=view, bound=bound)


def _paper_view(case_id: str, ctx: RenderContext) -> Mapping[str, object]:
    settings = ctx.settings
    case, view = ctx.load(case_id)
    follow = partial(relative_url, settings.addresses.paper(case_id))
    return {
        "view": paper_view(case, view, ctx.index, settings),
        "notes": LinkFootnotes(settings.addresses.case(case_id), settings, follow),
        "editions": editions(settings),
        "policy": CONTENT_SECURITY_POLICY,
    }
