"""Something that YAML can do and a case does not need: references, types, a second document.

Most of it is never meant: a text that begins with a star for Markdown is a reference to YAML. The
rest has been used to hang or crash a reader, and is refused.
"""

from collections.abc import Iterator

from casewright.cases.files import File
from casewright.cases.reading.guard import DEEPEST, MOST_EVENTS
from casewright.checks.rule import Context, Finding, Rule, faults_of
from casewright.checks.rules.yaml_syntax import tip_of
from casewright.diagnostics.diagnostic import Severity

ID = "yaml-feature"


def _examine(file: File, _context: Context) -> Iterator[Finding]:
    for fault in faults_of(file, ID):
        yield Finding(
            fault.mark,
            str(fault.facts["variant"]),
            {"depth": DEEPEST, "parts": MOST_EVENTS, **fault.facts},
            tip=tip_of(fault),
            width=fault.width,
            correction=fault.correction,
        )


RULE = Rule(ID, Severity.ERROR, _examine)
