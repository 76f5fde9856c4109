"""Print the PDF files of a site that are not in the store, on all cores."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from functools import partial
from itertools import islice
from typing import Final, NamedTuple

from casewright.build.executor import Progress, Workers, map_batches, open_executor
from casewright.build.store import Store
from casewright.pdf.jobs import iter_jobs, site_documents
from casewright.pdf.printer import PdfPrinter, require_weasyprint
from casewright.pdf.resources import collect_resources
from casewright.rendering.context import RenderContext
from casewright.views.listings.redirects import iter_redirects
from casewright.views.print.document import Document

_PDF: Final = "pdf"
"""The kind of documents in the store; the key is that of the printer."""

_PARALLEL_THRESHOLD: Final = 4
"""Number of documents from which starting processes is faster."""

_DOCUMENTS_AT_ONCE: Final = 100
"""Limits the memory in use."""


class PrintedFile(NamedTuple):
    """A PDF file; ``is_new`` if it was not in the store."""

    name: str
    content: bytes
    is_new: bool


def open_pdf_executor(documents: int, workers: Workers) -> AbstractContextManager[Executor]:
    """Open an executor for a number of documents; load WeasyPrint once, for all processes."""
    require_weasyprint()
    return open_executor(documents, workers, _PARALLEL_THRESHOLD)


def print_documents(
    documents: Sequence[Document],
    ctx: RenderContext,
    store: Store,
    executor: Executor,
    on_progress: Progress,
) -> Iterator[PrintedFile]:
    """Iterate over documents as PDF files, in their order; store the new ones."""
    printer = PdfPrinter(collect_resources(ctx))
    jobs = iter_jobs(documents, ctx)
    done = 0
    while batch := list(islice(jobs, _DOCUMENTS_AT_ONCE)):
        keys = {job.name: printer.key(job) for job in batch}
        stored = store.get_many(_PDF, keys.values())
        missing = [job for job in batch if keys[job.name] not in stored]
        done += len(batch) - len(missing)
        report = partial(_report, on_progress, done)
        printed = map_batches(executor, printer, missing, 1, report)
        new = {keys[job.name]: pdf for job, pdf in zip(missing, printed, strict=True)}
        store.put_many(_PDF, new)
        done += len(missing)
        on_progress(done)
        contents = {**stored, **new}
        for name, key in keys.items():
            yield PrintedFile(name, contents[key], key in new)


def _report(on_progress: Progress, before: int, done: int) -> None:
    on_progress(before + done)


def print_site(
    ctx: RenderContext, store: Store, executor: Executor, on_progress: Progress
) -> Iterator[PrintedFile]:
    """Iterate over every document of a site, also at its former addresses."""
    former: dict[str, list[str]] = {}
    for redirect in iter_redirects(ctx.index, ctx.settings):
        former.setdefault(redirect.target, []).append(redirect.source)
    for file in print_documents(site_documents(ctx), ctx, store, executor, on_progress):
        yield file
        for name in former.get(file.name, ()):
            yield file._replace(name=name)
