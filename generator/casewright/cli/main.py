"""The command ``casewright``: the one place where a failure becomes an exit code.

0 done, 1 the content has errors, 2 wrong use, 3 the environment stands in the way, and what a shell
expects when somebody stops us. A foreseen failure is told in one line; ``--debug`` shows where in
the code it arose.
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
from casewright.commands.worded import WordedCommand, WordedGroup
from casewright.faults import BrokenSiteError, CasewrightError
from casewright.locale.catalogue import load_catalogue
from casewright.locale.chosen import CONFIG_FILE, own_language
from casewright.publishing.machine import machine_fault, shortage

COMMANDS: Final = ("check", "build", "serve", "new", "import", "schema", "init", "export", "pdf")
"""Each is a module in ``commands`` with a function of its name, loaded when it is asked for."""

MOST_DEFECTS: Final = 10
"""How many defects of a site are named: what all pages share is wrong on all of them."""

INTERRUPTED: Final = 130
"""The exit code of a command that was stopped with Ctrl-C: 128 and the number of the signal."""

_OBJECTS_BETWEEN_COLLECTIONS: Final = 1_000_000
"""A run makes many objects and few circles: looking for those at Python's pace takes a tenth."""


class _Group(WordedGroup):
    def invoke(self, ctx: click.Context) -> object:
        """Run a command, and say so where somebody stops it, be it while it is being loaded."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            if ctx.params["debug"]:
                raise
            click.echo(load_catalogue(own_language()).t("fault.interrupted"), err=True)
            sys.exit(INTERRUPTED)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return _command(cmd_name) if cmd_name in COMMANDS else None


@click.group(cls=_Group, name="casewright")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True)
def main(*, debug: bool) -> None:  # noqa: ARG001  (asked for by each command)
    """Turn a folder of practice cases into a knowledge base."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


def _command(name: str) -> WordedCommand:
    """Make a command: what its function returns, or fails with, becomes its exit code."""
    function = f"{name}_" if iskeyword(name) else name
    run: Callable[..., int] = getattr(import_module(f"casewright.commands.{function}"), function)

    def with_exit_code(**arguments: object) -> None:
        debug = click.get_current_context().find_root().params["debug"]
        code = _exit_code(run, arguments, debug=debug)
        gc.freeze()  # what is left goes with the process, and need not be looked through
        sys.exit(code)

    parameters = getattr(run, "__click_params__", [])
    return WordedCommand(name=name, callback=with_exit_code, params=parameters[::-1])


def _exit_code(run: Callable[..., int], arguments: dict[str, object], *, debug: bool) -> int:
    try:
        return run(**arguments)
    except CasewrightError as error:
        if debug:
            raise
        return _tell(error, arguments)
    except OSError as error:
        if debug:
            raise
        return _tell(machine_fault(error, Path.cwd()), arguments)
    except (MemoryError, RuntimeError) as error:
        fault = shortage(error)
        if debug or fault is None:
            raise
        return _tell(fault, arguments)


def _tell(error: CasewrightError, arguments: dict[str, object]) -> int:
    """Say what happened: in the language asked for, else that of the settings or the system."""
    asked = arguments.get("lang") or arguments.get("language")
    config_file = Path(str(arguments.get("config_file", CONFIG_FILE)))
    catalogue = load_catalogue(str(asked or own_language(config_file)))
    if isinstance(error, BrokenSiteError):
        for defect in error.defects[:MOST_DEFECTS]:
            click.echo(catalogue.say(defect), err=True)
    click.echo(catalogue.say(error.message), err=True)
    return error.exit_code
