"""A file in another encoding: its accents would come out as other signs.

Old editors and exports still write Windows-1252 or UTF-16. The rest of such a file is checked as
far as its encoding can be guessed, so that one report is enough.
"""

from collections.abc import Iterator

from casewright.cases.files import Readable
from casewright.checks.rule import Context, Finding, PageRule, faults_of
from casewright.diagnostics.diagnostic import Severity

ID = "not-utf8"


def _examine(file: Readable, _context: Context) -> Iterator[Finding]:
    for fault in faults_of(file, ID):
        yield Finding(fault.mark, str(fault.facts["variant"]), fault.facts)


RULE = PageRule(ID, Severity.ERROR, _examine)
