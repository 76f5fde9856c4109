"""Required fields that are missing or empty.

In a draft this is a warning, and the page shows the gap.
"""

from collections.abc import Iterator

from casewright.cases.case import REQUIRED, Status
from casewright.cases.introspection import is_list
from casewright.cases.vocabulary import field_of
from casewright.checks.labels import format_field_name
from casewright.checks.queries import status_of
from casewright.checks.rule import Context, Finding, Rule, parse_errors_of
from casewright.checks.rules import invalid_id, lost_text, swallowed_field, unknown_field
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import CaseFile, File
from casewright.paths import SUFFIX
from casewright.yaml.errors import ParseError
from casewright.yaml.nodes import to_plain

ID = "missing-field"


def _check(file: File, context: Context) -> Iterator[Finding]:
    missing = [*parse_errors_of(file, ID), *_missing_terms(file, context)]
    if not missing:
        return
    if not file.document.root.entries and not file.document.broken:
        yield Finding(file.document.first, "nothing")
        return
    if unknown_field.is_vocabulary(file):
        yield Finding(file.document.first, "vocabulary", {"name": f"{file.id}{SUFFIX}"})
        return
    explained = lost_text.hidden(file) | unknown_field.meant(file, context)
    explained |= swallowed_field.meant(file, context)
    for fault in missing:
        if fault.data not in explained and fault.data[0] not in file.document.broken:
            yield _finding(fault, file, context)


def _finding(fault: ParseError, file: File, context: Context) -> Finding:
    field = str(fault.facts["field"])
    whole = len(fault.data) == 1 and isinstance(file, CaseFile)
    variant = str(fault.facts["variant"])
    term = _example(field, context) if whole else ""
    return Finding(
        fault.mark,
        variant,
        {"field": format_field_name(field, context), "name": field, "term": term},
        _tip(fault, file, term),
        data=fault.data,
        width=fault.width,
        severity=Severity.WARNING if whole and status_of(file) == Status.DRAFT else None,
    )


def _tip(fault: ParseError, file: File, term: str) -> str:
    """Return the tip: for a list, how an item is written, with one of its terms if it has terms."""
    variant = str(fault.facts["variant"])
    if variant != "empty" or len(fault.data) > 1 or not isinstance(file, CaseFile):
        return variant
    if term:
        return "empty-terms"
    return "empty-list" if is_list(file.model, str(fault.data[0])) else variant


def _example(field: str, context: Context) -> str:
    """Return a term that fits a field; the empty text if the field takes no terms."""
    held = (one for facet, one in context.vocabularies.items() if field_of(facet) == field)
    return next((term for vocabulary in held for term in vocabulary.terms), "")


def _missing_terms(file: File, context: Context) -> Iterator[ParseError]:
    """Report missing terms of every vocabulary that is marked as required."""
    if not isinstance(file, CaseFile) or status_of(file) == Status.WITHDRAWN:
        return
    for facet, vocabulary in context.vocabularies.items():
        field = field_of(facet)
        if not vocabulary.required or field in REQUIRED or not file.document.root.entries:
            continue
        if invalid_id.meant_facet(facet, context):
            continue
        entry = file.document.root.get(field)
        if entry is None:
            yield ParseError(
                ID, file.document.first, {"variant": "absent", "field": field}, (field,)
            )
        elif to_plain(entry.value) in (None, []):
            facts = {"variant": "empty", "field": field}
            yield ParseError(ID, entry.key.start, facts, (field,), len(field))


RULE = Rule(ID, Severity.ERROR, _check)
