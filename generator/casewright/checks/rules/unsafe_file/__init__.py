"""A link or something else that is no ordinary file: what it leads to is not the author's to show.

A link could lead anywhere on the machine that builds the site, a pipe could keep it waiting for
ever. Neither is opened.
"""

from collections.abc import Iterator

from casewright.cases.files import Readable
from casewright.checks.rule import Context, Finding, PageRule, faults_of
from casewright.diagnostics.diagnostic import Severity

ID = "unsafe-file"


def _examine(file: Readable, _context: Context) -> Iterator[Finding]:
    for fault in faults_of(file, ID):
        yield Finding(fault.mark, str(fault.facts["variant"]), fault.facts)


RULE = PageRule(ID, Severity.ERROR, _examine)
