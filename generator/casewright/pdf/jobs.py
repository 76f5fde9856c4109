"""List the PDF files of a site: a hand-out for each case, and a booklet for each theme."""

from collections.abc import Iterator

from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES
from casewright.pages.print import booklet, paper_page
from casewright.pdf.printer import Job
from casewright.rendering.context import RenderContext


def handout_jobs(ctx: RenderContext, ids: tuple[str, ...]) -> Iterator[Job]:
    """Return the hand-outs of cases, under their names in the site."""
    addresses = ctx.settings.addresses
    for id_ in ids:
        html = paper_page(ctx.index.by_id[id_], ctx).make().content.decode()
        yield Job(addresses.case_pdf(id_), addresses.paper(id_), html)


def booklet_jobs(ctx: RenderContext, themes: tuple[str, ...]) -> Iterator[Job]:
    """Return the booklets of themes, under their names in the site."""
    addresses = ctx.settings.addresses
    for theme in themes:
        address = addresses.term(THEMES, theme)
        yield Job(addresses.term_pdf(THEMES, theme), address, booklet(theme, ctx))


def themes_with_cases(index: CaseIndex) -> tuple[str, ...]:
    """Return the themes that have a booklet."""
    terms = index.vocabulary(THEMES).terms
    return tuple(theme for theme in terms if index.cases_with(THEMES, theme))


def all_jobs(ctx: RenderContext) -> tuple[Job, ...]:
    """Return every PDF file of the site."""
    index = ctx.index
    return (
        *handout_jobs(ctx, tuple(index.by_id)),
        *booklet_jobs(ctx, themes_with_cases(index)),
    )
