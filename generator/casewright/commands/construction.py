"""The building of a site, step by step, with what is said of it."""

from dataclasses import replace
from pathlib import Path

import click

from casewright.checks.intake import Intake
from casewright.commands.check import outcome_of, saying_left_out
from casewright.commands.progress import Progress
from casewright.diagnostics.reporters import REPORTERS
from casewright.publishing.building import Published, compiled_of, publish_site, require_sound
from casewright.publishing.engines import load_engine
from casewright.publishing.lock import build_lock
from casewright.publishing.searching import SearchBeside
from casewright.rendering.templates import Templates
from casewright.scaffold.schema_file import keep_schema
from casewright.settings import Settings
from casewright.tally import Tally


def construct(settings: Settings, templates: Templates, site_dir: Path, engine: str) -> None:
    """Read, check, build and publish, and say how it went; raises any fault."""
    progress = Progress(settings.catalogue)
    tally = Tally()
    with build_lock(settings.work_dir), Intake(settings, tally) as intake:
        with progress.step("progress.read", tally):
            collection = intake.collection()
        compiled = compiled_of(collection, settings, templates)
        with SearchBeside(compiled) as search:
            with progress.step("progress.check"):
                inspection = intake.inspection()
            keep_schema(collection.vocabularies, settings)
            if inspection.diagnostics:
                outcome = replace(
                    outcome_of(inspection, settings), drafts=0, unread={}
                )  # said at the end
                click.echo(REPORTERS["text"].printed(outcome, settings.catalogue))
            require_sound(inspection)
            render = load_engine(engine)
            published = publish_site(compiled, search, site_dir, render, progress.step)
    done = _done(published, len(compiled.library.cases), settings)
    click.echo(saying_left_out(done, inspection, settings))


def _done(published: Published, cases: int, settings: Settings) -> str:
    catalogue = settings.catalogue
    return catalogue.t(
        "build.done",
        cases=catalogue.n("count.cases", cases),
        pages=catalogue.n("count.pages", published.pages),
        folder=str(published.folder),
    )
