"""Partial dates (a year, a month or a day), and periods."""

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Self

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, with month and day if they are known."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse ``2012``, ``2012-03`` or ``2012-03-01``; raise ``ValueError`` for anything else."""
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
        """The first possible day, for sorting and comparison."""
        return (self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> tuple[int, int, int]:
        """The last possible day."""
        month = self.month or 12
        return (self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """Format the date as in the file."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Period:
    """When a case happened: a date (``end`` equals ``start``), a range, or an open range."""

    start: PartialDate
    end: PartialDate | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse ``2012``, ``2012/2014`` or ``2016/..``; raise ``ValueError`` for anything else."""
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
        """The last known year, for sorting."""
        return (self.end or self.start).year

    def __str__(self) -> str:
        """Format the period as in the file."""
        if self.end == self.start:
            return str(self.start)
        return f"{self.start}/{self.end or '..'}"
