"""Dates that do not exist, or are not written as year, month, day.

This order is unambiguous and sorts correctly.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from babel.dates import get_date_format

from casewright.cases.dates import PartialDate, Period
from casewright.checks.labels import format_field_name, spellings
from casewright.checks.rule import Context, Finding, Rule, Values, parse_errors_of
from casewright.diagnostics.diagnostic import Fix, Severity
from casewright.loader.files import File
from casewright.yaml.errors import ParseError
from casewright.yaml.nodes import Scalar

ID = "invalid-date"

_NUMBERS: Final = re.compile(r"(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})")
_ISO: Final = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?")
_RANGE: Final = re.compile(
    r"(\d{4}(?:-\d{2}){0,2})\s*(?:-|–|/|tot|t/m|to)\s*(\d{4}(?:-\d{2}){0,2})"
)
_NAMED: Final = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s{1,9}of)?\s{1,9})?(?<![^\W\d_])(?P<month>[^\W\d_]{3,12})\.?"
    r"(?:\s{1,9}(?P<after>\d{1,2})(?:st|nd|rd|th)?,?)?\s{1,9}(?P<year>\d{4})"
)
_TIME: Final = re.compile(
    r"(?:[T ,]\s{0,9}\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d{1,9})?)\s{0,9}(?:Z|[+-]\d\d:?\d\d|uur)?$"
)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTES: Final = "\"'`´‘’‚‛“”„‟«»‹› "
_MONTHS_A_YEAR: Final = 12
_MONTHS: Final = tuple(f"{month:02}" for month in range(1, _MONTHS_A_YEAR + 1))
_WELL_FORMED: Final = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def _check(file: File, context: Context) -> Iterator[Finding]:
    for fault in parse_errors_of(file, ID):
        found = str(fault.facts["found"]).strip()
        variant = str(fault.facts["variant"])
        suggestion = _suggestion(found, variant, context.settings.catalog.locale)
        values: Values = {
            "field": format_field_name(str(fault.facts["field"]), context),
            "found": found,
            "suggestion": suggestion,
        }
        exists = not _WELL_FORMED.fullmatch(found) or variant == "day"
        if not exists and not _is_month_or_day(found):
            variant = "impossible"
        elif variant == "period" and all(map(_is_month_or_day, found.split("/"))):
            variant = "reversed"
        tip = "did-you-mean" if suggestion else variant
        correction = _correction(fault, file, suggestion) if suggestion else None
        yield Finding(
            fault.mark, variant, values, tip, fault.data, fault.width, correction=correction
        )


def _correction(fault: ParseError, file: File, suggestion: str) -> Fix | None:
    """Return the line with the suggested date."""
    node = file.document.find(fault.data)[1]
    if not isinstance(node, Scalar) or node.start.line != node.end.line:
        return None
    line = file.source.line(node.start.line)
    text = line[: node.start.column - 1] + suggestion + line[node.end.column - 1 :]
    return Fix(node.start.line, (text.rstrip(),))


def _is_month_or_day(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def _is_day(text: str) -> bool:
    return _is_month_or_day(text) and bool(_DAY.fullmatch(text))


def _suggestion(found: str, variant: str, locale: str) -> str:
    """Return a date or period in the format of the file, as the locale would read it."""
    text = _NAMED.sub(_in_numbers, _TIME.sub("", found.strip(_QUOTES)))
    if text != found and (_is_day(text) if variant == "day" else _is_month_or_day(text)):
        return text
    if variant == "period" and (match := _RANGE.fullmatch(text)):
        return _if_period(f"{match[1]}/{match[2]}") or _if_period(f"{match[2]}/{match[1]}")
    if match := _NUMBERS.fullmatch(text):
        day, month, year = match.groups()
        if day and (
            int(month) > _MONTHS_A_YEAR or (_month_first(locale) and int(day) <= _MONTHS_A_YEAR)
        ):
            day, month = month, day
    elif match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    else:
        return ""
    parts = (year, month.zfill(2), *([day.zfill(2)] if day else []))
    suggestion = "-".join(parts)
    enough = _is_month_or_day(suggestion) and (day or variant != "day")
    return suggestion if enough and suggestion != found else ""


@cache
def _month_first(locale: str) -> bool:
    pattern = get_date_format("short", locale).pattern
    return pattern.find("M") < pattern.find("d")


def _in_numbers(match: re.Match[str]) -> str:
    """Return a date with its month as a number; unchanged if it names no month."""
    month = spellings("month", _MONTHS).get(match["month"].casefold())
    day = match["day"] or match["after"]
    if not month or (match["day"] and match["after"]):
        return match[0]
    return "-".join((match["year"], month, *([day.zfill(2)] if day else [])))


def _if_period(text: str) -> str:
    try:
        Period.parse(text)
    except ValueError:
        return ""
    return text


RULE = Rule(ID, Severity.ERROR, _check)
