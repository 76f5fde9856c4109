"""The building of a site, step by step, with what is said of it."""

from dataclasses import dataclass, replace
from pathlib import Path

import click

from casewright.build.executor import Workers
from casewright.build.pipeline import Published, Tools, publish_site, require_sound, site_of
from casewright.build.project import load_project
from casewright.build.store import Log, open_store
from casewright.commands.check import outcome_of, saying_left_out, saying_unused
from casewright.commands.progress import Progress
from casewright.diagnostics.reporters import REPORTERS
from casewright.engines import load_engine
from casewright.publish.lock import build_lock
from casewright.scaffold.schema_file import keep_schema
from casewright.settings import Settings


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What ``build`` was asked for: where the site goes, by which engine and workers it is made."""

    site_dir: Path
    engine: str
    workers: Workers
    log: Log
    quiet: bool = False


def construct(settings: Settings, options: BuildOptions) -> None:
    """Load, check, build and publish, and say how it went; raises any fault."""
    progress = Progress(settings.catalogue, quiet=options.quiet)
    with build_lock(settings.work_dir), open_store(settings.work_dir, options.log) as store:
        project = load_project(settings, store, options.workers, progress.counter("progress.check"))
        keep_schema(project.collection.vocabularies, settings)
        if project.diagnostics:
            outcome = replace(outcome_of(project, settings), drafts=0, unread={})  # said at the end
            click.echo(REPORTERS["text"].printed(outcome, settings.catalogue))
        require_sound(project)
        site = site_of(project, settings)
        tools = Tools(load_engine(options.engine), store, options.workers, progress.step)
        published = publish_site(site, options.site_dir, tools)
    if not options.quiet:
        done = _done(published, len(site.library.cases), settings)
        click.echo(saying_left_out(done, project, settings))
        if site.unused:
            click.echo(saying_unused(site.unused, settings))


def _done(published: Published, cases: int, settings: Settings) -> str:
    catalogue = settings.catalogue
    return catalogue.t(
        "build.done",
        cases=catalogue.n("count.cases", cases),
        pages=catalogue.n("count.pages", published.pages),
        folder=str(published.folder),
    )
