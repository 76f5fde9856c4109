"""The report for people: every diagnostic with its line, a caret and a tip, then the count."""

from collections.abc import Iterator, Sequence
from typing import Final

from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.locale.catalogue import Catalogue

WIDEST: Final = 100
"""Characters of a line that are shown; a longer one is cut around the caret."""


def text_report(diagnostics: Sequence[Diagnostic], catalogue: Catalogue) -> str:
    """Write the report; no diagnostics give the empty text."""
    return "\n".join(line for item in diagnostics for line in _lines(item, catalogue))


def has_errors(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> bool:
    """Tell whether a site may not be published; ``strict`` lets warnings count as well."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(item.severity in stopping for item in diagnostics)


def _lines(item: Diagnostic, catalogue: Catalogue) -> Iterator[str]:
    place = item.place
    severity = catalogue.t(f"report.{item.severity}")
    message = catalogue.say(item.message)
    yield f"{place.path}:{place.line}:{place.column}: {severity}[{item.rule}]: {message}"
    if item.line_text.strip():
        yield from _excerpt(item)
    for other in item.related:
        where = f"{other.path}:{other.line}:{other.column}"
        yield f"  {catalogue.t('report.see', place=where)}"
    yield f"  {catalogue.t('report.tip')}: {catalogue.say(item.tip)}"
    yield ""


def _excerpt(item: Diagnostic) -> Iterator[str]:
    """Show the line and underline the place; what cannot be printed becomes visible."""
    start = max(0, item.place.column - 1 - WIDEST // 2) if len(item.line_text) > WIDEST else 0
    shown = "".join(_visible(sign) for sign in item.line_text[start : start + WIDEST])
    before = item.place.column - 1 - start
    width = max(1, min(item.place.width, len(shown) - before))
    number = str(item.place.line)
    yield f"  {number} | {shown}"
    yield f"  {' ' * len(number)} | {' ' * before}{'^' * width}"


def _visible(sign: str) -> str:
    if sign == "\t":
        return " "
    return sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}"
