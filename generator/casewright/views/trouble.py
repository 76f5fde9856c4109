"""What is wrong with a file, as a preview shows it to the author on the page itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from casewright.diagnostics.diagnostic import Diagnostic
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


def troubles_of(diagnostics: Iterable[Diagnostic], catalogue: Catalogue) -> tuple[Trouble, ...]:
    """Say diagnostics in the site's language."""
    return tuple(
        Trouble(
            f"{item.place.path}:{item.place.line}:{item.place.column}",
            catalogue.t(f"report.{item.severity}"),
            item.rule,
            catalogue.say(item.message),
            catalogue.say(item.tip),
            item.line_text.strip(),
        )
        for item in diagnostics
    )
