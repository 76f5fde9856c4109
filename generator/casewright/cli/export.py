"""``casewright export``: write the pages as Markdown, for other programs."""

from dataclasses import replace
from pathlib import Path

import click

from casewright.build.export import export_site
from casewright.build.pipeline import sound_site
from casewright.build.project import load_project
from casewright.build.store import open_store
from casewright.cli.check import format_hints, make_result
from casewright.cli.options import make_log, with_settings, words_for
from casewright.cli.terminal import say
from casewright.config.validation import load_valid_settings
from casewright.diagnostics.reporters import REPORTERS
from casewright.publish.lock import build_lock


@click.argument("folder", type=click.Path(path_type=Path))
@with_settings
@click.option("--drafts", is_flag=True)
def export(folder: Path, config_file: Path, *, drafts: bool) -> int:
    """Write the pages of a site without errors to a folder; return the exit code."""
    settings = load_valid_settings(config_file, pdf=False, **({"drafts": True} if drafts else {}))
    with open_store(settings.work_dir, make_log(settings)) as store:
        project = load_project(settings, store)
        if project.diagnostics:
            outcome = make_result(project, settings)
            at_end = replace(outcome, drafts=0, skipped={})  # reported at the end
            click.echo(REPORTERS["text"].printed(at_end, words_for(settings)))
        site = sound_site(project, settings)
    with build_lock(settings.work_dir):
        export_site(site, folder)
    pages = words_for(settings).n("count.pages", site.page_count)
    done = words_for(settings).t("export.done", pages=pages, folder=str(folder))
    say(format_hints(done, project, settings))
    return 0
