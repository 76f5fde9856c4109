"""Diagnoses of syntax errors: what is wrong, where, and the corrected lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from casewright.diagnostics.diagnostic import DataPath, Fix
from casewright.yaml.fixes import LineEdit
from casewright.yaml.nodes import Mark


@dataclass(frozen=True, slots=True)
class ParseError:
    """An error, with the id of the rule that reports it.

    ``facts`` are the values for the message: the variant, what was found, what was expected.
    ``width`` is the number of characters to underline, ``correction`` the suggested text.
    """

    rule: str
    mark: Mark
    facts: Mapping[str, str | int] = field(default_factory=dict)
    data: DataPath = ()
    width: int = 1
    correction: Fix | None = None


@dataclass(frozen=True, slots=True)
class SyntaxDiagnosis:
    """What is wrong, where (counted from 0), and the corrected lines.

    ``shown`` replaces the correction in the report where it differs from the lines that are parsed.
    """

    variant: str
    line: int
    column: int
    edit: LineEdit | None = None
    width: int = 1
    values: Mapping[str, str | int] = field(default_factory=dict)
    rule: str = "yaml-syntax"
    shown: tuple[str, ...] = ()

    def fault(self, first_line: int) -> ParseError:
        """Return the error with positions in the file; the text begins on ``first_line``."""
        mark = Mark(self.line + first_line, self.column + 1)
        facts: dict[str, str | int] = {"variant": self.variant, **self.values}
        if self.edit and self.edit.block:
            facts |= {"tip": "block", "sign": self.edit.block}
        lines = self.shown or (self.edit.lines if self.edit else ())
        correction = None
        if self.edit and any(lines):
            correction = Fix(self.edit.first + first_line, lines, len(self.edit.lines))
        return ParseError(self.rule, mark, facts, width=self.width, correction=correction)


@dataclass(frozen=True, slots=True)
class ParserFailure:
    """Where the parser failed (line and column from 0), and where it says the problem began."""

    lines: Sequence[str]
    problem: str
    line: int
    column: int
    start_line: int
    start_column: int

    @property
    def text(self) -> str:
        """Return the line on which the parser failed; the empty text past the end."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def sign(self) -> str:
        """Return the character at which the parser failed."""
        return self.text[self.column : self.column + 1]


def diagnose_unknown(failure: ParserFailure) -> SyntaxDiagnosis:
    """Report a syntax error for which no better diagnosis is known."""
    last = max(0, len(failure.lines) - 1)
    return SyntaxDiagnosis(
        "general", min(failure.line, last), failure.column if failure.line <= last else 0
    )
