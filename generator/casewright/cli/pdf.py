"""``casewright pdf``: write editions of cases, themes and folders as accessible PDF files."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import click

from casewright.build.executor import DEFAULT_WORKERS
from casewright.build.pdf_files import PrintedFile, open_pdf_executor, print_documents
from casewright.build.pipeline import sound_site
from casewright.build.project import load_project
from casewright.build.store import open_store
from casewright.cli.check import make_result
from casewright.cli.options import make_log, with_settings, words_for
from casewright.cli.progress import ProgressReporter
from casewright.cli.terminal import say, terminal
from casewright.config.validation import load_valid_settings
from casewright.diagnostics.reporters import REPORTERS
from casewright.exceptions import UsageError, os_errors
from casewright.i18n.message import Message
from casewright.pdf.jobs import themes_with_cases
from casewright.pdf.printer import require_weasyprint
from casewright.rendering.context import RenderContext
from casewright.views.print.document import (
    PDF_EDITIONS,
    SESSION,
    Document,
    case_document,
    folder_document,
    theme_document,
)
from casewright.views.print.folder_link import FolderLink, parse_folder_link
from casewright.views.print.handout import EDITIONS
from casewright.views.print.session import (
    DEFAULT_PEOPLE,
    FORMS,
    MAX_PEOPLE,
    MAX_STORIES,
    SessionPlan,
)

FOLDER: Final = "pdf"
_FOLDED: Final = "a5"


class _Wanted(NamedTuple):
    """What is asked for."""

    cases: tuple[str, ...]
    themes: tuple[str, ...]
    folder: FolderLink | None
    editions: tuple[str, ...]
    every: bool
    duplex: bool
    session: SessionPlan


@with_settings
@click.option("--case", "cases", multiple=True)
@click.option("--theme", "themes", multiple=True)
@click.option("--folder")
@click.option("--all", "every", is_flag=True)
@click.option("--edition", "editions", multiple=True, type=click.Choice(PDF_EDITIONS))
@click.option("--duplex", is_flag=True)
@click.option("--fold", is_flag=True)
@click.option("--people", default=DEFAULT_PEOPLE, type=click.IntRange(2, MAX_PEOPLE))
@click.option("--form", default=FORMS[0], type=click.Choice(FORMS))
@click.option("--out", default=FOLDER, type=click.Path(path_type=Path))
def pdf(  # noqa: PLR0913  (one for each option of the command)
    config_file: Path,
    *,
    cases: tuple[str, ...],
    themes: tuple[str, ...],
    folder: str | None,
    editions: tuple[str, ...],
    out: Path,
    every: bool,
    duplex: bool,
    fold: bool,
    people: int,
    form: str,
) -> int:
    """Write the requested PDF files to a folder; return the exit code."""
    if not (cases or themes or folder or every):
        raise UsageError(Message("pdf.nothing-asked"))
    link = parse_folder_link(folder) if folder else None
    if folder and not link:
        raise UsageError(Message("pdf.no-folder-link", {"url": folder}))
    plan = SessionPlan(people, form)
    wanted = _Wanted(cases, themes, link, tuple(dict.fromkeys(editions)), every, duplex, plan)
    settings = load_valid_settings(config_file)
    require_weasyprint()
    with open_store(settings.work_dir, make_log(settings)) as store:
        project = load_project(settings, store)
        if project.diagnostics:
            outcome = make_result(project, settings)
            click.echo(REPORTERS["text"].printed(outcome, words_for(settings)))
        ctx = sound_site(project, settings).ctx
        documents = tuple(_with_session(one, wanted.session) for one in _documents(wanted, ctx))
        progress = ProgressReporter(words_for(settings), quiet=terminal().quiet)
        counter = progress.counter("progress.pdf")
        with open_pdf_executor(len(documents), DEFAULT_WORKERS) as executor:
            files = print_documents(documents, ctx, store, executor, counter)
            new = sum(_write(_folded(file) if fold else file, out) for file in files)
    say(_done(len(documents), new, out, ctx))
    return 0


def _documents(wanted: _Wanted, ctx: RenderContext) -> Iterator[Document]:
    settings, index, duplex = ctx.settings, ctx.index, wanted.duplex
    known, bound = tuple(index.by_id), themes_with_cases(index)
    in_folder = [id_ for id_, _ in wanted.folder.cases] if wanted.folder else []
    _refuse_unknown("pdf.unknown-case", (*wanted.cases, *in_folder), known)
    _refuse_unknown("pdf.unknown-theme", wanted.themes, bound)
    for edition in wanted.editions or EDITIONS[:1]:
        for id_ in known if wanted.every else dict.fromkeys(wanted.cases):
            yield case_document(id_, edition, settings, duplex=duplex)
        for id_ in bound if wanted.every else dict.fromkeys(wanted.themes):
            yield theme_document(id_, edition, index, settings, duplex=duplex)
    if wanted.folder:
        yield folder_document(wanted.folder, wanted.editions, settings, duplex=duplex)


def _with_session(document: Document, plan: SessionPlan) -> Document:
    """Add the session to a document that is to have one."""
    if not any(SESSION in editions for _, editions in document.stories):
        return document
    if len(document.stories) > MAX_STORIES:
        values = {"count": len(document.stories), "most": MAX_STORIES}
        raise UsageError(Message("pdf.too-many-stories", values))
    return replace(document, session=plan)


def _refuse_unknown(key: str, asked: tuple[str, ...], known: Collection[str]) -> None:
    unknown = [id_ for id_ in asked if id_ not in known]
    if unknown:
        raise UsageError(Message(key, {"id": unknown[0]}))


def _folded(file: PrintedFile) -> PrintedFile:
    """Return a document as a folded booklet, with a name of its own."""
    from casewright.pdf.imposition import impose_booklet  # noqa: PLC0415  (an extra)

    name = f"{file.name.removesuffix('.pdf')}-{_FOLDED}.pdf"
    return PrintedFile(name, impose_booklet(file.content), file.is_new)


def _write(file: PrintedFile, out: Path) -> bool:
    """Write a file unless it is there, to keep its modification time; return if it is new."""
    target = out / file.name
    with os_errors(target):
        if not (target.exists() and target.read_bytes() == file.content):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
    return file.is_new


def _done(total: int, new: int, out: Path, ctx: RenderContext) -> str:
    catalog = words_for(ctx.settings)
    counted = catalog.n("count.pdfs", total)
    return catalog.t("pdf.done", files=counted, folder=str(out), made=new)
