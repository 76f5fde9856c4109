"""Files in another encoding than UTF-8.

Old editors and exports write Windows-1252 or UTF-16. The file is decoded with the most likely
encoding and checked further, so that one report lists everything.
"""

from collections.abc import Iterator

from casewright.checks.rule import Context, Finding, PageRule, parse_errors_of
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import Readable

ID = "not-utf8"


def _check(file: Readable, _context: Context) -> Iterator[Finding]:
    for fault in parse_errors_of(file, ID):
        yield Finding(fault.mark, str(fault.facts["variant"]), fault.facts)


RULE = PageRule(ID, Severity.ERROR, _check)
