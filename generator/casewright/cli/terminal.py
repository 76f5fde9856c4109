"""What commands print: in which language, how much, and whether in colour.

The options are the same for every command and for ``casewright`` itself; ``LocalizedCommand`` adds
them.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import click

from casewright.i18n.catalog import Catalog, available_languages, load_catalog
from casewright.i18n.detection import detect_terminal_language

SHARED_OPTIONS: Final = ("quiet", "verbose", "lang", "color")
"""The names of the options."""

_COLORS: Final = {"auto": None, "always": True, "never": False}
_KEY: Final = "casewright.terminal"


@dataclass(frozen=True, slots=True)
class Terminal:
    """The language that was asked for, if any, and how much to print."""

    language: str | None = None
    quiet: bool = False
    verbose: bool = False


def shared_options() -> tuple[click.Option, ...]:
    """Return the options; their values are read by ``read_options``."""
    return (
        click.Option(["-q", "--quiet"], is_flag=True, expose_value=False),
        click.Option(["-v", "--verbose"], is_flag=True, expose_value=False),
        click.Option(["--lang"], type=click.Choice(available_languages()), expose_value=False),
        click.Option(["--color"], type=click.Choice([*_COLORS]), expose_value=False),
    )


def read_options(given: Mapping[str, Any], ctx: click.Context) -> None:
    """Keep the values that were given, before the help is shown and values are validated.

    What a command is given adds to what ``casewright`` was given. Without ``--color``, the
    environment variable ``NO_COLOR`` turns colour off.
    """
    former = ctx.meta.get(_KEY, Terminal())
    language = given.get("lang")
    ctx.meta[_KEY] = Terminal(
        language if language in available_languages() else former.language,
        former.quiet or "quiet" in given,
        former.verbose or "verbose" in given,
    )
    ctx.color = _COLORS.get(given.get("color", ""), ctx.color)
    if ctx.color is None and os.environ.get("NO_COLOR"):
        ctx.color = False


def terminal() -> Terminal:
    """Return the options of the command that runs."""
    ctx = click.get_current_context(silent=True)
    return ctx.meta.get(_KEY, Terminal()) if ctx else Terminal()


def help_words() -> Catalog:
    """Return the catalog for help and usage errors."""
    return load_catalog(terminal().language or detect_terminal_language())


def say(text: str = "") -> None:
    """Print a result, unless only problems are asked for."""
    if not terminal().quiet:
        click.echo(text)
