"""The report for GitHub Actions: annotations on lines, and a table on the summary page.

Text by authors ends up in workflow commands and in Markdown, so every character that is special
in either is escaped.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.diagnostics.reporters.sanitize import escape_invisible
from casewright.diagnostics.result import CheckResult, format_summary
from casewright.i18n.catalog import Catalog

MAX_ANNOTATIONS_PER_SEVERITY: Final = 10
"""Annotations of one severity that GitHub shows per step; it silently drops the others."""

MAX_TABLE_BYTES: Final = 500_000
"""Characters of table rows; the summary page is limited to 1 MiB."""

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "notice",
}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({":": "%3A", ",": "%2C"})
_SIGN: Final = re.compile(r"[^\w\s]|_", re.ASCII)


def format_annotations(outcome: CheckResult, catalog: Catalog) -> str:
    """Format the annotations, errors first, as many as GitHub shows, and the totals."""
    remarks = (
        _format_annotation(item, catalog)
        for severity in Severity
        for item in islice(_of(severity, outcome.diagnostics), MAX_ANNOTATIONS_PER_SEVERITY)
    )
    return "\n".join((*remarks, format_summary(outcome, catalog)))


def format_step_summary(outcome: CheckResult, catalog: Catalog) -> str:
    """Format all diagnostics as Markdown, errors first."""
    lines = [f"### {catalog.t('summary.title')}", "", _plain(format_summary(outcome, catalog)), ""]
    if outcome.diagnostics:
        columns = ("severity", "place", "message", "tip", "rule")
        lines.append(_row(catalog.t(f"summary.{column}") for column in columns))
        lines.append(_row("---" for _ in columns))
        lines.extend(_rows(outcome, catalog))
    return "\n".join(lines) + "\n"


def _of(severity: Severity, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    return (item for item in diagnostics if item.severity is severity)


def _format_annotation(item: Diagnostic, catalog: Catalog) -> str:
    place = item.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.width),
        "title": f"{catalog.t(f'report.{item.severity}')} [{item.rule}]",
    }
    said = f"{catalog.say(item.message)}\n{catalog.say(item.tip)}"
    listed = ",".join(
        f"{name}={escape_invisible(value).translate(_DATA).translate(_PROPERTY)}"
        for name, value in properties.items()
    )
    lines = "\n".join(escape_invisible(line) for line in said.split("\n"))
    return f"::{_COMMANDS[item.severity]} {listed}::{lines.translate(_DATA)}"


def _rows(outcome: CheckResult, catalog: Catalog) -> Iterator[str]:
    size = 0
    ordered = [item for severity in Severity for item in _of(severity, outcome.diagnostics)]
    for number, item in enumerate(ordered):
        row = _row(_cells(item, outcome, catalog))
        size += len(row)
        if size > MAX_TABLE_BYTES:
            yield ""
            yield _plain(catalog.n("summary.more", len(ordered) - number))
            return
        yield row


def _cells(item: Diagnostic, outcome: CheckResult, catalog: Catalog) -> Iterator[str]:
    page = outcome.rule_page(item.rule)
    yield _plain(catalog.t(f"report.{item.severity}"))
    yield _plain(f"{item.place.path}:{item.place.line}:{item.place.column}")
    yield _plain(catalog.say(item.message))
    yield _plain(catalog.say(item.tip))
    yield f"[{item.rule}]({page})" if page else item.rule


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Escape every character that is special in Markdown or HTML."""
    line = escape_invisible(" ".join(text.split()))
    return _SIGN.sub(lambda match: f"&#{ord(match[0])};", line)
