"""Options shared by several commands, and what they mean for the reports."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from casewright.build.store import Log, ignore
from casewright.cli.terminal import terminal
from casewright.config.settings import Settings
from casewright.i18n.catalog import Catalog
from casewright.i18n.detection import CONFIG_FILE

_Command = TypeVar("_Command", bound=Callable[..., Any])

with_settings: Final = click.option(
    "-f",
    "--config-file",
    default=str(CONFIG_FILE),
    type=click.Path(path_type=Path, dir_okay=False),
)


def with_workers(command: _Command) -> _Command:
    """Add ``--workers`` and ``--cluster``: see ``Workers``."""
    cluster = click.option("--cluster")
    workers = click.option("--workers", type=click.IntRange(min=1))
    return workers(cluster(command))


def words_for(settings: Settings) -> Catalog:
    """Return the catalog for reports: that of ``--lang``, else that of the site."""
    language = terminal().language
    return settings.words(language) if language else settings.catalog


def make_log(settings: Settings) -> Log:
    """Return a function that writes notes to the error stream, if ``--verbose`` was given."""
    if not terminal().verbose:
        return ignore
    words = words_for(settings)
    return lambda message: click.echo(words.say(message), file=sys.stderr)
