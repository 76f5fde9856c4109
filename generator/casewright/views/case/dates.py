"""The moments of a case: when it joined the collection and when it last changed.

They come from the file alone, never from the clock or from Git, so that the same cases give the
same feed on any day.
"""

from casewright.cases.dates import PartialDate
from casewright.cases.summary import AnyCase, joined_on


def changed(case: AnyCase) -> PartialDate | None:
    """Say when a case was last added to, checked or heard of."""
    return latest(joined_on(case), case.reviewed, *(later.date for later in case.follow_ups))


def latest(*dates: PartialDate | None) -> PartialDate | None:
    """Pick the last of some dates, of which some may not be known."""
    known = [date for date in dates if date]
    return max(known, key=lambda date: date.earliest) if known else None


def full(date: PartialDate) -> str:
    """Write a date as a whole day: the first one it can be."""
    year, month, day = date.earliest
    return f"{year:04}-{month:02}-{day:02}"
