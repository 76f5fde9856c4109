"""The command ``casewright``: the one place where a failure becomes an exit code.

0 done, 1 the content has errors, 2 wrong use, 3 the environment stands in the way. A foreseen
failure is told in one line; ``--debug`` shows where in the code it arose.
"""

import sys
from collections.abc import Callable
from typing import Final

import click

from casewright import __version__
from casewright.commands.build import build
from casewright.commands.check import check
from casewright.commands.export import export
from casewright.commands.import_ import import_
from casewright.commands.init import init
from casewright.commands.new import new
from casewright.commands.pdf import pdf
from casewright.commands.schema import schema
from casewright.commands.serve import serve
from casewright.commands.worded import WordedCommand, WordedGroup, own_language
from casewright.faults import BrokenSiteError, CasewrightError, EnvironmentFaultError
from casewright.locale.catalogue import load_catalogue
from casewright.locale.message import Message

MOST_DEFECTS: Final = 10
"""How many defects of a site are named: what all pages share is wrong on all of them."""


@click.group(cls=WordedGroup, name="casewright")
@click.version_option(__version__)
@click.option("--debug", is_flag=True)
def main(*, debug: bool) -> None:
    """Turn a folder of practice cases into a knowledge base."""


def _command(run: Callable[..., int]) -> None:
    """Add a command to the group: what it returns, or fails with, becomes its exit code."""

    def with_exit_code(**arguments: object) -> None:
        debug = click.get_current_context().find_root().params["debug"]
        sys.exit(_exit_code(run, arguments, debug=debug))

    parameters = getattr(run, "__click_params__", [])
    name = run.__name__.rstrip("_")
    main.add_command(WordedCommand(name=name, callback=with_exit_code, params=parameters[::-1]))


def _exit_code(run: Callable[..., int], arguments: dict[str, object], *, debug: bool) -> int:
    try:
        return run(**arguments)
    except CasewrightError as error:
        if debug:
            raise
        return _tell(error)
    except OSError as error:
        if debug:
            raise
        values = {"file": str(error.filename or ""), "error": error.strerror or str(error)}
        return _tell(EnvironmentFaultError(Message("fault.machine", values)))


def _tell(error: CasewrightError) -> int:
    catalogue = load_catalogue(own_language())
    if isinstance(error, BrokenSiteError):
        for defect in error.defects[:MOST_DEFECTS]:
            click.echo(catalogue.say(defect), err=True)
    click.echo(catalogue.say(error.message), err=True)
    return error.exit_code


for _run in (check, build, serve, new, import_, schema, init, export, pdf):
    _command(_run)
