"""A case that nobody has checked for long says so, kindly.

Its age is counted back from the newest date that the collection itself tells, as the rule
``overdue-review`` counts it, and never from the clock: the same files make the same page on any
day, and a collection at rest grows no notices by itself.
"""

from typing import Final

from casewright.cases.case import Case
from casewright.cases.index import CaseIndex
from casewright.cases.summary import joined_on
from casewright.settings import Settings
from casewright.views.wording import date_label

_MONTHS_A_YEAR: Final = 12


def unreviewed_since(case: Case, case_index: CaseIndex, settings: Settings) -> str | None:
    """Say since when nobody checked a case, where that is longer than the site's setting."""
    last = case.reviewed or joined_on(case)
    newest = case_index.newest_date
    if last is None or newest is None:
        return None
    if _months(last.earliest, newest) < settings.options.review_after_months:
        return None
    key = "case.unreviewed" if case.reviewed else "case.never-reviewed"
    return settings.catalogue.t(key, date=date_label(last, settings.language))


def _months(start: tuple[int, int, int], end: tuple[int, int, int]) -> int:
    """Count the whole months from one day to another."""
    return (end[0] - start[0]) * _MONTHS_A_YEAR + end[1] - start[1] - (end[2] < start[2])
