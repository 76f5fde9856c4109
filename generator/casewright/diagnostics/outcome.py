"""The outcome of a run: what was looked at, and everything that was found."""

from dataclasses import dataclass

from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.locale.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reporter gets to tell.

    ``rule_pages`` is the address below which each rule has its page, or empty while the site has
    no address of its own. ``drafts`` counts the cases that the site leaves out.
    """

    diagnostics: tuple[Diagnostic, ...]
    cases: int
    vocabularies: int
    rule_pages: str = ""
    drafts: int = 0

    def count(self, severity: Severity) -> int:
        """Count the diagnostics of one weight."""
        return sum(item.severity is severity for item in self.diagnostics)

    def rule_page(self, rule: str) -> str | None:
        """Give the address of the page that explains a rule."""
        return f"{self.rule_pages}{rule}/" if self.rule_pages else None


def summary(outcome: Outcome, catalogue: Catalogue) -> str:
    """Say what was looked at and what was found, and what a site without errors leaves out."""
    counts = {
        str(severity): catalogue.n(f"count.{severity}", outcome.count(severity))
        for severity in Severity
    }
    found = catalogue.t(
        "check.found" if outcome.diagnostics else "check.clean",
        cases=catalogue.n("count.cases", outcome.cases),
        vocabularies=catalogue.n("count.vocabularies", outcome.vocabularies),
        **counts,
    )
    if outcome.drafts and not outcome.count(Severity.ERROR):
        return f"{found} {catalogue.n('count.drafts', outcome.drafts)}"
    return found
