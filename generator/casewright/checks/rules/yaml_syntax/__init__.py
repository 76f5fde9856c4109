"""Syntax errors: a colon, a quote, a tab, a missing space.

Without this rule the author would see the parser's message, in English, about the line where the
parser failed. The rule reports the line where the mistake is, with the correction.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.checks.rule import Context, Finding, Rule, parse_errors_of
from casewright.diagnostics.diagnostic import Fix, Severity
from casewright.loader.files import File
from casewright.yaml.errors import ParseError
from casewright.yaml.nodes import Mark

ID = "yaml-syntax"

_LOOSE_SIGN: Final = re.compile(r"[^\s|>].*?\s+([|>][-+]?)\s*$")
"""A block indicator after a text on the same line."""


def _check(file: File, _context: Context) -> Iterator[Finding]:
    for fault in parse_errors_of(file, ID):
        yield Finding(
            fault.mark,
            str(fault.facts["variant"]),
            fault.facts,
            tip=tip_of(fault),
            width=fault.width,
            correction=fault.correction,
        )
    yield from _loose_signs(file)


def _loose_signs(file: File) -> Iterator[Finding]:
    """Return block indicators after a text, which would be part of it; skip table rows."""
    for text in file.texts:
        scalar, value = text.scalar, text.scalar.value
        if scalar.style or value.count("|") + value.count(">") != 1:
            continue
        line = file.source.line(scalar.start.line)
        match = _LOOSE_SIGN.match(line, scalar.start.column - 1)
        if match:
            yield Finding(
                Mark(scalar.start.line, match.start(1) + 1),
                "loose-sign",
                {"sign": match[1]},
                data=text.path,
                width=len(match[1]),
                severity=Severity.WARNING,
                correction=Fix(scalar.start.line, (line[: match.start(1)].rstrip(),)),
            )


def tip_of(fault: ParseError) -> str | None:
    """Return the tip for a text that is fixed by a block indicator."""
    return str(fault.facts["tip"]) if "tip" in fault.facts else None


RULE = Rule(ID, Severity.ERROR, _check)
