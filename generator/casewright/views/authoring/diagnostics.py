"""What is wrong with a file, as a preview shows it to the author on the page itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from casewright.diagnostics.diagnostic import Diagnostic
from casewright.diagnostics.report import has_errors
from casewright.locale.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Trouble:
    """One diagnostic, said."""

    place: str
    severity: str
    rule: str
    message: str
    tip: str
    line: str


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong, under one line that sums it up; ``calm`` where nothing of it is an error."""

    says: str
    calm: bool
    troubles: tuple[Trouble, ...]


def report_of(
    diagnostics: Sequence[Diagnostic], catalogue: Catalogue, *, shown: bool
) -> Report | None:
    """Say what is wrong with one file; ``shown`` tells whether a version of it can be seen."""
    if not diagnostics:
        return None
    calm = not has_errors(diagnostics)
    key = "preview.warnings" if calm else "preview.troubles" if shown else "preview.broken"
    says = catalogue.n(key, len(diagnostics))
    return Report(says, calm, tuple(_troubles(diagnostics, catalogue)))


def report_of_all(diagnostics: Sequence[Diagnostic], catalogue: Catalogue) -> Report | None:
    """Say what is wrong with all files together."""
    if not diagnostics:
        return None
    calm = not has_errors(diagnostics)
    found = catalogue.n("count.warning" if calm else "count.problems", len(diagnostics))
    files = catalogue.n("count.files", len({item.place.path for item in diagnostics}))
    says = catalogue.t("preview.in-files", found=found, files=files)
    return Report(says, calm, tuple(_troubles(diagnostics, catalogue)))


def _troubles(diagnostics: Iterable[Diagnostic], catalogue: Catalogue) -> Iterator[Trouble]:
    """Say diagnostics in the site's language."""
    for item in diagnostics:
        yield Trouble(
            f"{item.place.path}:{item.place.line}:{item.place.column}",
            catalogue.t(f"report.{item.severity}"),
            item.rule,
            catalogue.say(item.message),
            catalogue.say(item.tip),
            item.line_text.strip(),
        )
