"""Git's conflict markers: both versions of the lines that two people changed.

A conflict is one mistake. Reading goes on with the upper version; the lower one and the markers
are blanked, so that every line keeps its number. Markers may be indented, as they are when a text
was pasted or re-indented with the markers in it.
"""

import re
from typing import Final

from casewright.cases.reading.document import Mark
from casewright.cases.reading.fault import Fault

_MARKER: Final = re.compile(r"[ \t]*(?P<sign>[<|=>])(?P=sign){6}(?: .*)?")


def without_conflicts(text: str) -> tuple[str, tuple[Fault, ...]]:
    """Blank conflict markers and the lower versions, with a fault for every conflict."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return text, ()
    lines = text.split("\n")
    markers = {
        number: match["sign"]
        for number, line in enumerate(lines)
        if (match := _MARKER.fullmatch(line))
    }
    last = max((number for number, sign in markers.items() if sign == ">"), default=-1)
    faults: list[Fault] = []
    side = ""
    for number, line in enumerate(lines):
        sign = markers.get(number, "")
        if sign:
            if not side or sign == "<":
                faults.append(_fault(number, line))
            side = sign if sign != ">" and number < last else ""
        if sign or side in ("=", "|"):
            lines[number] = ""
    return "\n".join(lines), tuple(faults)


def _fault(number: int, line: str) -> Fault:
    column = len(line) - len(line.lstrip()) + 1
    facts = {"variant": "conflict"}
    return Fault("yaml-syntax", Mark(number + 1, column), facts, width=len(line.strip()))
