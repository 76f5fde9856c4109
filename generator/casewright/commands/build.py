"""``casewright build``: check, build, index, verify, and only then change the site."""

from pathlib import Path

import click

from casewright.authoring.schema_file import keep_schema
from casewright.checks.intake import Intake
from casewright.commands.check import outcome_of
from casewright.commands.progress import Progress
from casewright.diagnostics.reporters import REPORTERS
from casewright.publishing.building import compiled_of, publish_site, require_sound
from casewright.publishing.engines import ENGINES, load_engine
from casewright.publishing.lock import build_lock
from casewright.publishing.searching import SearchBeside
from casewright.rendering.templates import Templates
from casewright.settings import read_settings
from casewright.tally import Tally


@click.option("-f", "--config-file", default="mkdocs.yml", type=click.Path(path_type=Path))
@click.option("--site-dir", type=click.Path(path_type=Path))
@click.option("--drafts", is_flag=True)
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0])
def build(config_file: Path, site_dir: Path | None, engine: str, *, drafts: bool) -> int:
    """Build the site; gives the exit code. Whatever fails, the old site stands as it was."""
    settings = read_settings(config_file, **({"drafts": True} if drafts else {}))
    catalogue = settings.catalogue
    progress = Progress(catalogue)
    tally = Tally()
    with build_lock(settings.work_dir), Intake(settings, tally) as intake:
        templates = Templates(settings)
        with progress.step("progress.read", tally):
            collection = intake.collection()
        compiled = compiled_of(collection, settings, templates)
        with SearchBeside(compiled) as search:
            with progress.step("progress.check"):
                inspection = intake.inspection()
            keep_schema(collection.vocabularies, settings)
            if inspection.diagnostics:
                click.echo(REPORTERS["text"].printed(outcome_of(inspection, settings), catalogue))
            require_sound(inspection)
            site = site_dir or settings.site_dir
            render = load_engine(engine)
            published = publish_site(compiled, search, site, render, progress.step)
    click.echo(
        catalogue.t(
            "build.done",
            cases=catalogue.n("count.cases", len(compiled.library.cases)),
            pages=catalogue.n("count.pages", published.pages),
            folder=str(published.folder),
        )
    )
    return 0
