"""The result of a check: what was checked, and what was found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from casewright.diagnostics.diagnostic import LOST_ADDRESS, Diagnostic, Severity
from casewright.diagnostics.reporters.sanitize import escape_invisible
from casewright.i18n.catalog import Catalog
from casewright.i18n.message import Message

MAX_SKIPPED_SHOWN: Final = 5
"""Skipped files that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The data for a reporter.

    ``rule_pages`` is the address below which each rule has its page, or empty if the site has no
    address. ``drafts`` is the number of cases that the site leaves out. ``skipped`` holds, by path,
    files that look like a case and why they are skipped. ``files`` is the number of files reported
    on, if these were not all; ``errors_elsewhere`` the number of errors in other files.
    """

    diagnostics: tuple[Diagnostic, ...]
    cases: int
    vocabularies: int
    rule_pages: str = ""
    drafts: int = 0
    skipped: Mapping[str, Message] = field(default_factory=dict)
    files: int | None = None
    errors_elsewhere: int = 0

    def count(self, severity: Severity) -> int:
        """Return the number of diagnostics of a severity."""
        return sum(item.severity is severity for item in self.diagnostics)

    def rule_page(self, rule: str) -> str | None:
        """Return the address of the page about a rule, where it has one."""
        return f"{self.rule_pages}{rule}/" if self.rule_pages and rule != LOST_ADDRESS else None


def format_summary(outcome: CheckResult, catalog: Catalog) -> str:
    """Format the summary line: what was checked, what was found, and how many drafts there are."""
    counts = {
        str(severity): catalog.n(f"count.{severity}", outcome.count(severity))
        for severity in Severity
    }
    found = catalog.t(
        "check.found" if outcome.diagnostics else "check.clean",
        looked_at=_looked_at(outcome, catalog),
        **counts,
    )
    if outcome.errors_elsewhere:
        elsewhere = catalog.n("check.elsewhere", outcome.errors_elsewhere)
        found = f"{found}\n{elsewhere}"
    if outcome.drafts and not outcome.count(Severity.ERROR):
        found = f"{found} {catalog.n('count.drafts', outcome.drafts)}"
    return "\n".join((found, *format_skipped(tuple(outcome.skipped.values()), catalog)))


def _looked_at(outcome: CheckResult, catalog: Catalog) -> str:
    if outcome.files is not None:
        return catalog.n("count.files", outcome.files)
    return catalog.t(
        "check.all-files",
        cases=catalog.n("count.cases", outcome.cases),
        vocabularies=catalog.n("count.vocabularies", outcome.vocabularies),
    )


def format_skipped(skipped: Sequence[Message], catalog: Catalog) -> Iterator[str]:
    """Format a line for each file that looks like a case but is skipped."""
    for message in skipped[:MAX_SKIPPED_SHOWN]:
        yield escape_invisible(catalog.say(message))
    if len(skipped) > MAX_SKIPPED_SHOWN:
        yield catalog.n("count.unread", len(skipped) - MAX_SKIPPED_SHOWN)
