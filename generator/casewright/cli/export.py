"""``casewright export``: the pages as Markdown, for any other program."""

from dataclasses import replace
from pathlib import Path

import click

from casewright.build.export import export_site
from casewright.build.pipeline import sound_site
from casewright.build.project import load_project
from casewright.build.store import open_store
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
    with open_store(settings.work_dir) as store:
        project = load_project(settings, store)
        if project.diagnostics:
            outcome = outcome_of(project, settings)
            told = replace(outcome, drafts=0, unread={})  # those are said at the end
            click.echo(REPORTERS["text"].printed(told, settings.catalogue))
        site = sound_site(project, settings)
    with build_lock(settings.work_dir):
        export_site(site, folder)
    pages = settings.catalogue.n("count.pages", site.page_count)
    done = settings.catalogue.t("export.done", pages=pages, folder=str(folder))
    click.echo(saying_left_out(done, project, settings))
    return 0
