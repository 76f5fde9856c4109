"""A slip of the keyboard after which the text is no YAML: a colon, a quote, a tab, a space.

Without this rule the author would get the parser's words, in English, about the place where the
parser gave up. Here the slip is named where it was made, with the line as it should be.
"""

from collections.abc import Iterator

from casewright.cases.collection import File
from casewright.cases.reading.fault import Fault
from casewright.checks.rule import Context, Finding, Rule, faults_of
from casewright.diagnostics.diagnostic import Severity

ID = "yaml-syntax"


def _examine(file: File, _context: Context) -> Iterator[Finding]:
    for fault in faults_of(file, ID):
        yield Finding(
            fault.mark,
            str(fault.facts["variant"]),
            fault.facts,
            tip=tip_of(fault),
            width=fault.width,
            correction=fault.correction,
        )


def tip_of(fault: Fault) -> str | None:
    """Give the tip for a text that is mended by a sign behind its key; others have their own."""
    return str(fault.facts["tip"]) if "tip" in fault.facts else None


RULE = Rule(ID, Severity.ERROR, _examine)
