"""``casewright export``: the pages as Markdown, for any other program."""

from dataclasses import replace
from pathlib import Path

import click

from casewright.build.export import export_site
from casewright.build.pipeline import sound_site
from casewright.checks.checker import inspect
from casewright.commands.check import outcome_of, saying_left_out
from casewright.commands.site import with_settings
from casewright.diagnostics.reporters import REPORTERS
from casewright.publish.lock import build_lock
from casewright.standing import read_standing


@click.argument("folder", type=click.Path(path_type=Path))
@with_settings
@click.option("--drafts", is_flag=True)
def export(folder: Path, config_file: Path, *, drafts: bool) -> int:
    """Write the pages of a sound knowledge base into a folder; gives the exit code."""
    settings = read_standing(config_file, pdf=False, **({"drafts": True} if drafts else {}))
    inspection = inspect(settings)
    if inspection.diagnostics:
        outcome = outcome_of(inspection, settings)
        told = replace(outcome, drafts=0, unread={})  # those are said at the end
        click.echo(REPORTERS["text"].printed(told, settings.catalogue))
    site = sound_site(inspection, settings)
    with build_lock(settings.work_dir):
        export_site(site, folder)
    pages = settings.catalogue.n("count.pages", site.page_count)
    done = settings.catalogue.t("export.done", pages=pages, folder=str(folder))
    click.echo(saying_left_out(done, inspection, settings))
    return 0
