"""The paper edition of every case: a light page of its own that holds all editions.

The booklet of a theme is made of the same sheets; it is no page of the site, only a PDF file.
"""

from functools import partial

from casewright.cases.case import Case
from casewright.rendering.desk import Desk, Page
from casewright.rendering.environment import relative
from casewright.rendering.notes import Notes
from casewright.rendering.policy import POLICY
from casewright.views.booklet import booklet_view
from casewright.views.paper import editions, paper_view


def paper_page(case: Case, desk: Desk) -> Page:
    """Make the paper edition of a case, with a way to each of its editions."""
    settings = desk.settings
    address = settings.addresses.paper(case.id)
    return desk.file(
        f"{address}index.html",
        "paper_page.html",
        view=paper_view(case, desk.view(case), desk.library, settings),
        notes=Notes(settings.addresses.case(case.id), settings, partial(relative, address)),
        editions=editions(settings),
        policy=POLICY,
    )


def booklet(theme: str, desk: Desk) -> str:
    """Bind the hand-outs of a theme's cases: a cover, the contents, and each on its own sheet."""
    settings = desk.settings
    view = booklet_view(theme, desk.library, desk.view, settings)
    follow = partial(relative, view.address)
    bound = tuple(
        (paper, Notes(paper.case.card.address, settings, follow)) for paper in view.papers
    )
    return desk.fill("paper_booklet.html", view.address, view=view, bound=bound)
