"""Files that are too large to be a case; they are not read."""

from collections.abc import Iterator

from casewright.checks.rule import Context, Finding, PageRule, parse_errors_of
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import Readable

ID = "file-too-large"


def _check(file: Readable, _context: Context) -> Iterator[Finding]:
    for fault in parse_errors_of(file, ID):
        yield Finding(fault.mark, "size", fault.facts)


RULE = PageRule(ID, Severity.ERROR, _check)
