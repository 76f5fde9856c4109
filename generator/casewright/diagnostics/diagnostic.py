"""A diagnostic: one finding about one position in one file."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from casewright.i18n.message import Message

LOST_ADDRESS: Final = "lost-address"
"""The id of what ``check --changed`` says of an address that leads nowhere; it is no rule."""

DataPath = tuple[str | int, ...]
"""The position of a value in the data: keys and list indexes, outermost first."""


class Severity(StrEnum):
    """The severity of a diagnostic; only an error prevents publication."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Location:
    """A position: file, line and column (both from 1), and the path in the data.

    ``width`` is the number of characters that the caret underlines.
    """

    path: str
    line: int = 1
    column: int = 1
    data: DataPath = ()
    width: int = 1


@dataclass(frozen=True, slots=True)
class Fix:
    """Corrected lines of a file, starting at ``line``.

    ``replaces`` is the number of lines they replace, if that differs from the number of lines.
    """

    line: int
    lines: tuple[str, ...]
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What one rule found at one position: the message, and the tip.

    ``line_text`` is the line in the file, so that reporters do not need the file; ``correction`` is
    a fixed version of it, if it is certain. ``in_draft`` is true for a draft that the site leaves
    out, which ``--strict`` ignores.
    """

    rule: str
    severity: Severity
    place: Location
    message: Message
    tip: Message
    line_text: str = ""
    related: tuple[Location, ...] = ()
    correction: Fix | None = None
    in_draft: bool = False

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sort key: by file, then by position."""
        return (self.place.path, self.place.line, self.place.column, self.rule)
