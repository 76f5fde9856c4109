"""The cause of a mistake: what the author did, where, and how the lines would be right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from casewright.cases.reading.document import Mark
from casewright.cases.reading.fault import Fault
from casewright.cases.reading.mending import Mend
from casewright.diagnostics.diagnostic import Correction


@dataclass(frozen=True, slots=True)
class Cause:
    """What the author did, where (from 0), and how the lines would be right.

    ``shown`` stands in the correction where that differs from what the reading goes on with.
    """

    variant: str
    line: int
    column: int
    mend: Mend | None = None
    width: int = 1
    values: Mapping[str, str | int] = field(default_factory=dict)
    rule: str = "yaml-syntax"
    shown: tuple[str, ...] = ()

    def fault(self, first_line: int) -> Fault:
        """Make a fault of it, in a file where the text begins on this line."""
        mark = Mark(self.line + first_line, self.column + 1)
        facts: dict[str, str | int] = {"variant": self.variant, **self.values}
        if self.mend and self.mend.block:
            facts |= {"tip": "block", "sign": self.mend.block}
        lines = self.shown or (self.mend.lines if self.mend else ())
        correction = None
        if self.mend and any(lines):
            correction = Correction(self.mend.first + first_line, lines, len(self.mend.lines))
        return Fault(self.rule, mark, facts, width=self.width, correction=correction)


@dataclass(frozen=True, slots=True)
class Stuck:
    """Where the parser got stuck (line and column from 0), and where it thinks that began."""

    lines: Sequence[str]
    problem: str
    line: int
    column: int
    start_line: int
    start_column: int

    @property
    def text(self) -> str:
        """The line on which it got stuck; none past the end."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def sign(self) -> str:
        """The sign at which it got stuck."""
        return self.text[self.column : self.column + 1]


def general_cause(stuck: Stuck) -> Cause:
    """Say only that something is wrong here, where no more can be told."""
    last = max(0, len(stuck.lines) - 1)
    return Cause("general", min(stuck.line, last), stuck.column if stuck.line <= last else 0)
