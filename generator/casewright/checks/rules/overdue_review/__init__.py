"""Cases that have not been reviewed for a long time.

This is advice. The age is relative to the newest date in the collection, not to today, so that
the same files always give the same report.
"""

from collections.abc import Iterator, Mapping

from casewright.cases.case import Case, Status
from casewright.cases.dates import PartialDate
from casewright.checks.rule import Context, Finding, Rule, Values
from casewright.diagnostics.diagnostic import DataPath, Severity
from casewright.loader.files import CaseFile, File
from casewright.yaml.nodes import Mark, Scalar

ID = "overdue-review"


def _check(file: File, context: Context) -> Iterator[Finding]:
    if not isinstance(file, CaseFile) or not file.case:
        return
    path, date = _last_look(file.case)
    limit = context.settings.options.review_after_months
    if file.case.status is not Status.PUBLISHED or not date:
        return
    if newest := context.project.newest_after(str(date), limit):
        mark, width = _place(file, path)
        values: Values = {"date": str(date), "count": limit, "newest": newest}
        variant = "reviewed" if path == ("reviewed",) else "never"
        yield Finding(mark, variant, values, data=path, width=width)


def _last_look(case: Case) -> tuple[DataPath, PartialDate | None]:
    """Return the date of the last review or change, and the field that holds it."""
    permission = case.permission.date if case.permission else None
    known: Mapping[DataPath, PartialDate | None] = {
        ("reviewed",): case.reviewed,
        ("added",): case.added,
        ("permission", "date"): permission,
    }
    return next(((path, date) for path, date in known.items() if date), ((), None))


def _place(file: File, path: DataPath) -> tuple[Mark, int]:
    value = file.document.find(path)[1]
    return (value.start, value.width) if isinstance(value, Scalar) else (file.document.first, 1)


RULE = Rule(ID, Severity.ADVICE, _check)
