"""Run the rules over one file."""

from collections.abc import Iterable, Iterator

from casewright.checks.registry import PAGE_RULES, RULES
from casewright.checks.rule import Context
from casewright.checks.rules.personal_data import make_redact
from casewright.diagnostics.diagnostic import Diagnostic
from casewright.loader.files import PageFile, Readable


def check_file(file: Readable, context: Context) -> Iterator[Diagnostic]:
    """Run every rule that applies to a file."""
    redact = make_redact(file, context)
    if isinstance(file, PageFile):
        for page_rule in PAGE_RULES:
            yield from page_rule.diagnose(file, context, redact)
        return
    for rule in RULES:
        yield from rule.diagnose(file, context, redact)


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort diagnostics by file, line and column."""
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))
