"""The build date: ``SOURCE_DATE_EPOCH``, else the newest date in the content.

The clock is not used, so that builds are reproducible
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
"""The date of a collection without dates: the earliest that a zip archive can contain."""


def date_of(index: CaseIndex) -> dt.date:
    """Return the build date; raise ``UsageError`` for an invalid variable."""
    if (given := date_given()) is not None:
        return given
    newest = index.newest_date
    return dt.date(*newest) if newest else _BEFORE_ALL


def date_given() -> dt.date | None:
    """Return the date in the variable, if it is set; raise ``UsageError`` likewise."""
    given = os.environ.get(VARIABLE)
    if given is None:
        return None
    try:
        return dt.datetime.fromtimestamp(int(given), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(Message("fault.bad-epoch", {"value": given})) from None
