"""Diagnose list items with the wrong indentation.

YAML takes a dash that is indented deeper than the one above as part of the text above, without an
error. If the first item is indented differently or has no dash, the parser fails at the second.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from casewright.yaml.errors import SyntaxDiagnosis
from casewright.yaml.fixes import INDENT, reindent, to_list_items
from casewright.yaml.lines import indent_of, parse_key_line
from casewright.yaml.nodes import Mapping, Node, Scalar
from casewright.yaml.recovery_lines import BULLET, diagnose_bullet

_DASH: Final = re.compile(r"\s*-\s+\S")


def diagnose_misaligned_item(
    node: Node, lines: Sequence[str], first_line: int
) -> SyntaxDiagnosis | None:
    """Find the first dash that YAML took as text; ``None`` if there is none."""
    for owner, scalar in _plain_texts(node, 0, first_line):
        for number in range(scalar.start.line + 1 - first_line, scalar.end.line + 1 - first_line):
            if number < len(lines) and _DASH.match(lines[number]):
                return _indent(lines, number, indent_of(lines[owner]))
    return None


def diagnose_first_item(lines: Sequence[str], number: int) -> SyntaxDiagnosis | None:
    """Diagnose a first item whose indentation differs from that of line ``number``."""
    first = _first_item(lines, number)
    own, other = indent_of(lines[first]), indent_of(lines[number])
    if other >= own:
        return None
    depths = Counter(indent_of(line) for line in lines[first:] if parse_key_line(line).item)
    neat = other % len(INDENT) == 0 and own % len(INDENT) != 0
    if depths[other] > depths[own] or (depths[other] == depths[own] and neat):
        return _indent(lines, first, other)
    return None


def diagnose_missing_dash(lines: Sequence[str], start: int, number: int) -> SyntaxDiagnosis | None:
    """Diagnose a first item without a dash, where line ``number`` has one.

    ``start`` is the line of the key to which the list belongs.
    """
    key, first = parse_key_line(lines[start]), start + 1
    if not parse_key_line(lines[number]).item or key.item or lines[start][key.value :].strip():
        return None
    while first < number and not lines[first].strip():
        first += 1
    if first == number or indent_of(lines[first]) != indent_of(lines[number]):
        return None
    if BULLET.match(lines[first]):
        return diagnose_bullet(lines, first)
    variant = "glued-dash" if lines[first].lstrip().startswith("-") else "no-dash"
    return SyntaxDiagnosis(
        variant, first, indent_of(lines[first]), to_list_items(lines, first, number)
    )


def _first_item(lines: Sequence[str], number: int) -> int:
    """Return the line of the first item of the list around a line."""
    first = number
    for above in range(number - 1, -1, -1):
        if lines[above].strip() and indent_of(lines[above]) < indent_of(lines[number]):
            break
        first = above if parse_key_line(lines[above]).item else first
    return first


def _indent(lines: Sequence[str], number: int, depth: int) -> SyntaxDiagnosis:
    return SyntaxDiagnosis(
        "indent", number, indent_of(lines[number]), reindent(lines, number, depth)
    )


def _plain_texts(node: Node, owner: int, first_line: int) -> Iterator[tuple[int, Scalar]]:
    """Iterate over multi-line texts in lists, with the line on which their item begins."""
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
