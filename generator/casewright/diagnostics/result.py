"""The outcome of a run: what was looked at, and everything that was found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from casewright.diagnostics.diagnostic import Diagnostic, Severity
from casewright.diagnostics.visible import visible
from casewright.locale.catalogue import Catalogue
from casewright.locale.message import Message

MOST_UNREAD: Final = 5
"""Files that nobody reads, and that are named; of more it is enough to know how many."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reporter gets to tell.

    ``rule_pages`` is the address below which each rule has its page, or empty while the site has
    no address of its own. ``drafts`` counts the cases that the site leaves out. ``unread``
    tells by path which files look like a case and are none, and why. ``files`` counts the files
    reported on where these were not all; ``errors_elsewhere`` the errors in all other files.
    """

    diagnostics: tuple[Diagnostic, ...]
    cases: int
    vocabularies: int
    rule_pages: str = ""
    drafts: int = 0
    unread: Mapping[str, Message] = field(default_factory=dict)
    files: int | None = None
    errors_elsewhere: int = 0

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
        looked_at=_looked_at(outcome, catalogue),
        **counts,
    )
    if outcome.errors_elsewhere:
        elsewhere = catalogue.n("check.elsewhere", outcome.errors_elsewhere)
        found = f"{found}\n{elsewhere}"
    if outcome.drafts and not outcome.count(Severity.ERROR):
        found = f"{found} {catalogue.n('count.drafts', outcome.drafts)}"
    return "\n".join((found, *saying_unread(tuple(outcome.unread.values()), catalogue)))


def _looked_at(outcome: Outcome, catalogue: Catalogue) -> str:
    if outcome.files is not None:
        return catalogue.n("count.files", outcome.files)
    return catalogue.t(
        "check.all-files",
        cases=catalogue.n("count.cases", outcome.cases),
        vocabularies=catalogue.n("count.vocabularies", outcome.vocabularies),
    )


def saying_unread(unread: Sequence[Message], catalogue: Catalogue) -> Iterator[str]:
    """Say a line for each file that looks like a case and is not read."""
    for message in unread[:MOST_UNREAD]:
        yield visible(catalogue.say(message))
    if len(unread) > MOST_UNREAD:
        yield catalogue.n("count.unread", len(unread) - MOST_UNREAD)
