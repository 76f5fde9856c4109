"""What a preview says in the terminal: what is wrong, in the words of reports, and what failed."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

import click

from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.diagnostics.visible import visible
from casewright.faults import CasewrightError
from casewright.locale.catalogue import Catalogue

_MOST: Final = 3
"""Files that are named; of more, it is said how many there are."""

Troubles = Mapping[str, Sequence[Diagnostic]]
"""What is wrong, by the file that it is wrong with."""


class Teller:
    """Tells who saves what is wrong, and when that is over; it remembers what it said last."""

    def __init__(self) -> None:
        self._last = ""

    def tell(self, troubles: Troubles, catalogue: Catalogue, *, saved: bool) -> None:
        """Say what is wrong: after a save always, else where it is something new."""
        before, self._last = self._last, told(troubles, catalogue)
        if self._last and (saved or self._last != before):
            click.echo(self._last, err=True)
        elif before and not self._last:
            click.echo(catalogue.t("serve.well"), err=True)


def told(troubles: Troubles, catalogue: Catalogue) -> str:
    """Say how many problems there are and in which files; the empty text where there is none."""
    if not troubles:
        return ""
    found = [item.severity for item in chain.from_iterable(troubles.values())]
    counted = ((severity, found.count(severity)) for severity in Severity)
    problems = ", ".join(catalogue.n(f"count.{severity}", n) for severity, n in counted if n)
    several = len(troubles) > _MOST
    names = catalogue.n("count.files", len(troubles)) if several else ", ".join(sorted(troubles))
    return catalogue.t("preview.in-files", found=problems, files=visible(names))


def say_fault(error: Exception, catalogue: Catalogue) -> None:
    """Say what kept the preview from following."""
    if isinstance(error, CasewrightError):
        click.echo(catalogue.say(error.message), err=True)
    else:
        said = str(error) or type(error).__name__
        click.echo(catalogue.t("serve.failed", error=said), err=True)
