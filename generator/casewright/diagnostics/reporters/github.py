"""The report for a pull request on GitHub: remarks beside the lines, and a table on the run's page.

What authors wrote ends up in a build server's command line and in a Markdown page, and must not
be able to do anything in either: every sign that could is written as its number.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.diagnostics.outcome import Outcome, summary
from casewright.diagnostics.visible import visible
from casewright.locale.catalogue import Catalogue

MOST_OF_A_KIND: Final = 10
"""Remarks of one kind that GitHub shows for a step; it drops the rest without a word."""

LARGEST_TABLE: Final = 500_000
"""Characters of rows; the page of a run takes a megabyte at most."""

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "notice",
}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({":": "%3A", ",": "%2C"})
_SIGN: Final = re.compile(r"[^\w\s]|_", re.ASCII)


def annotations(outcome: Outcome, catalogue: Catalogue) -> str:
    """Write the remarks, errors first, as many as GitHub shows; then say how much was found."""
    remarks = (
        _remark(item, catalogue)
        for severity in Severity
        for item in islice(_of(severity, outcome.diagnostics), MOST_OF_A_KIND)
    )
    return "\n".join((*remarks, summary(outcome, catalogue)))


def run_page(outcome: Outcome, catalogue: Catalogue) -> str:
    """Write everything that was found as Markdown, errors first."""
    lines = [f"### {catalogue.t('summary.title')}", "", _plain(summary(outcome, catalogue)), ""]
    if outcome.diagnostics:
        columns = ("severity", "place", "message", "tip", "rule")
        lines.append(_row(catalogue.t(f"summary.{column}") for column in columns))
        lines.append(_row("---" for _ in columns))
        lines.extend(_rows(outcome, catalogue))
    return "\n".join(lines) + "\n"


def _of(severity: Severity, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    return (item for item in diagnostics if item.severity is severity)


def _remark(item: Diagnostic, catalogue: Catalogue) -> str:
    place = item.place
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + place.width),
        "title": f"{catalogue.t(f'report.{item.severity}')} [{item.rule}]",
    }
    said = f"{catalogue.say(item.message)}\n{catalogue.say(item.tip)}"
    told = ",".join(
        f"{name}={visible(value).translate(_DATA).translate(_PROPERTY)}"
        for name, value in properties.items()
    )
    lines = "\n".join(visible(line) for line in said.split("\n"))
    return f"::{_COMMANDS[item.severity]} {told}::{lines.translate(_DATA)}"


def _rows(outcome: Outcome, catalogue: Catalogue) -> Iterator[str]:
    size = 0
    ordered = [item for severity in Severity for item in _of(severity, outcome.diagnostics)]
    for number, item in enumerate(ordered):
        row = _row(_cells(item, outcome, catalogue))
        size += len(row)
        if size > LARGEST_TABLE:
            yield ""
            yield _plain(catalogue.n("summary.more", len(ordered) - number))
            return
        yield row


def _cells(item: Diagnostic, outcome: Outcome, catalogue: Catalogue) -> Iterator[str]:
    page = outcome.rule_page(item.rule)
    yield _plain(catalogue.t(f"report.{item.severity}"))
    yield _plain(f"{item.place.path}:{item.place.line}:{item.place.column}")
    yield _plain(catalogue.say(item.message))
    yield _plain(catalogue.say(item.tip))
    yield f"[{item.rule}]({page})" if page else item.rule


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Write a text so that Markdown and HTML see nothing in it but its characters."""
    line = visible(" ".join(text.split()))
    return _SIGN.sub(lambda match: f"&#{ord(match[0])};", line)
