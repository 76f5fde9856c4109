"""A slip of the keyboard after which the text is no YAML: a colon, a quote, a tab, a space.

Without this rule the author would get the parser's words, in English, about the place where the
parser gave up. Here the slip is named where it was made, with the line as it should be.
"""

from collections.abc import Iterator

from casewright.cases.collection import File
from casewright.checks.rule import Context, Finding, Rule, faults_of
from casewright.diagnostics.diagnostic import Severity

ID = "yaml-syntax"


def _examine(file: File, _context: Context) -> Iterator[Finding]:
    for fault in faults_of(file, ID):
        yield Finding(
            fault.mark,
            str(fault.facts["variant"]),
            fault.facts,
            width=fault.width,
            correction=fault.correction,
        )


RULE = Rule(ID, Severity.ERROR, _examine)
