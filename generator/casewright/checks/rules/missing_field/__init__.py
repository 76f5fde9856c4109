"""A field that a case needs and does not have, or that was left open.

A reader expects every story to say why, what, how and what was learned. A draft may still miss
something: that is a warning, and the page shows the gap.
"""

from collections.abc import Iterator

from casewright.cases.case import REQUIRED, Status
from casewright.cases.files import CaseFile, File
from casewright.cases.reading.document import to_plain
from casewright.cases.reading.fault import Fault
from casewright.cases.vocabulary import field_of
from casewright.checks.given import status_of
from casewright.checks.naming import field_name
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
    return Finding(
        fault.mark,
        str(fault.facts["variant"]),
        {"field": field_name(field, context), "name": field},
        data=fault.data,
        width=fault.width,
        severity=Severity.WARNING if whole and status_of(file) == Status.DRAFT else None,
    )


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
