"""``casewright build``: check, build, index and verify, then replace the site."""

from dataclasses import dataclass, replace
from pathlib import Path

import click

from casewright.build.executor import Workers
from casewright.build.pipeline import Published, Tools, publish_site, require_sound, site_of
from casewright.build.project import load_project
from casewright.build.store import open_store
from casewright.cases.schema_file import keep_schema
from casewright.cli.check import format_hints, make_result, saying_unused
from casewright.cli.options import make_log, with_settings, with_workers, words_for
from casewright.cli.progress import ProgressReporter
from casewright.cli.terminal import say, terminal
from casewright.config.settings import Settings
from casewright.config.validation import load_valid_settings
from casewright.diagnostics.reporters import REPORTERS
from casewright.engines import ENGINES, load_engine
from casewright.publish.lock import build_lock


@with_settings
@click.option("--site-dir", type=click.Path(path_type=Path))
@click.option("--drafts", is_flag=True)
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0])
@with_workers
def build(  # noqa: PLR0913  (one for each option of the command)
    config_file: Path,
    site_dir: Path | None,
    engine: str,
    workers: int | None,
    cluster: str | None,
    *,
    drafts: bool,
) -> int:
    """Build the site and return the exit code; on failure, the current site does not change."""
    settings = load_valid_settings(config_file, **({"drafts": True} if drafts else {}))
    options = BuildOptions(site_dir or settings.site_dir, engine, Workers(workers, cluster))
    build_and_report(settings, options)
    return 0


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The options of ``build``: target folder, engine and workers."""

    site_dir: Path
    engine: str
    workers: Workers


def build_and_report(settings: Settings, options: BuildOptions) -> None:
    """Load, check, build and publish a site, and report the result; raise any error."""
    progress = ProgressReporter(words_for(settings), quiet=terminal().quiet)
    log = make_log(settings)
    with build_lock(settings.work_dir), open_store(settings.work_dir, log) as store:
        project = load_project(settings, store, options.workers, progress.counter("progress.check"))
        keep_schema(project.collection.vocabularies, settings)
        if project.diagnostics:
            outcome = replace(
                make_result(project, settings), drafts=0, skipped={}
            )  # reported at the end
            click.echo(REPORTERS["text"].printed(outcome, words_for(settings)))
        require_sound(project)
        site = site_of(project, settings)
        tools = Tools(load_engine(options.engine), store, options.workers, progress.step)
        published = publish_site(site, options.site_dir, tools)
    done = _done(published, len(site.index.cases), settings)
    say(format_hints(done, project, settings))
    if site.unused:
        say(saying_unused(site.unused, settings))


def _done(published: Published, cases: int, settings: Settings) -> str:
    catalog = words_for(settings)
    return catalog.t(
        "build.done",
        cases=catalog.n("count.cases", cases),
        pages=catalog.n("count.pages", published.pages),
        folder=str(published.folder),
    )
