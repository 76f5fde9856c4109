"""Dates, periods and spans of time in the site's language."""

import datetime as dt
from functools import cache

from babel.dates import format_date, format_skeleton

from casewright.cases.dates import PartialDate, Period
from casewright.locale.catalogue import Catalogue

_MONTHS_A_YEAR = 12
_MONTHS_UNTIL_YEARS = 24


def date_label(date: PartialDate, language: str) -> str:
    """Write a date as far as it is known: ``2012``, ``maart 2012``, ``1 maart 2012``."""
    return _label(date.year, date.month, date.day, language)


@cache
def _label(year: int, month: int | None, day: int | None, language: str) -> str:
    moment = dt.date(year, month or 1, day or 1)
    if day:
        return format_date(moment, "long", locale=language)
    return str(format_skeleton("yMMMM" if month else "y", moment, locale=language))


def period_label(period: Period, catalogue: Catalogue) -> str:
    """Write a period: ``2012``, ``2012 – 2014``, ``sinds 2016``."""
    start = date_label(period.start, catalogue.language)
    if period.end == period.start:
        return start
    if period.end is None:
        return catalogue.t("time.since", start=start)
    return catalogue.t("time.range", start=start, end=date_label(period.end, catalogue.language))


def elapsed_label(period: Period | None, later: PartialDate, catalogue: Catalogue) -> str | None:
    """Say how long after the case something happened, where both moments are known well enough.

    From a whole year nothing finer than years can be counted, so ``2016`` to ``2016-10`` gives
    nothing at all.
    """
    if period is None:
        return None
    begin = period.start if period.end is None else period.end
    if begin.month is None or later.month is None:
        years = later.year - begin.year
        return catalogue.n("time.years-later", years) if years > 0 else None
    months = (later.year - begin.year) * _MONTHS_A_YEAR + later.month - begin.month
    if months <= 0:
        return None
    if months % _MONTHS_A_YEAR == 0 or months >= _MONTHS_UNTIL_YEARS:
        return catalogue.n("time.years-later", months // _MONTHS_A_YEAR)
    return catalogue.n("time.months-later", months)
