"""A slip of the keyboard after which the text is no YAML: a colon, a quote, a tab, a space.

Without this rule the author would get the parser's words, in English, about the place where the
parser gave up. Here the slip is named where it was made, with the line as it should be.
"""

import re
from collections.abc import Iterator
from typing import Final

from casewright.cases.files import File
from casewright.cases.reading.document import Mark
from casewright.cases.reading.fault import Fault
from casewright.checks.rule import Context, Finding, Rule, faults_of
from casewright.diagnostics.diagnostic import Correction, Severity

ID = "yaml-syntax"

_LOOSE_SIGN: Final = re.compile(r"[^\s|>].*?\s+([|>][-+]?)\s*$")
"""A sign that announces text on the lines below, behind a text that stands there already."""


def _examine(file: File, _context: Context) -> Iterator[Finding]:
    for fault in faults_of(file, ID):
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
    """Find the signs behind a text: they would stand in the story. A row of a table has more."""
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
                correction=Correction(scalar.start.line, (line[: match.start(1)].rstrip(),)),
            )


def tip_of(fault: Fault) -> str | None:
    """Give the tip for a text that is mended by a sign behind its key; others have their own."""
    return str(fault.facts["tip"]) if "tip" in fault.facts else None


RULE = Rule(ID, Severity.ERROR, _examine)
