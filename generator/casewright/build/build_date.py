"""The moment that a site is of: never the clock's, so that the same input gives the same bytes.

It is the newest date that the collection itself tells, unless ``SOURCE_DATE_EPOCH`` sets another
(https://reproducible-builds.org/specs/source-date-epoch/: whole seconds since 1970, UTC).
"""

import datetime as dt
import os
from typing import Final

from casewright.cases.index import CaseIndex
from casewright.exceptions import UsageError
from casewright.i18n.message import Message

VARIABLE: Final = "SOURCE_DATE_EPOCH"
_BEFORE_ALL: Final = dt.date(1980, 1, 1)
"""For a collection without a date: the earliest that an archive can hold."""


def date_of(library: CaseIndex) -> dt.date:
    """Give the date of a site; raises ``UsageError`` for a variable that holds no moment."""
    if (given := date_given()) is not None:
        return given
    newest = library.newest_date
    return dt.date(*newest) if newest else _BEFORE_ALL


def date_given() -> dt.date | None:
    """Give the date that the variable sets, if any; raises ``UsageError`` likewise."""
    given = os.environ.get(VARIABLE)
    if given is None:
        return None
    try:
        return dt.datetime.fromtimestamp(int(given), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(Message("fault.bad-epoch", {"value": given})) from None
