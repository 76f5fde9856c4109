"""A field that a case needs and does not have, or that was left open.

A reader expects every story to say why, what, how and what was learned. A draft may still miss
something: that is a warning, and the page shows the gap.
"""

from collections.abc import Iterator

from casewright.cases.case import REQUIRED, Status
from casewright.cases.files import CaseFile, File
from casewright.cases.parts import is_list
from casewright.cases.reading.document import to_plain
from casewright.cases.reading.fault import Fault
from casewright.cases.vocabulary import field_of
from casewright.checks.naming import field_name
from casewright.checks.queries import status_of
from casewright.checks.rule import Context, Finding, Rule, faults_of
from casewright.checks.rules import lost_text, swallowed_field, unknown_field
from casewright.diagnostics.diagnostic import Severity

ID = "missing-field"


def _examine(file: File, context: Context) -> Iterator[Finding]:
    missing = [*faults_of(file, ID), *_missing_terms(file, context)]
    if not missing:
        return
    if not file.document.root.entries and not file.document.broken:
        yield Finding(file.document.first, "nothing")
        return
    explained = lost_text.hidden(file) | unknown_field.meant(file, context)
    explained |= swallowed_field.meant(file, context)
    for fault in missing:
        if fault.data not in explained and fault.data[0] not in file.document.broken:
            yield _finding(fault, file, context)


def _finding(fault: Fault, file: File, context: Context) -> Finding:
    field = str(fault.facts["field"])
    whole = len(fault.data) == 1 and isinstance(file, CaseFile)
    variant = str(fault.facts["variant"])
    term = _example(field, context) if whole else ""
    return Finding(
        fault.mark,
        variant,
        {"field": field_name(field, context), "name": field, "term": term},
        _tip(fault, file, term),
        data=fault.data,
        width=fault.width,
        severity=Severity.WARNING if whole and status_of(file) == Status.DRAFT else None,
    )


def _tip(fault: Fault, file: File, term: str) -> str:
    """Show for a list how an item of it is written, with one of its terms if it holds those."""
    variant = str(fault.facts["variant"])
    if variant != "empty" or len(fault.data) > 1 or not isinstance(file, CaseFile):
        return variant
    if term:
        return "empty-terms"
    return "empty-list" if is_list(file.model, str(fault.data[0])) else variant


def _example(field: str, context: Context) -> str:
    """Give a term that may stand in a field; the empty text where no terms belong."""
    held = (one for facet, one in context.vocabularies.items() if field_of(facet) == field)
    return next((term for vocabulary in held for term in vocabulary.terms), "")


def _missing_terms(file: File, context: Context) -> Iterator[Fault]:
    """Look for the terms of every further vocabulary that says it is required."""
    if not isinstance(file, CaseFile) or status_of(file) == Status.WITHDRAWN:
        return
    for facet, vocabulary in context.vocabularies.items():
        field = field_of(facet)
        if not vocabulary.required or field in REQUIRED or not file.document.root.entries:
            continue
        entry = file.document.root.get(field)
        if entry is None:
            yield Fault(ID, file.document.first, {"variant": "absent", "field": field}, (field,))
        elif to_plain(entry.value) in (None, []):
            facts = {"variant": "empty", "field": field}
            yield Fault(ID, entry.key.start, facts, (field,), len(field))


RULE = Rule(ID, Severity.ERROR, _examine)
