"""``casewright build``: check, build, index, verify, and only then change the site."""

from pathlib import Path

import click

from casewright.commands.construction import construct
from casewright.commands.site import with_settings
from casewright.engines import ENGINES
from casewright.standing import read_standing


@with_settings
@click.option("--site-dir", type=click.Path(path_type=Path))
@click.option("--drafts", is_flag=True)
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0])
def build(config_file: Path, site_dir: Path | None, engine: str, *, drafts: bool) -> int:
    """Build the site; gives the exit code. Whatever fails, the old site stands as it was."""
    settings = read_standing(config_file, **({"drafts": True} if drafts else {}))
    construct(settings, site_dir or settings.site_dir, engine)
    return 0
