"""The types of the fields of a case: how a scalar becomes a value.

Invalid values raise a ``PydanticCustomError``. Its type is the id of the rule that explains it, and
its context holds the values for the message.
"""

import re
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from casewright.cases.dates import PartialDate, Period

TITLE_LIMIT: Final = 120
SUMMARY_LIMIT: Final = 400
LINE_LIMIT: Final = 200
SECTION_LIMIT: Final = 20_000
URL_LIMIT: Final = 2_000

SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto"})
"""The schemes that an author's link may have, besides links within the site."""

HOST: Final = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|net|eu|be|info|gov|edu)(?:/|$)"
)
"""The pattern of a host, for web addresses without a scheme."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_LENGTH: Final = (3, 64)


def is_id(text: str) -> bool:
    """Return whether a text is an id: 3 to 64 lower-case letters, digits and single hyphens."""
    return bool(_ID.fullmatch(text)) and ID_LENGTH[0] <= len(text) <= ID_LENGTH[1]


def address_of(text: str) -> str:
    """Return the full web address that a text contains; the empty text if it is none."""
    if any(map(str.isspace, text)):
        return ""
    if safe_host(text):
        return text
    return f"https://{text}" if HOST.match(text) else ""


def safe_host(url: str) -> str | None:
    """Return the host of a web address that is safe to follow; ``None`` for any other text."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts.hostname if parts.scheme in SAFE_SCHEMES else None


def _date(text: object) -> object:
    if not isinstance(text, str):
        raise PydanticCustomError("not-a-date", "")
    try:
        return PartialDate.parse(text.strip())
    except ValueError:
        raise PydanticCustomError("invalid-date", "", {"variant": "date"}) from None


def _day(text: object) -> object:
    date = _date(text)
    if isinstance(date, PartialDate) and date.day is None:
        raise PydanticCustomError("invalid-date", "", {"variant": "day"})
    return date


def _period(text: object) -> object:
    if not isinstance(text, str):
        raise PydanticCustomError("not-a-date", "")
    try:
        return Period.parse(text.strip())
    except ValueError:
        raise PydanticCustomError("invalid-date", "", {"variant": "period"}) from None


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _stripped(limit: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, max_length=limit)


Title = Annotated[str, _stripped(TITLE_LIMIT)]
Summary = Annotated[str, _stripped(SUMMARY_LIMIT)]
Line = Annotated[str, _stripped(LINE_LIMIT)]
Prose = Annotated[str, _stripped(SECTION_LIMIT)]
Url = Annotated[str, _stripped(URL_LIMIT)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Ids = Annotated[tuple[str, ...], BeforeValidator(_one_or_more)]
Date = Annotated[PartialDate, BeforeValidator(_date)]
Day = Annotated[PartialDate, BeforeValidator(_day)]
When = Annotated[Period, BeforeValidator(_period)]
