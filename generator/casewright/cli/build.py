"""``casewright build``: check, build, index, verify, and only then change the site."""

from pathlib import Path

import click

from casewright.build.executor import Workers
from casewright.commands.site import make_log, with_output, with_settings, with_workers
from casewright.engines import ENGINES
from casewright.standing import read_standing


@with_settings
@click.option("--site-dir", type=click.Path(path_type=Path))
@click.option("--drafts", is_flag=True)
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0])
@with_workers
@with_output
def build(  # noqa: PLR0913  (one for each option of the command)
    config_file: Path,
    site_dir: Path | None,
    engine: str,
    workers: int | None,
    cluster: str | None,
    *,
    drafts: bool,
    verbose: bool,
    quiet: bool,
) -> int:
    """Build the site; gives the exit code. Whatever fails, the old site stands as it was."""
    settings = read_standing(config_file, **({"drafts": True} if drafts else {}))
    from casewright.commands.construction import BuildOptions, construct  # noqa: PLC0415

    log = make_log(settings.catalogue, verbose=verbose)
    folder = site_dir or settings.site_dir
    options = BuildOptions(folder, engine, Workers(workers, cluster), log, quiet)
    construct(settings, options)
    return 0
