"""Git's conflict markers: both versions of the lines that two people changed.

A conflict is one mistake. Reading goes on with the upper version; the lower one and the markers
are blanked, so that every line keeps its number. Markers may be indented, as they are when a text
was pasted or re-indented with the markers in it.
"""

import re
from typing import Final

from casewright.yaml.errors import ParseError
from casewright.yaml.nodes import Mark

_MARKER: Final = re.compile(r"[ \t]*(?P<sign>[<|=>])(?P=sign){6}(?: .*)?")


def is_conflict_marker(line: str) -> bool:
    """Return whether a line is one of Git's conflict markers."""
    return bool(_MARKER.fullmatch(line))


def strip_conflict_markers(text: str) -> tuple[str, tuple[ParseError, ...]]:
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
    parse_errors: list[ParseError] = []
    side = ""
    for number, line in enumerate(lines):
        sign = markers.get(number, "")
        if sign:
            if not side or sign == "<":
                parse_errors.append(_fault(number, line))
            side = sign if sign != ">" and number < last else ""
        if sign or side in ("=", "|"):
            lines[number] = ""
    return "\n".join(lines), tuple(parse_errors)


def _fault(number: int, line: str) -> ParseError:
    column = len(line) - len(line.lstrip()) + 1
    facts = {"variant": "conflict"}
    return ParseError("yaml-syntax", Mark(number + 1, column), facts, width=len(line.strip()))
