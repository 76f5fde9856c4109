"""The code quality report that GitLab shows in a merge request."""

import json
from collections import Counter
from hashlib import sha256
from typing import Final

from casewright.diagnostics.diagnostic import Severity
from casewright.diagnostics.result import CheckResult
from casewright.i18n.catalog import Catalog

_SEVERITIES: Final = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.ADVICE: "info",
}


def format_code_quality(outcome: CheckResult, catalog: Catalog) -> str:
    """Format the report, in ASCII so that no terminal or log can garble it.

    GitLab compares branches by the fingerprint, which does not change when lines above move; equal
    problems of a file are numbered.
    """
    issues: list[dict[str, object]] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for item in sorted(outcome.diagnostics, key=lambda one: one.order):
        message, place = catalog.say(item.message), item.place
        identity = (item.rule, place.path, message)
        seen[identity] += 1
        issues.append(
            {
                "description": f"{message} {catalog.say(item.tip)}".strip(),
                "check_name": item.rule,
                "fingerprint": sha256(json.dumps((*identity, seen[identity])).encode()).hexdigest(),
                "severity": _SEVERITIES[item.severity],
                "location": {"path": place.path, "lines": {"begin": place.line}},
            }
        )
    return json.dumps(issues, indent=2)
