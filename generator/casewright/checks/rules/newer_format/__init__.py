"""Files in a later version of the file format; nothing else in them is checked."""

from collections.abc import Iterator

from casewright.checks.rule import Context, Finding, Rule, parse_errors_of
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import File

ID = "newer-format"


def _check(file: File, _context: Context) -> Iterator[Finding]:
    for fault in parse_errors_of(file, ID):
        yield Finding(fault.mark, "version", fault.facts, width=fault.width)


RULE = Rule(ID, Severity.ERROR, _check)
