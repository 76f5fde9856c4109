"""``casewright build``: check, build, index, verify, and only then change the site."""

from pathlib import Path

import click

from casewright.checks.checker import inspect
from casewright.commands.check import summary
from casewright.commands.progress import Progress
from casewright.diagnostics.report import text_report
from casewright.publishing.building import compile_sound, publish_site
from casewright.settings import read_settings
from casewright.tally import Tally


@click.option("-f", "--config-file", default="mkdocs.yml", type=click.Path(path_type=Path))
@click.option("--site-dir", type=click.Path(path_type=Path))
@click.option("--drafts", is_flag=True)
def build(config_file: Path, site_dir: Path | None, *, drafts: bool) -> int:
    """Build the site; gives the exit code. Whatever fails, the old site stands as it was."""
    from casewright.publishing.mkdocs_engine import build_site  # noqa: PLC0415  (loads MkDocs)

    settings = read_settings(config_file, **({"drafts": True} if drafts else {}))
    catalogue = settings.catalogue
    progress = Progress(catalogue)
    tally = Tally()
    with progress.step("progress.check", tally):
        inspection = inspect(settings, tally=tally)
    if inspection.diagnostics:
        click.echo(text_report(inspection.diagnostics, catalogue))
        click.echo(summary(inspection, catalogue))
    compiled = compile_sound(inspection, settings)
    published = publish_site(compiled, site_dir or settings.site_dir, build_site, progress.step)
    click.echo(
        catalogue.t(
            "build.done",
            cases=catalogue.n("count.cases", len(compiled.library.cases)),
            pages=catalogue.n("count.pages", published.pages),
            folder=str(published.folder),
        )
    )
    return 0
