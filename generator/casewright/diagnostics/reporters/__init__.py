"""The reports, by name: a new one is a function and a line in the table.

Every report tells the same; what differs is who reads it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.diagnostics import github
from casewright.diagnostics.json_report import json_report
from casewright.diagnostics.outcome import Outcome, summary
from casewright.diagnostics.report import text_report
from casewright.locale.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Reporter:
    """What a run prints and, where a build server keeps one, what it adds to that run's page."""

    printed: Callable[[Outcome, Catalogue], str]
    run_page: Callable[[Outcome, Catalogue], str] | None = None


def _text(outcome: Outcome, catalogue: Catalogue) -> str:
    parts = (text_report(outcome.diagnostics, catalogue), summary(outcome, catalogue))
    return "\n".join(part for part in parts if part)


REPORTERS: Final[Mapping[str, Reporter]] = {
    "text": Reporter(_text),
    "github": Reporter(github.annotations, github.run_page),
    "json": Reporter(json_report),
}
