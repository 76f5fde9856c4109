"""The dates of a case: when it was added and when it last changed.

They come from the file and not from the clock or Git, so that builds are reproducible.
"""

from typing import Final

from casewright.cases.dates import PartialDate
from casewright.cases.index import CaseIndex
from casewright.cases.summary import AnyCase, joined_on
from casewright.config.settings import Settings
from casewright.views.dates import format_partial_date


def date_updated(case: AnyCase) -> PartialDate | None:
    """Return the latest of the dates added, reviewed and of follow-ups."""
    return latest(joined_on(case), case.reviewed, *(later.date for later in case.follow_ups))


def latest(*dates: PartialDate | None) -> PartialDate | None:
    """Return the latest of several dates, some of which may be unknown."""
    known = [date for date in dates if date]
    return max(known, key=lambda date: date.earliest) if known else None


def to_full_date(date: PartialDate) -> str:
    """Return a date as a day: the first one that is possible."""
    year, month, day = date.earliest
    return f"{year:04}-{month:02}-{day:02}"


_MONTHS_A_YEAR: Final = 12


def unreviewed_since(case: AnyCase, case_index: CaseIndex, settings: Settings) -> str | None:
    """Return the last review of a case, if it is longer ago than the setting allows."""
    last = case.reviewed or joined_on(case)
    newest = case_index.newest_date
    if last is None or newest is None:
        return None
    if count_months(last.earliest, newest) < settings.options.review_after_months:
        return None
    key = "case.unreviewed" if case.reviewed else "case.never-reviewed"
    return settings.catalog.t(key, date=format_partial_date(last, settings.catalog.locale))


def count_months(start: tuple[int, int, int], end: tuple[int, int, int]) -> int:
    """Return the number of full months between two days."""
    return (end[0] - start[0]) * _MONTHS_A_YEAR + end[1] - start[1] - (end[2] < start[2])
