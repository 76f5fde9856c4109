"""Format dates, periods and durations in the language of a site."""

import datetime as dt
from functools import cache

from babel.dates import format_date, format_skeleton

from casewright.cases.dates import PartialDate, Period
from casewright.i18n.catalog import Catalog

_MONTHS_A_YEAR = 12
_MONTHS_UNTIL_YEARS = 24


def format_partial_date(date: PartialDate, locale: str) -> str:
    """Format a date with the known precision: ``2012``, ``maart 2012``, ``1 maart 2012``."""
    return _label(date.year, date.month, date.day, locale)


@cache
def _label(year: int, month: int | None, day: int | None, locale: str) -> str:
    moment = dt.date(year, month or 1, day or 1)
    if day:
        return format_date(moment, "long", locale=locale)
    return str(format_skeleton("yMMMM" if month else "y", moment, locale=locale))


def format_period(period: Period, catalog: Catalog) -> str:
    """Format a period: ``2012``, ``2012 – 2014``, ``sinds 2016``."""
    start = format_partial_date(period.start, catalog.locale)
    if period.end == period.start:
        return start
    if period.end is None:
        return catalog.t("time.since", start=start)
    return catalog.t("time.range", start=start, end=format_partial_date(period.end, catalog.locale))


def format_elapsed(period: Period | None, later: PartialDate, catalog: Catalog) -> str | None:
    """Format the time between a case and a later date, if both are precise enough.

    A period known only by its year is compared by years: ``2016`` to ``2016-10`` returns nothing.
    """
    if period is None:
        return None
    begin = period.start if period.end is None else period.end
    if begin.month is None or later.month is None:
        years = later.year - begin.year
        return catalog.n("time.years-later", years) if years > 0 else None
    months = (later.year - begin.year) * _MONTHS_A_YEAR + later.month - begin.month
    if months <= 0:
        return None
    if months % _MONTHS_A_YEAR == 0 or months >= _MONTHS_UNTIL_YEARS:
        return catalog.n("time.years-later", months // _MONTHS_A_YEAR)
    return catalog.n("time.months-later", months)
