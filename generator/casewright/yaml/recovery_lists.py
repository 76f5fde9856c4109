"""Items of a list that slipped: a dash too deep, or a first one that is unlike the others.

A dash that stands deeper than the one above it begins no item for YAML: it is a part of the text
above, without a word. And where a first item stands deeper than the others, or has no dash, YAML
stumbles over the second.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from casewright.cases.reading.cause import Cause
from casewright.cases.reading.document import Mapping, Node, Scalar
from casewright.cases.reading.lines import holder, indent_of
from casewright.cases.reading.mending import STEP, as_items, reindent
from casewright.cases.reading.strays import BULLET, bullet_cause

_DASH: Final = re.compile(r"\s*-\s+\S")


def slipped_cause(node: Node, lines: Sequence[str], first_line: int) -> Cause | None:
    """Find the first dash that became a part of the text above it; ``None`` without any."""
    for owner, scalar in _plain_texts(node, 0, first_line):
        for number in range(scalar.start.line + 1 - first_line, scalar.end.line + 1 - first_line):
            if number < len(lines) and _DASH.match(lines[number]):
                return _indent(lines, number, indent_of(lines[owner]))
    return None


def first_item_cause(lines: Sequence[str], number: int) -> Cause | None:
    """Blame the first item of a list where the others stand as the one at ``number`` does."""
    first = _first_item(lines, number)
    own, other = indent_of(lines[first]), indent_of(lines[number])
    if other >= own:
        return None
    depths = Counter(indent_of(line) for line in lines[first:] if holder(line).item)
    neat = other % len(STEP) == 0 and own % len(STEP) != 0
    if depths[other] > depths[own] or (depths[other] == depths[own] and neat):
        return _indent(lines, first, other)
    return None


def no_dash_cause(lines: Sequence[str], start: int, number: int) -> Cause | None:
    """Blame a first item that has no dash of its own, where the line at ``number`` has one.

    ``start`` is the line of the key that owns the list; its items stand below it.
    """
    key, first = holder(lines[start]), start + 1
    if not holder(lines[number]).item or key.item or lines[start][key.value :].strip():
        return None
    while first < number and not lines[first].strip():
        first += 1
    if first == number or indent_of(lines[first]) != indent_of(lines[number]):
        return None
    if BULLET.match(lines[first]):
        return bullet_cause(lines, first)
    variant = "glued-dash" if lines[first].lstrip().startswith("-") else "no-dash"
    return Cause(variant, first, indent_of(lines[first]), as_items(lines, first, number))


def _first_item(lines: Sequence[str], number: int) -> int:
    """Go up from an item to the first one below the key that owns the list."""
    first = number
    for above in range(number - 1, -1, -1):
        if lines[above].strip() and indent_of(lines[above]) < indent_of(lines[number]):
            break
        first = above if holder(lines[above]).item else first
    return first


def _indent(lines: Sequence[str], number: int, depth: int) -> Cause:
    return Cause("indent", number, indent_of(lines[number]), reindent(lines, number, depth))


def _plain_texts(node: Node, owner: int, first_line: int) -> Iterator[tuple[int, Scalar]]:
    """Walk over the texts of more lines in lists, each with the line on which its item begins."""
    if isinstance(node, Scalar):
        if owner and not node.style and node.end.line > node.start.line:
            yield owner - first_line, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _plain_texts(entry.value, owner, first_line)
    else:
        for item in node.items:
            if not isinstance(item, Scalar) or item.end.line > item.start.line:
                yield from _plain_texts(item, item.start.line, first_line)
