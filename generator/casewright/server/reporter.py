"""The messages of a preview in the terminal: diagnostics and failures."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

import click

from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.diagnostics.reporters.sanitize import escape_invisible
from casewright.exceptions import CasewrightError
from casewright.i18n.catalog import Catalog

_MAX_FILES_NAMED: Final = 3
"""Files that are named; if there are more, only their number is reported."""

DiagnosticsByFile = Mapping[str, Sequence[Diagnostic]]
"""Diagnostics by file."""


class ProblemReporter:
    """Report diagnostics after a change, and when they are fixed."""

    def __init__(self) -> None:
        self._last = ""

    def report(self, diagnostics: DiagnosticsByFile, catalog: Catalog, *, saved: bool) -> None:
        """Report the number of problems: always after a save, otherwise only if it changed."""
        before, self._last = self._last, summarize(diagnostics, catalog)
        if self._last and (saved or self._last != before):
            click.echo(self._last, err=True)
        elif before and not self._last:
            click.echo(catalog.t("serve.well"), err=True)


def summarize(diagnostics: DiagnosticsByFile, catalog: Catalog) -> str:
    """Format how many problems there are in which files; the empty text if there are none."""
    if not diagnostics:
        return ""
    found = [item.severity for item in chain.from_iterable(diagnostics.values())]
    counted = ((severity, found.count(severity)) for severity in Severity)
    problems = ", ".join(catalog.n(f"count.{severity}", n) for severity, n in counted if n)
    several = len(diagnostics) > _MAX_FILES_NAMED
    names = (
        catalog.n("count.files", len(diagnostics)) if several else ", ".join(sorted(diagnostics))
    )
    return catalog.t("preview.in-files", found=problems, files=escape_invisible(names))


def report_failure(error: Exception, catalog: Catalog) -> None:
    """Report a failure of the preview."""
    if isinstance(error, CasewrightError):
        click.echo(catalog.say(error.message), err=True)
    else:
        said = str(error) or type(error).__name__
        click.echo(catalog.t("serve.failed", error=said), err=True)
