"""Symbolic links and special files in the content folder.

A link could point anywhere on the computer that builds the site, a pipe could block the build.
They are not opened.
"""

from collections.abc import Iterator

from casewright.checks.rule import Context, Finding, PageRule, parse_errors_of
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import Readable

ID = "unsafe-file"


def _check(file: Readable, _context: Context) -> Iterator[Finding]:
    for fault in parse_errors_of(file, ID):
        yield Finding(fault.mark, str(fault.facts["variant"]), fault.facts)


RULE = PageRule(ID, Severity.ERROR, _check)
