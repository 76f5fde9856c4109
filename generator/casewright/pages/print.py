"""The paper edition of every case: a light page of its own that holds all editions.

The booklet of a theme is made of the same sheets; it is no page of the site, only a PDF file.
"""

from collections.abc import Mapping
from functools import partial

from casewright.cases.summary import CaseSummary
from casewright.rendering.desk import Desk, FileTask
from casewright.rendering.environment import relative
from casewright.rendering.notes import Notes
from casewright.rendering.policy import POLICY
from casewright.views.booklet import booklet_view
from casewright.views.paper import editions, paper_view


def paper_page(case: CaseSummary, desk: Desk) -> FileTask:
    """Describe the paper edition of a case, with a way to each of its editions."""
    name = f"{desk.settings.addresses.paper(case.id)}index.html"
    return desk.file(name, "paper_page.html", partial(_paper_view, case.id, desk))


def booklet(theme: str, desk: Desk) -> str:
    """Bind the hand-outs of a theme's cases: a cover, the contents, and each on its own sheet."""
    settings = desk.settings
    view = booklet_view(theme, desk.library, desk.view, settings)
    follow = partial(relative, view.address)
    bound = tuple(
        (paper, Notes(paper.case.card.address, settings, follow)) for paper in view.papers
    )
    return desk.fill("paper_booklet.html", view.address, view=view, bound=bound)


def _paper_view(case_id: str, desk: Desk) -> Mapping[str, object]:
    settings = desk.settings
    case, view = desk.load(case_id)
    follow = partial(relative, settings.addresses.paper(case_id))
    return {
        "view": paper_view(case, view, desk.library, settings),
        "notes": Notes(settings.addresses.case(case_id), settings, follow),
        "editions": editions(settings),
        "policy": POLICY,
    }
