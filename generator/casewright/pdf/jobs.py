"""List the PDF files of a site: a hand-out for each case, and a booklet for each theme."""

from collections.abc import Iterable, Iterator
from itertools import chain

from casewright.cases.index import CaseIndex
from casewright.cases.vocabulary import THEMES
from casewright.pages.print import fill_document
from casewright.pdf.printer import Job
from casewright.rendering.context import RenderContext
from casewright.views.print.document import Document, case_document, theme_document
from casewright.views.print.handout import EDITIONS


def themes_with_cases(index: CaseIndex) -> tuple[str, ...]:
    """Return the themes that have a booklet."""
    terms = index.vocabulary(THEMES).terms
    return tuple(theme for theme in terms if index.cases_with(THEMES, theme))


def site_documents(ctx: RenderContext) -> tuple[Document, ...]:
    """Return the documents that a site offers: hand-outs, and a booklet for each theme."""
    index, settings = ctx.index, ctx.settings
    edition = EDITIONS[0]
    cases = (case_document(id_, edition, settings) for id_ in index.by_id)
    themes = (theme_document(id_, edition, index, settings) for id_ in themes_with_cases(index))
    return tuple(chain(cases, themes))


def iter_jobs(documents: Iterable[Document], ctx: RenderContext) -> Iterator[Job]:
    """Iterate over the documents with their HTML."""
    for document in documents:
        yield Job(document.name, document.address, fill_document(document, ctx))
