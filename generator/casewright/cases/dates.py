"""Dates as people know them: a year, a month or a day, and periods from one to another."""

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Self

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, with a month and a day where they are known."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2012``, ``2012-03`` or ``2012-03-01``; anything else raises ``ValueError``."""
        match = _DATE.fullmatch(text)
        if not match:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        if not year or (month is not None and not 1 <= month <= 12):  # noqa: PLR2004
            raise ValueError(text)
        if month and day is not None and not 1 <= day <= monthrange(year, month)[1]:
            raise ValueError(text)
        return cls(year, month, day)

    @property
    def earliest(self) -> tuple[int, int, int]:
        """The first day it can be, for sorting and comparing."""
        return (self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> tuple[int, int, int]:
        """The last day it can be."""
        month = self.month or 12
        return (self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """Write the date as the file has it."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Period:
    """When a case happened: a moment (``end`` equals ``start``), a range, or still going on."""

    start: PartialDate
    end: PartialDate | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2012``, ``2012/2014`` or ``2016/..``; anything else raises ``ValueError``."""
        first, slash, last = text.partition("/")
        start = PartialDate.parse(first.strip())
        if not slash:
            return cls(start, start)
        if last.strip() == "..":
            return cls(start, None)
        end = PartialDate.parse(last.strip())
        if end.latest < start.earliest:
            raise ValueError(text)
        return cls(start, end)

    @property
    def last_year(self) -> int:
        """The year to sort by: the last one known."""
        return (self.end or self.start).year

    def __str__(self) -> str:
        """Write the period as the file has it."""
        if self.end == self.start:
            return str(self.start)
        return f"{self.start}/{self.end or '..'}"
