"""``casewright pdf``: write hand-outs of cases and booklets of themes as accessible PDF files."""

from collections.abc import Collection
from pathlib import Path
from typing import Final

import click

from casewright.build.pipeline import sound_site
from casewright.build.project import load_project
from casewright.build.store import open_store
from casewright.cli.check import make_result
from casewright.cli.options import with_settings
from casewright.cli.progress import ProgressReporter
from casewright.config.validation import load_valid_settings
from casewright.diagnostics.reporters import REPORTERS
from casewright.exceptions import UsageError
from casewright.i18n.message import Message
from casewright.pdf.jobs import booklet_jobs, handout_jobs, themes_with_cases
from casewright.pdf.output import WriteResult, write_pdfs
from casewright.pdf.printer import Job, require_weasyprint
from casewright.progress import ProgressCounter
from casewright.rendering.context import RenderContext

FOLDER: Final = "pdf"


@with_settings
@click.option("--case", "cases", multiple=True)
@click.option("--theme", "themes", multiple=True)
@click.option("--all", "every", is_flag=True)
@click.option("--out", default=FOLDER, type=click.Path(path_type=Path))
def pdf(
    config_file: Path, cases: tuple[str, ...], themes: tuple[str, ...], out: Path, *, every: bool
) -> int:
    """Write the requested PDF files to a folder; return the exit code."""
    if not (cases or themes or every):
        raise UsageError(Message("pdf.nothing-asked"))
    settings = load_valid_settings(config_file)
    require_weasyprint()
    with open_store(settings.work_dir) as store:
        project = load_project(settings, store)
        if project.diagnostics:
            outcome = make_result(project, settings)
            click.echo(REPORTERS["text"].printed(outcome, settings.catalog))
        ctx = sound_site(project, settings).ctx
    jobs = _jobs(ctx, cases, themes, every=every)
    counter = ProgressCounter()
    with ProgressReporter(settings.catalog).step("progress.pdf", counter):
        files = write_pdfs(jobs, ctx, out, counter)
    click.echo(_done(files, out, ctx))
    return 0


def _jobs(
    ctx: RenderContext, cases: tuple[str, ...], themes: tuple[str, ...], *, every: bool
) -> tuple[Job, ...]:
    known, bound = tuple(ctx.index.by_id), themes_with_cases(ctx.index)
    _refuse_unknown("pdf.unknown-case", cases, known)
    _refuse_unknown("pdf.unknown-theme", themes, bound)
    return (
        *handout_jobs(ctx, known if every else tuple(dict.fromkeys(cases))),
        *booklet_jobs(ctx, bound if every else tuple(dict.fromkeys(themes))),
    )


def _refuse_unknown(key: str, asked: tuple[str, ...], known: Collection[str]) -> None:
    unknown = [id_ for id_ in asked if id_ not in known]
    if unknown:
        raise UsageError(Message(key, {"id": unknown[0]}))


def _done(files: WriteResult, out: Path, ctx: RenderContext) -> str:
    catalog = ctx.settings.catalog
    counted = catalog.n("count.pdfs", files.total)
    return catalog.t("pdf.done", files=counted, folder=str(out), made=files.made)
