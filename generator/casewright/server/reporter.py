"""The messages of a preview in the terminal: diagnostics and failures."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

import click

from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.diagnostics.reporters.sanitize import escape_invisible
from casewright.exceptions import CasewrightError
from casewright.i18n.catalog import Catalog

_MOST: Final = 3
"""Files that are named; if there are more, only their number is reported."""

Troubles = Mapping[str, Sequence[Diagnostic]]
"""Diagnostics by file."""


class Teller:
    """Report diagnostics after a change, and when they are fixed."""

    def __init__(self) -> None:
        self._last = ""

    def tell(self, troubles: Troubles, catalog: Catalog, *, saved: bool) -> None:
        """Report the number of problems: always after a save, otherwise only if it changed."""
        before, self._last = self._last, told(troubles, catalog)
        if self._last and (saved or self._last != before):
            click.echo(self._last, err=True)
        elif before and not self._last:
            click.echo(catalog.t("serve.well"), err=True)


def told(troubles: Troubles, catalog: Catalog) -> str:
    """Format how many problems there are in which files; the empty text if there are none."""
    if not troubles:
        return ""
    found = [item.severity for item in chain.from_iterable(troubles.values())]
    counted = ((severity, found.count(severity)) for severity in Severity)
    problems = ", ".join(catalog.n(f"count.{severity}", n) for severity, n in counted if n)
    several = len(troubles) > _MOST
    names = catalog.n("count.files", len(troubles)) if several else ", ".join(sorted(troubles))
    return catalog.t("preview.in-files", found=problems, files=escape_invisible(names))


def say_fault(error: Exception, catalog: Catalog) -> None:
    """Report a failure of the preview."""
    if isinstance(error, CasewrightError):
        click.echo(catalog.say(error.message), err=True)
    else:
        said = str(error) or type(error).__name__
        click.echo(catalog.t("serve.failed", error=said), err=True)
