"""The command ``casewright``: the only place where an exception becomes an exit code.

0: success, 1: errors in the content, 2: usage error, 3: system error, 130: interrupted. Foreseen
errors are reported in one line; ``--debug`` shows the traceback.
"""

import gc
import sys
from collections.abc import Callable
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Final

import click

from casewright import __version__
from casewright.cli.localized import LocalizedCommand, LocalizedGroup
from casewright.cli.terminal import help_words, terminal
from casewright.exceptions import BrokenSiteError, CasewrightError, machine_fault, shortage
from casewright.i18n.catalog import load_catalog
from casewright.i18n.detection import CONFIG_FILE, detect_language

COMMANDS: Final = (
    "check",
    "build",
    "serve",
    "new",
    "import",
    "schema",
    "init",
    "export",
    "pdf",
    "diff",
    "digest",
    "cms",
    "help",
)
"""Each is a function in the module of the same name in ``cli``, imported on demand."""

MAX_DEFECTS: Final = 10
"""Defects of a site that are listed; a defect in the layout occurs on every page."""

INTERRUPTED_EXIT_CODE: Final = 130
"""The exit code after Ctrl-C: 128 plus the number of the signal."""

_OBJECTS_BETWEEN_COLLECTIONS: Final = 1_000_000
"""A run creates many objects and few cycles; collecting at the default threshold costs 10%."""


class _CommandGroup(LocalizedGroup):
    def invoke(self, ctx: click.Context) -> object:
        """Run a command; report an interruption, also while modules are imported."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            if ctx.params["debug"]:
                raise
            click.echo(help_words().t("fault.interrupted"), err=True)
            sys.exit(INTERRUPTED_EXIT_CODE)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return _command(cmd_name) if cmd_name in COMMANDS else None


@click.group(
    cls=_CommandGroup, name="casewright", context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True)
def main(*, debug: bool) -> None:  # noqa: ARG001  (read by each command)
    """Turn a folder of practice cases into a knowledge base."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


def _command(name: str) -> LocalizedCommand:
    """Return a command whose exit code is what its function returns, or that of its exception."""
    function = f"{name}_" if iskeyword(name) else name
    run: Callable[..., int] = getattr(import_module(f"casewright.cli.{function}"), function)

    def with_exit_code(**arguments: object) -> None:
        debug = click.get_current_context().find_root().params["debug"]
        code = _exit_code(run, arguments, debug=debug)
        gc.freeze()  # the process exits, so garbage collection is not needed
        sys.exit(code)

    parameters = getattr(run, "__click_params__", [])
    return LocalizedCommand(name=name, callback=with_exit_code, params=parameters[::-1])


def _exit_code(run: Callable[..., int], arguments: dict[str, object], *, debug: bool) -> int:
    try:
        return run(**arguments)
    except CasewrightError as error:
        if debug:
            raise
        return _print_error(error, arguments)
    except OSError as error:
        if debug:
            raise
        return _print_error(machine_fault(error, Path.cwd()), arguments)
    except (MemoryError, RuntimeError) as error:
        fault = shortage(error)
        if debug or fault is None:
            raise
        return _print_error(fault, arguments)


def _print_error(error: CasewrightError, arguments: dict[str, object]) -> int:
    """Print an error in the requested language, else in that of the settings or the system."""
    asked = terminal().language or arguments.get("language")
    config_file = Path(str(arguments.get("config_file", CONFIG_FILE)))
    catalog = load_catalog(str(asked or detect_language(config_file)))
    if isinstance(error, BrokenSiteError):
        for defect in error.defects[:MAX_DEFECTS]:
            click.echo(catalog.say(defect), err=True)
    click.echo(catalog.say(error.message), err=True)
    return error.exit_code
