"""The code quality report that GitLab shows in a merge request."""

import json
from hashlib import sha256
from typing import Final

from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.diagnostics.result import CheckResult
from casewright.i18n.catalog import Catalog

_SEVERITIES: Final = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.ADVICE: "info",
}


def format_code_quality(outcome: CheckResult, catalog: Catalog) -> str:
    """Format the report, in ASCII so that no terminal or log can garble it."""
    issues = [_issue(item, catalog) for item in sorted(outcome.diagnostics, key=lambda i: i.order)]
    return json.dumps(issues, indent=2)


def _issue(item: Diagnostic, catalog: Catalog) -> dict[str, object]:
    """Describe one diagnostic; GitLab compares branches by the fingerprint."""
    description = f"{catalog.say(item.message)} {catalog.say(item.tip)}".strip()
    place = item.place
    identity = (item.rule, place.path, place.line, place.column, catalog.say(item.message))
    return {
        "description": description,
        "check_name": item.rule,
        "fingerprint": sha256(json.dumps(identity).encode()).hexdigest(),
        "severity": _SEVERITIES[item.severity],
        "location": {"path": place.path, "lines": {"begin": place.line}},
    }
