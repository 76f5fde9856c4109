"""YAML features that cases do not use: aliases, tags, a second document.

Most are unintended: text that begins with a Markdown asterisk is an alias to YAML. The others have
been used to hang or crash YAML readers.
"""

from collections.abc import Iterator

from casewright.checks.rule import Context, Finding, Rule, parse_errors_of
from casewright.checks.rules.yaml_syntax import tip_of
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import File
from casewright.yaml.limits import MAX_DEPTH, MAX_EVENTS

ID = "yaml-feature"


def _check(file: File, _context: Context) -> Iterator[Finding]:
    for fault in parse_errors_of(file, ID):
        yield Finding(
            fault.mark,
            str(fault.facts["variant"]),
            {"depth": MAX_DEPTH, "parts": MAX_EVENTS, **fault.facts},
            tip=tip_of(fault),
            width=fault.width,
            correction=fault.correction,
        )


RULE = Rule(ID, Severity.ERROR, _check)
