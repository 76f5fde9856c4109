"""The report for programs: one JSON object with a stable schema, documented in the README.

New keys may be added within a version. Keys are changed or removed in a new version only.
"""

import json
from typing import Final

from casewright.diagnostics.diagnostic import Diagnostic, Fix, Location, Severity
from casewright.diagnostics.result import CheckResult
from casewright.i18n.catalog import Catalog

VERSION: Final = 1


def format_json(outcome: CheckResult, catalog: Catalog) -> str:
    """Format the report, in ASCII so that no terminal or log can garble it."""
    return json.dumps(
        {
            "version": VERSION,
            "language": catalog.language,
            "checked": {
                "cases": outcome.cases,
                "vocabularies": outcome.vocabularies,
                "drafts": outcome.drafts,
                "unread": list(outcome.skipped),
                "files": outcome.files,
                "errors_elsewhere": outcome.errors_elsewhere,
            },
            "counts": {str(severity): outcome.count(severity) for severity in Severity},
            "diagnostics": [_plain(item, outcome, catalog) for item in outcome.diagnostics],
        },
        indent=2,
    )


def _plain(item: Diagnostic, outcome: CheckResult, catalog: Catalog) -> dict[str, object]:
    return {
        "rule": item.rule,
        "severity": str(item.severity),
        **_place(item.place),
        "width": item.place.width,
        "data": list(item.place.data),
        "message": catalog.say(item.message),
        "tip": catalog.say(item.tip),
        "text": item.line_text,
        "related": [_place(other) for other in item.related],
        "correction": item.correction and _correction(item.correction),
        "page": outcome.rule_page(item.rule),
    }


def _correction(correction: Fix) -> dict[str, object]:
    lines = list(correction.lines)
    return {
        "line": correction.line,
        "lines": lines,
        "replaces": len(lines) if correction.replaces is None else correction.replaces,
    }


def _place(place: Location) -> dict[str, object]:
    return {"path": place.path, "line": place.line, "column": place.column}
