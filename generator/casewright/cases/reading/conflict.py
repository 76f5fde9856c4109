"""What Git leaves in a file where two people changed the same lines: both versions, with marks.

To YAML the marks are nonsense, each in another way. Here they are one mistake: the upper version
is read on with, the lower one and the marks are left out.
"""

import re
from typing import Final

from casewright.cases.reading.document import Mark
from casewright.cases.reading.fault import Fault

_MARK: Final = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?")


def without_conflicts(text: str) -> tuple[str, tuple[Fault, ...]]:
    """Blank what Git left in a text, line for line, and name every place where it did."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return text, ()
    lines = text.split("\n")
    marks = {number: line for number, line in enumerate(lines) if _MARK.fullmatch(line)}
    last = max((number for number, line in marks.items() if line[0] == ">"), default=-1)
    faults: list[Fault] = []
    side = ""
    for number, line in enumerate(lines):
        if number in marks:
            if not side or line[0] == "<":
                faults.append(_fault(number, line))
            side = line[0] if line[0] != ">" and number < last else ""
        if number in marks or side in ("=", "|"):
            lines[number] = ""
    return "\n".join(lines), tuple(faults)


def _fault(number: int, line: str) -> Fault:
    return Fault("yaml-syntax", Mark(number + 1), {"variant": "conflict"}, width=len(line))
