"""Which site a command is about: the option that all but ``init`` share."""

from pathlib import Path
from typing import Final

import click

from casewright.locale.chosen import CONFIG_FILE

with_settings: Final = click.option(
    "-f",
    "--config-file",
    default=str(CONFIG_FILE),
    type=click.Path(path_type=Path, dir_okay=False),
)
