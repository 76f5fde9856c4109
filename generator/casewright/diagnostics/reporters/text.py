"""The report for people: every diagnostic with its line, a caret and a tip, then the count."""

from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import combining, east_asian_width

from casewright.diagnostics.diagnostic import Correction, Diagnostic, Severity
from casewright.diagnostics.visible import visible
from casewright.locale.catalogue import Catalogue

WIDEST: Final = 100
"""Characters of a line that are shown; a longer one is cut around the caret."""

MAX_CORRECTED_LINES: Final = 12
"""Lines of a correction that are shown; of a longer one the first and the last ones are."""

_WIDTHS: Final = {"W": 2, "F": 2}


def text_report(diagnostics: Sequence[Diagnostic], catalogue: Catalogue) -> str:
    """Write the report; no diagnostics give the empty text."""
    return "\n".join(line for item in diagnostics for line in _lines(item, catalogue))


def has_errors(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> bool:
    """Tell whether a site may not be published; ``strict`` lets warnings count as well.

    What is found in a draft that is not shown never counts.
    """
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(item.severity in stopping and not item.in_draft for item in diagnostics)


def _lines(item: Diagnostic, catalogue: Catalogue) -> Iterator[str]:
    place = item.place
    severity = catalogue.t(f"report.{item.severity}")
    message = visible(catalogue.say(item.message))
    where = visible(f"{place.path}:{place.line}:{place.column}")
    yield f"{where}: {severity}[{item.rule}]: {message}"
    if item.line_text.strip():
        yield from _excerpt(item)
    for other in item.related:
        where = visible(f"{other.path}:{other.line}:{other.column}")
        yield f"  {catalogue.t('report.see', place=where)}"
    yield f"  {catalogue.t('report.tip')}: {visible(catalogue.say(item.tip))}"
    if item.correction:
        yield from _corrected(item.correction)
    yield ""


def _excerpt(item: Diagnostic) -> Iterator[str]:
    """Show the line and underline the place, measured as a terminal shows the signs."""
    line, column = item.line_text, item.place.column - 1
    start = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    end = start + WIDEST
    head, tail = ("…" if start else ""), ("…" if end < len(line) else "")
    shown = head + visible(line[start:end]) + tail
    before = _cells(head + visible(line[start:column]))
    piece = visible(line[column : min(end, column + item.place.width)])
    number = str(item.place.line)
    yield f"  {number} | {shown}"
    yield f"  {' ' * len(number)} | {' ' * before}{'^' * max(1, _cells(piece))}"


def _corrected(correction: Correction) -> Iterator[str]:
    """Show the corrected lines; of a long line or a long list only both ends."""
    last = len(str(correction.line + len(correction.lines) - 1))
    hidden = len(correction.lines) - MAX_CORRECTED_LINES
    for number, line in enumerate(correction.lines, start=correction.line):
        index = number - correction.line
        if hidden > 0 and MAX_CORRECTED_LINES // 2 <= index < MAX_CORRECTED_LINES // 2 + hidden:
            if index == MAX_CORRECTED_LINES // 2:
                yield f"  {'…':>{last}}"
            continue
        text = visible(line)
        if len(text) > WIDEST:
            text = f"{text[: WIDEST * 2 // 3]} … {text[-WIDEST // 4 :]}"
        yield f"  {number:>{last}} > {text}"


def _cells(text: str) -> int:
    """Measure a text in the columns of a terminal: some signs take two, accents none."""
    return sum(_WIDTHS.get(east_asian_width(sign), 1) for sign in text if not combining(sign))
