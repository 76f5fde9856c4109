"""The report for programs: one JSON object, whose shape is a promise (the README describes it).

Keys may join within a version; none changes its meaning or goes without a new version.
"""

import json
from typing import Final

from casewright.diagnostics.diagnostic import Correction, Diagnostic, Place, Severity
from casewright.diagnostics.outcome import Outcome
from casewright.locale.catalogue import Catalogue

VERSION: Final = 1


def json_report(outcome: Outcome, catalogue: Catalogue) -> str:
    """Write the report: ASCII only, so that no terminal or log can misread it."""
    return json.dumps(
        {
            "version": VERSION,
            "language": catalogue.language,
            "checked": {
                "cases": outcome.cases,
                "vocabularies": outcome.vocabularies,
                "drafts": outcome.drafts,
                "unread": list(outcome.unread),
                "files": outcome.files,
                "errors_elsewhere": outcome.errors_elsewhere,
            },
            "counts": {str(severity): outcome.count(severity) for severity in Severity},
            "diagnostics": [_plain(item, outcome, catalogue) for item in outcome.diagnostics],
        },
        indent=2,
    )


def _plain(item: Diagnostic, outcome: Outcome, catalogue: Catalogue) -> dict[str, object]:
    return {
        "rule": item.rule,
        "severity": str(item.severity),
        **_place(item.place),
        "width": item.place.width,
        "data": list(item.place.data),
        "message": catalogue.say(item.message),
        "tip": catalogue.say(item.tip),
        "text": item.line_text,
        "related": [_place(other) for other in item.related],
        "correction": item.correction and _correction(item.correction),
        "page": outcome.rule_page(item.rule),
    }


def _correction(correction: Correction) -> dict[str, object]:
    lines = list(correction.lines)
    return {
        "line": correction.line,
        "lines": lines,
        "replaces": len(lines) if correction.replaces is None else correction.replaces,
    }


def _place(place: Place) -> dict[str, object]:
    return {"path": place.path, "line": place.line, "column": place.column}
