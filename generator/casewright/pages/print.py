"""The print edition of every case: a light page that contains all editions.

Documents use the same templates. They are not pages of the site, only PDF files.
"""

from collections.abc import Mapping
from functools import partial

from casewright.cases.summary import CaseSummary
from casewright.pages.cases import case_key
from casewright.rendering.context import FileTask, RenderContext
from casewright.rendering.csp import CONTENT_SECURITY_POLICY
from casewright.rendering.environment import relative_url
from casewright.rendering.footnotes import LinkFootnotes
from casewright.views.print.cards import make_card_sheets
from casewright.views.print.document import CARDS_ANCHOR, Document, iter_stories
from casewright.views.print.handout import PaperView, editions, paper_view
from casewright.views.print.session import make_session


def paper_page(case: CaseSummary, ctx: RenderContext) -> FileTask:
    """Return the print page of a case, with links to each edition."""
    name = f"{ctx.settings.addresses.paper(case.id)}index.html"
    view = partial(_paper_view, case.id, ctx)
    return ctx.file(name, "print/page.html", view, case_key(case, ctx))


def fill_document(document: Document, ctx: RenderContext) -> str:
    """Return the HTML of a document, without stylesheets."""
    settings, address = ctx.settings, document.address
    follow = partial(relative_url, address)
    stories = tuple(iter_stories(document, partial(_paper, ctx=ctx), settings))
    return ctx.fill(
        "print/document.html",
        address,
        document=document,
        stories=stories,
        card_sheets=make_card_sheets(card for story in stories for card in story.cards),
        cards_anchor=CARDS_ANCHOR,
        session=make_session(document.session, [story.paper for story in stories], settings)
        if document.session
        else None,
        notes_of=lambda id_: LinkFootnotes(settings.addresses.case(id_), settings, follow),
        language=settings.language_tag,
    )


def _paper(case_id: str, ctx: RenderContext) -> PaperView:
    case, view = ctx.load(case_id)
    return paper_view(case, view, ctx.index, ctx.settings)


def _paper_view(case_id: str, ctx: RenderContext) -> Mapping[str, object]:
    settings = ctx.settings
    follow = partial(relative_url, settings.addresses.paper(case_id))
    return {
        "view": _paper(case_id, ctx),
        "notes": LinkFootnotes(settings.addresses.case(case_id), settings, follow),
        "editions": editions(settings),
        "policy": CONTENT_SECURITY_POLICY,
    }
