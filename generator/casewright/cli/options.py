"""Options shared by several commands: configuration file, verbosity, workers."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from casewright.build.store import Log, ignore
from casewright.i18n.catalog import Catalog
from casewright.i18n.detection import CONFIG_FILE

_Command = TypeVar("_Command", bound=Callable[..., Any])

with_settings: Final = click.option(
    "-f",
    "--config-file",
    default=str(CONFIG_FILE),
    type=click.Path(path_type=Path, dir_okay=False),
)


def with_output(command: _Command) -> _Command:
    """Add ``--verbose`` and ``--quiet``."""
    quiet = click.option("-q", "--quiet", is_flag=True)
    verbose = click.option("-v", "--verbose", is_flag=True)
    return quiet(verbose(command))


def with_workers(command: _Command) -> _Command:
    """Add ``--workers`` and ``--cluster``: see ``Workers``."""
    cluster = click.option("--cluster")
    workers = click.option("--workers", type=click.IntRange(min=1))
    return workers(cluster(command))


def make_log(catalog: Catalog, *, verbose: bool) -> Log:
    """Return a function that writes notes to the error stream, if ``--verbose`` was given."""
    if not verbose:
        return ignore
    return lambda message: click.echo(catalog.say(message), file=sys.stderr)
