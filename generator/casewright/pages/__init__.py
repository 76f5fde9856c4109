"""Decide which files a site has: a registry, and one module for each kind of page."""

from collections.abc import Callable, Iterator
from typing import Final

from casewright.pages.assets import asset_files
from casewright.pages.cases import broken_pages, case_page, withdrawn_pages
from casewright.pages.contribute import contribute_name, contribute_page
from casewright.pages.data_exports import export_files, linked_files, schema_files
from casewright.pages.feed import feed_files
from casewright.pages.handbook import handbook_pages
from casewright.pages.listings import HOME, cases_pages, home_page, lessons_pages
from casewright.pages.markdown import llms_files, markdown_files
from casewright.pages.overview import overview_pages
from casewright.pages.print import paper_page
from casewright.pages.redirects import REDIRECTS, redirect_files, redirects_files
from casewright.pages.review import review_pages
from casewright.pages.rules import rule_pages, rules_pages
from casewright.pages.saved_cases import folder_pages
from casewright.pages.start import start_pages
from casewright.pages.vocabularies import facet_pages, term_pages
from casewright.rendering.context import FileTask, PageTask, RenderContext
from casewright.rendering.csp import HEADERS, headers_files
from casewright.rendering.page import MarkdownPage

PageMaker = Callable[[RenderContext], Iterator[PageTask | FileTask]]
"""Return the tasks for all pages of one kind."""

EXTENDED: Final = (HEADERS, REDIRECTS)
"""Files for the host of the site to which a maintainer's own file of the name is added."""

SITE_PAGE_MAKERS: Final[tuple[PageMaker, ...]] = (
    broken_pages,
    withdrawn_pages,
    start_pages,
    overview_pages,
    facet_pages,
    term_pages,
    cases_pages,
    lessons_pages,
    folder_pages,
    rules_pages,
    rule_pages,
    review_pages,
    asset_files,
    headers_files,
    redirect_files,
    redirects_files,
    feed_files,
    linked_files,
    schema_files,
    export_files,
    llms_files,
)


def page_tasks(ctx: RenderContext) -> Iterator[PageTask | FileTask]:
    """Return a task for each page and file without hand-written Markdown.

    Tasks are cheap to make and their order depends on the context only, so a worker can repeat the
    list and refer to tasks by index.
    """
    for case in ctx.index.cases:
        yield case_page(case, ctx)
        yield paper_page(case, ctx)
        yield from markdown_files(case, ctx)
    for kind in SITE_PAGE_MAKERS:
        yield from kind(ctx)


def markdown_pages(
    ctx: RenderContext, written: Callable[[str], str | None]
) -> Iterator[MarkdownPage]:
    """Return the pages that may contain hand-written Markdown; ``written`` reads it."""
    yield home_page(ctx, written(HOME))
    yield contribute_page(ctx, written(contribute_name(ctx.settings)))
    yield from handbook_pages(ctx, written)
