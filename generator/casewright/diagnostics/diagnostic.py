"""A diagnostic: one thing that someone has to know about one place in one file."""

from dataclasses import dataclass
from enum import StrEnum

from casewright.locale.message import Message

DataPath = tuple[str | int, ...]
"""Where a value stands in the data: keys and list indexes, outermost first."""


class Severity(StrEnum):
    """How much a diagnostic weighs. Only an error keeps a site from being published."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: a file, a line and column (both from 1), and the path in the data.

    ``width`` is how many characters of the line the caret underlines.
    """

    path: str
    line: int = 1
    column: int = 1
    data: DataPath = ()
    width: int = 1


@dataclass(frozen=True, slots=True)
class Correction:
    """How lines of a file would read if they were right, from a line on.

    ``replaces`` is how many lines they take the place of, where that is another number.
    """

    line: int
    lines: tuple[str, ...]
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What one rule found at one place: said in full, and what to do about it.

    ``line_text`` is the line as it stands in the file, so that a reporter needs no file;
    ``correction`` is what could stand there instead, where that is certain. ``in_draft`` tells
    that it is about a draft that the site leaves out, so that ``--strict`` does not count it.
    """

    rule: str
    severity: Severity
    place: Place
    message: Message
    tip: Message
    line_text: str = ""
    related: tuple[Place, ...] = ()
    correction: Correction | None = None
    in_draft: bool = False

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sorts diagnostics as a reader walks through the files."""
        return (self.place.path, self.place.line, self.place.column, self.rule)
