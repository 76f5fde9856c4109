"""A story that nobody has looked at for long: organisations change, and so do people's minds.

It is advice. Age is counted back from the newest date in the collection, never from the clock, so
that the same files give the same report on any day.
"""

from collections.abc import Iterator, Mapping

from casewright.cases.case import Case, Status
from casewright.cases.dates import PartialDate
from casewright.cases.files import CaseFile, File
from casewright.cases.reading.document import Mark, Scalar
from casewright.checks.rule import Context, Finding, Rule, Values
from casewright.diagnostics.diagnostic import DataPath, Severity

ID = "overdue-review"


def _examine(file: File, context: Context) -> Iterator[Finding]:
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
    """Find when somebody last had reason to look at a case, and where it says so."""
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


RULE = Rule(ID, Severity.ADVICE, _examine)
