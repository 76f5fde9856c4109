"""A sign that nobody sees: it comes along when text is copied, or is put there to deceive.

Control signs break feeds and searches; signs that turn the direction of writing around make a
text read otherwise than it is. A tab is no such sign.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from casewright.cases.files import Readable
from casewright.cases.reading.document import Mark
from casewright.cases.reading.invisible import CONTROL, DIRECTION, INVISIBLE, SPACE
from casewright.checks.rule import Context, Finding, PageRule
from casewright.diagnostics.diagnostic import Severity

ID = "control-character"

MOST: Final = 20
"""Findings in one file; whoever sees twenty has seen enough."""

_VARIANTS: Final = {
    "control": re.compile(f"[{CONTROL}]"),
    "direction": re.compile(f"[{DIRECTION}]"),
    "invisible": re.compile(f"[{SPACE}]"),
}


def _examine(file: Readable, _context: Context) -> Iterator[Finding]:
    if file.source.has_invisible:
        yield from islice(_findings(file), MOST)


def _findings(file: Readable) -> Iterator[Finding]:
    for number, line in enumerate(file.source.lines, start=1):
        for match in INVISIBLE.finditer(line):
            variant = next(name for name, kind in _VARIANTS.items() if kind.match(match[0]))
            yield Finding(
                Mark(number, match.start() + 1), variant, {"sign": f"U+{ord(match[0]):04X}"}
            )


RULE = PageRule(ID, Severity.ERROR, _examine)
