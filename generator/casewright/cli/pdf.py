"""``casewright pdf``: hand-outs of cases and booklets of themes, as accessible PDF files."""

from collections.abc import Collection
from pathlib import Path
from typing import Final

import click

from casewright.build.pipeline import sound_site
from casewright.build.project import load_project
from casewright.build.store import open_store
from casewright.commands.check import outcome_of
from casewright.commands.progress import Progress
from casewright.commands.site import with_settings
from casewright.diagnostics.reporters import REPORTERS
from casewright.faults import WrongUseError
from casewright.locale.message import Message
from casewright.printing.documents import booklet_jobs, handout_jobs, themes_with_cases
from casewright.printing.press import Job, require_weasyprint
from casewright.printing.setting_out import Files, set_out
from casewright.rendering.desk import Desk
from casewright.standing import read_standing
from casewright.tally import Tally

FOLDER: Final = "pdf"


@with_settings
@click.option("--case", "cases", multiple=True)
@click.option("--theme", "themes", multiple=True)
@click.option("--all", "every", is_flag=True)
@click.option("--out", default=FOLDER, type=click.Path(path_type=Path))
def pdf(
    config_file: Path, cases: tuple[str, ...], themes: tuple[str, ...], out: Path, *, every: bool
) -> int:
    """Write the PDF files asked for into a folder; gives the exit code."""
    if not (cases or themes or every):
        raise WrongUseError(Message("pdf.nothing-asked"))
    settings = read_standing(config_file)
    require_weasyprint()
    with open_store(settings.work_dir) as store:
        project = load_project(settings, store)
        if project.diagnostics:
            outcome = outcome_of(project, settings)
            click.echo(REPORTERS["text"].printed(outcome, settings.catalogue))
        desk = sound_site(project, settings).desk
    jobs = _jobs(desk, cases, themes, every=every)
    tally = Tally()
    with Progress(settings.catalogue).step("progress.pdf", tally):
        files = set_out(jobs, desk, out, tally)
    click.echo(_done(files, out, desk))
    return 0


def _jobs(
    desk: Desk, cases: tuple[str, ...], themes: tuple[str, ...], *, every: bool
) -> tuple[Job, ...]:
    known, bound = tuple(desk.library.by_id), themes_with_cases(desk.library)
    _refuse_unknown("pdf.unknown-case", cases, known)
    _refuse_unknown("pdf.unknown-theme", themes, bound)
    return (
        *handout_jobs(desk, known if every else tuple(dict.fromkeys(cases))),
        *booklet_jobs(desk, bound if every else tuple(dict.fromkeys(themes))),
    )


def _refuse_unknown(key: str, asked: tuple[str, ...], known: Collection[str]) -> None:
    unknown = [id_ for id_ in asked if id_ not in known]
    if unknown:
        raise WrongUseError(Message(key, {"id": unknown[0]}))


def _done(files: Files, out: Path, desk: Desk) -> str:
    catalogue = desk.settings.catalogue
    counted = catalogue.n("count.pdfs", files.total)
    return catalogue.t("pdf.done", files=counted, folder=str(out), made=files.made)
