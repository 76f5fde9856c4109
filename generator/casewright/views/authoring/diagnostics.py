"""Diagnostics on a page of the preview."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from casewright.diagnostics.diagnostic import Diagnostic
from casewright.diagnostics.reporters.text import has_errors
from casewright.i18n.catalog import Catalog


@dataclass(frozen=True, slots=True)
class DiagnosticView:
    """A diagnostic in the language of the site."""

    place: str
    severity: str
    rule: str
    message: str
    tip: str
    line: str


@dataclass(frozen=True, slots=True)
class DiagnosticsView:
    """Diagnostics with a summary line; ``calm`` if there is no error."""

    says: str
    calm: bool
    diagnostics: tuple[DiagnosticView, ...]


def make_report(
    diagnostics: Sequence[Diagnostic], catalog: Catalog, *, shown: bool
) -> DiagnosticsView | None:
    """Return the report on one file; ``shown`` is true if a version of it is shown."""
    if not diagnostics:
        return None
    calm = not has_errors(diagnostics)
    key = "preview.warnings" if calm else "preview.troubles" if shown else "preview.broken"
    says = catalog.n(key, len(diagnostics))
    return DiagnosticsView(says, calm, tuple(_troubles(diagnostics, catalog)))


def make_full_report(diagnostics: Sequence[Diagnostic], catalog: Catalog) -> DiagnosticsView | None:
    """Return the report on all files."""
    if not diagnostics:
        return None
    calm = not has_errors(diagnostics)
    found = catalog.n("count.warning" if calm else "count.problems", len(diagnostics))
    files = catalog.n("count.files", len({item.place.path for item in diagnostics}))
    says = catalog.t("preview.in-files", found=found, files=files)
    return DiagnosticsView(says, calm, tuple(_troubles(diagnostics, catalog)))


def _troubles(diagnostics: Iterable[Diagnostic], catalog: Catalog) -> Iterator[DiagnosticView]:
    """Format diagnostics in the language of the site."""
    for item in diagnostics:
        yield DiagnosticView(
            f"{item.place.path}:{item.place.line}:{item.place.column}",
            catalog.t(f"report.{item.severity}"),
            item.rule,
            catalog.say(item.message),
            catalog.say(item.tip),
            item.line_text.strip(),
        )
