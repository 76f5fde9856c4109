"""Text that was decoded with the wrong encoding: ``cliÃ«nt`` instead of ``cliënt``.

The file itself is valid, so nothing else reports the problem. Another program did the damage.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from casewright.checks.rule import Context, Finding, PageRule
from casewright.diagnostics.diagnostic import Fix, Severity
from casewright.loader.files import Readable
from casewright.yaml.nodes import Mark

ID = "garbled-text"

MAX_FINDINGS: Final = 20

_SUSPECT: Final = re.compile(
    r"[ÂÃÅÄÐÑ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]"
    r"|â€|ï»¿|ï¿½|\ufffd"
)
"""UTF-8 that was decoded as Windows-1252, and the replacement character."""


def _check(file: Readable, _context: Context) -> Iterator[Finding]:
    if _SUSPECT.search(file.source.text):
        yield from islice(_findings(file), MAX_FINDINGS)


def _findings(file: Readable) -> Iterator[Finding]:
    import ftfy  # noqa: PLC0415  (loaded only for a suspect text)

    for number, line in enumerate(file.source.lines, start=1):
        match = _SUSPECT.search(line)
        if not match:
            continue
        repaired = ftfy.fix_encoding(line)
        variant = "garbled" if repaired != line else "lost"
        if variant == "lost" and "\ufffd" not in line:
            continue
        place = match.start() if variant == "garbled" else line.index("\ufffd")
        yield Finding(
            Mark(number, place + 1),
            variant,
            {"found": match[0]},
            correction=Fix(number, (repaired,)) if variant == "garbled" else None,
        )


RULE = PageRule(ID, Severity.WARNING, _check)
