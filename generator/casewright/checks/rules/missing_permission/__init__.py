"""Cases that do not say on what basis they may be published.

A draft may still be waiting for permission; consent needs a date.
"""

from collections.abc import Iterator

from casewright.cases.case import Basis, Status
from casewright.checks.queries import status_of
from casewright.checks.rule import Context, Finding, Rule
from casewright.checks.rules import swallowed_field, unknown_field
from casewright.diagnostics.diagnostic import Severity
from casewright.loader.files import CaseFile, File
from casewright.yaml.nodes import Scalar, to_plain

ID = "missing-permission"

_FIELD = "permission"


def _check(file: File, context: Context) -> Iterator[Finding]:
    document, status = file.document, status_of(file)
    if not isinstance(file, CaseFile) or not document.root.entries or _FIELD in document.broken:
        return
    if status == Status.WITHDRAWN:
        return
    if unknown_field.is_vocabulary(file) or _FIELD in unknown_field.owners(file):
        return
    severity = Severity.WARNING if status == Status.DRAFT else None
    entry = document.root.get(_FIELD)
    if entry is None:
        if (_FIELD,) not in swallowed_field.meant(file, context):
            yield Finding(document.first, "absent", data=(_FIELD,), severity=severity)
    elif to_plain(entry.value) in (None, {}, []):
        width = entry.key.width
        yield Finding(entry.key.start, "empty", {}, None, (_FIELD,), width, severity)
    elif basis := _consent_without_date(file):
        path = (_FIELD, "basis")
        yield Finding(basis.start, "date", {}, None, path, basis.width, severity)


def _consent_without_date(file: CaseFile) -> Scalar | None:
    basis = file.document.find((_FIELD, "basis"))[1]
    date = file.document.find((_FIELD, "date"))[1]
    if not isinstance(basis, Scalar) or basis.value.strip() != Basis.CONSENT:
        return None
    return basis if date is None or to_plain(date) is None else None


RULE = Rule(ID, Severity.ERROR, _check)
