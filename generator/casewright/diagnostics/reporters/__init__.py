"""Reporters, by name: text, GitHub annotations, GitLab code quality, JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from casewright.diagnostics.reporters import github
from casewright.diagnostics.reporters.gitlab import format_code_quality
from casewright.diagnostics.reporters.json import format_json
from casewright.diagnostics.reporters.text import format_text
from casewright.diagnostics.result import CheckResult, format_summary
from casewright.i18n.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Reporter:
    """Format what is printed and, on a CI server, what is added to its summary page."""

    printed: Callable[[CheckResult, Catalog], str]
    run_page: Callable[[CheckResult, Catalog], str] | None = None


def _text(outcome: CheckResult, catalog: Catalog) -> str:
    parts = (
        format_text(outcome.diagnostics, catalog, colored=True),
        format_summary(outcome, catalog),
    )
    return "\n".join(part for part in parts if part)


REPORTERS: Final[Mapping[str, Reporter]] = {
    "text": Reporter(_text),
    "github": Reporter(github.format_annotations, github.format_step_summary),
    "gitlab": Reporter(format_code_quality),
    "json": Reporter(format_json),
}
