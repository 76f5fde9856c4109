"""Read dates and periods as people write them: ``3rd March 2024``, ``maart 2023 – heden``."""

import re
from functools import cache
from typing import Final

from babel.dates import get_month_names

from casewright.cases.dates import PartialDate, Period
from casewright.i18n.catalog import available_languages, load_catalog

_YEAR: Final = r"(?:19|20)\d{2}"
_ISO: Final = re.compile(rf"(?<!\d){_YEAR}(?:-\d{{2}}(?:-\d{{2}})?)?(?![\d/])")
_NUMERIC: Final = re.compile(rf"(?<!\d)(\d{{1,2}})([-/.])(\d{{1,2}})\2({_YEAR})(?!\d)")
_SLASHED: Final = re.compile(rf"{_YEAR}[\d-]*\s*/\s*(?:{_YEAR}[\d-]*|\.\.)")
_EDGES: Final = " \t.,;"
_MAX_PERIOD_CHARS: Final = 80
_MONTHS_IN_YEAR: Final = 12


def period_of(text: str) -> str:
    """Convert a period to the format of a case (``2023-10-03/2024-03``); else the empty text."""
    text = text.strip().strip(_EDGES)
    if len(text) > _MAX_PERIOD_CHARS:
        return ""
    if _SLASHED.fullmatch(text):
        return _valid("".join(text.split()))
    if date := date_of(text):
        return date
    since = _since().match(text)
    if since and (start := date_of(text[since.end() :])):
        return _valid(f"{start}/..")
    first, joint, last = _split(text)
    if not joint:
        return ""
    end = ".." if last.casefold().strip(_EDGES) in _words("now") else date_of(last)
    start = date_of(first) or (date_of(f"{first} {end[:4]}") if end[:4].isdecimal() else "")
    return _valid(f"{start}/{end}") if start and end else ""


def date_of(text: str) -> str:
    """Convert a date to the format of a case; the empty text if a text is more than a date."""
    text = _lead().sub("", text.strip().strip(_EDGES))
    if _ISO.fullmatch(text):
        return _valid(text)
    if match := _NUMERIC.fullmatch(text):
        date = _numeric(match)
        return date if "-" in date else ""
    if match := _written().fullmatch(text):
        return _named(match)
    return ""


def first_date(text: str) -> str:
    """Return the first date or year in a text; the empty text if there is none."""
    found = [
        (match.start(), -match.end(), match, read)
        for pattern, read in ((_ISO, _iso), (_NUMERIC, _numeric), (_written(), _named))
        for match in pattern.finditer(text)
    ]
    for _start, _end, match, read in sorted(found, key=lambda one: one[:2]):
        if date := read(match):
            return date
    return ""


def _iso(match: re.Match[str]) -> str:
    return _valid(match[0])


def _numeric(match: re.Match[str]) -> str:
    """Parse a numeric date, day first; if the day could be the month, only with dashes."""
    day, month = int(match[1]), int(match[3])
    if month > _MONTHS_IN_YEAR >= day:
        day, month = month, day
    elif match[2] == "/" and day <= _MONTHS_IN_YEAR and day != month:
        return _valid(match[4])
    return _valid(f"{match[4]}-{month:02}-{day:02}")


def _named(match: re.Match[str]) -> str:
    name = (match["month"] or match["month_first"]).casefold().rstrip(".")
    day = match["day"] or match["day_second"]
    date = f"{match['year'] or match['year_last']}-{_months()[name]:02}"
    return _valid(f"{date}-{int(day):02}" if day else date)


def _valid(text: str) -> str:
    try:
        return str(Period.parse(text)) if "/" in text else str(PartialDate.parse(text))
    except ValueError:
        return ""


def _split(text: str) -> tuple[str, str, str]:
    match = _joint().search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


@cache
def _months() -> dict[str, int]:
    return {
        name.casefold().rstrip("."): number
        for language in available_languages()
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=language).items()
    }


@cache
def _written() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    day = r"(\d{1,2})(?:st|nd|rd|th|e|ste|de)?"
    return re.compile(
        rf"(?i)(?<!\w)(?:(?:{day.replace('(', '(?P<day>', 1)}\s+(?:of\s+)?)?"
        rf"(?P<month>{months})\.?,?\s+(?P<year>{_YEAR})"
        rf"|(?P<month_first>{months})\.?\s+{day.replace('(', '(?P<day_second>', 1)},?\s+"
        rf"(?P<year_last>{_YEAR}))(?!\w)"
    )


@cache
def _joint() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _words("until")))
    return re.compile(rf"(?i)\s*[–—]\s*|\s+-\s+|(?<=\d)-(?={_YEAR}$)|\s+(?:{words})\s+")


@cache
def _since() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _words("since")))
    return re.compile(rf"(?i)(?:{words})\s+")


@cache
def _lead() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _words("from")))
    return re.compile(rf"(?i)^(?:{words})\s+")


@cache
def _words(name: str) -> frozenset[str]:
    lines = (load_catalog(language).t(f"period.{name}") for language in available_languages())
    return frozenset(word.strip() for line in lines for word in line.split(","))
