"""A file so large that it is no case: it is not read at all."""

from collections.abc import Iterator

from casewright.cases.files import Readable
from casewright.checks.rule import Context, Finding, PageRule, faults_of
from casewright.diagnostics.diagnostic import Severity

ID = "file-too-large"


def _examine(file: Readable, _context: Context) -> Iterator[Finding]:
    for fault in faults_of(file, ID):
        yield Finding(fault.mark, "size", fault.facts)


RULE = PageRule(ID, Severity.ERROR, _examine)
