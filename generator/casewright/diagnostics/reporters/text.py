"""The report for people: each diagnostic with its line, a caret and a tip, then the totals."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from unicodedata import combining, east_asian_width

import click

from casewright.diagnostics.diagnostic import Diagnostic, Fix, Severity
from casewright.diagnostics.reporters.sanitize import escape_invisible
from casewright.i18n.catalog import Catalog

MAX_LINE_WIDTH: Final = 100
"""Characters of a line that are shown; a longer line is cut around the caret."""

MAX_CORRECTED_LINES: Final = 12
"""Lines of a correction that are shown; of a longer one the first and the last ones are."""

_WIDTHS: Final = {"W": 2, "F": 2}


_Styles = Mapping[str, Mapping[str, Any]]

_STYLES: Final[_Styles] = {
    "place": {"bold": True},
    Severity.ERROR: {"fg": "red", "bold": True},
    Severity.WARNING: {"fg": "yellow", "bold": True},
    Severity.ADVICE: {"fg": "cyan", "bold": True},
    "correction": {"fg": "green"},
}


def format_text(
    diagnostics: Sequence[Diagnostic], catalog: Catalog, *, colored: bool = False
) -> str:
    """Format the report; the empty text if there are no diagnostics.

    With ``colored``, it has the codes of a terminal, which ``click.echo`` removes elsewhere.
    """
    styles = _STYLES if colored else {}
    return "\n".join(line for item in diagnostics for line in _lines(item, catalog, styles))


def has_errors(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> bool:
    """Return whether a site may not be published; with ``strict``, warnings count as errors.

    Diagnostics in a draft that is not shown never count.
    """
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(item.severity in stopping and not item.in_draft for item in diagnostics)


def _lines(item: Diagnostic, catalog: Catalog, styles: _Styles) -> Iterator[str]:
    place = item.place
    severity = catalog.t(f"report.{item.severity}")
    message = escape_invisible(catalog.say(item.message))
    where = escape_invisible(f"{place.path}:{place.line}:{place.column}")
    kind = _style(f"{severity}[{item.rule}]", item.severity, styles)
    yield f"{_style(where, 'place', styles)}: {kind}: {message}"
    if item.line_text.strip():
        yield from _excerpt(item, styles)
    for other in item.related:
        where = escape_invisible(f"{other.path}:{other.line}:{other.column}")
        yield f"  {catalog.t('report.see', place=where)}"
    yield f"  {catalog.t('report.tip')}: {escape_invisible(catalog.say(item.tip))}"
    if item.correction:
        yield from _corrected(item.correction, styles)
    yield ""


def _excerpt(item: Diagnostic, styles: _Styles) -> Iterator[str]:
    """Return the line with the position underlined, measured in terminal columns."""
    line, column = item.line_text, item.place.column - 1
    start = max(0, column - MAX_LINE_WIDTH // 2) if len(line) > MAX_LINE_WIDTH else 0
    end = start + MAX_LINE_WIDTH
    head, tail = ("…" if start else ""), ("…" if end < len(line) else "")
    shown = head + escape_invisible(line[start:end]) + tail
    before = _cells(head + escape_invisible(line[start:column]))
    piece = escape_invisible(line[column : min(end, column + item.place.width)])
    number = str(item.place.line)
    yield f"  {number} | {shown}"
    caret = _style("^" * max(1, _cells(piece)), item.severity, styles)
    yield f"  {' ' * len(number)} | {' ' * before}{caret}"


def _corrected(correction: Fix, styles: _Styles) -> Iterator[str]:
    """Show the corrected lines; of a long line or a long list only both ends."""
    last = len(str(correction.line + len(correction.lines) - 1))
    hidden = len(correction.lines) - MAX_CORRECTED_LINES
    for number, line in enumerate(correction.lines, start=correction.line):
        index = number - correction.line
        if hidden > 0 and MAX_CORRECTED_LINES // 2 <= index < MAX_CORRECTED_LINES // 2 + hidden:
            if index == MAX_CORRECTED_LINES // 2:
                yield f"  {'…':>{last}}"
            continue
        text = escape_invisible(line)
        if len(text) > MAX_LINE_WIDTH:
            text = f"{text[: MAX_LINE_WIDTH * 2 // 3]} … {text[-MAX_LINE_WIDTH // 4 :]}"
        yield f"  {number:>{last}} > {_style(text, 'correction', styles)}"


def _style(text: str, role: str, styles: _Styles) -> str:
    return click.style(text, **styles[role]) if role in styles else text


def _cells(text: str) -> int:
    """Return the width of a text in terminal columns: some characters take two, accents none."""
    return sum(_WIDTHS.get(east_asian_width(sign), 1) for sign in text if not combining(sign))
