"""Helpers for lines and indentation, for text that the parser rejects."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casewright.cases.introspection import KNOWN_KEYS

_HOLDER = re.compile(
    r"""(?P<indent>\s*)(?P<dashes>(?:-\s+|-$)*)(?:(?P<key>[^\s:#'"][^:#]{0,80}?)\s*:(?=\s|$))?\s*"""
)
_ITEM = re.compile(r"\s*-(\s|$)")


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line up to its value: indentation, key, and the column at which the value begins."""

    depth: int
    key: str
    value: int
    item: bool

    @property
    def holds(self) -> bool:
        """Whether a value can follow: there is a key or a dash."""
        return bool(self.key) or self.item


def parse_key_line(line: str) -> KeyLine:
    """Split a line; a line without a key or a dash is all value.

    In a list only keys of the file format count: ``- Note: this`` is text.
    """
    match = _HOLDER.match(line)
    if not match:  # the pattern also matches the empty text
        return KeyLine(0, "", 0, item=False)
    start, behind_dashes, key = match.end("indent"), match.end("dashes"), match["key"] or ""
    if behind_dashes == start:
        return KeyLine(start, key, match.end(), item=False)
    if key in KNOWN_KEYS:
        return KeyLine(behind_dashes, key, match.end(), item=True)
    return KeyLine(line.rindex("-", start, behind_dashes), "", behind_dashes, item=True)


def indent_of(line: str) -> int:
    """Return the number of white space characters at the start of a line."""
    return len(line) - len(line.lstrip())


def value_end(lines: Sequence[str], first: int) -> int:
    """Return the line after the last line of a value, which ends at the next dedent."""
    depth = parse_key_line(lines[first]).depth
    end = first + 1
    while end < len(lines) and lines[end].strip():
        if indent_of(lines[end]) <= depth or _ITEM.match(lines[end]):
            break
        end += 1
    return end


def value_start(lines: Sequence[str], number: int) -> int:
    """Return the line on which the value around a line begins."""
    while number > 0 and not parse_key_line(lines[number]).holds:
        number -= 1
    return number


def next_key(lines: Sequence[str], first: int) -> int:
    """Return the line after the last one that is indented deeper than a line."""
    depth, end = parse_key_line(lines[first]).depth, first + 1
    for number in range(first + 1, len(lines)):
        if lines[number].strip():
            if indent_of(lines[number]) <= depth:
                break
            end = number + 1
    return end


def line_above(lines: Sequence[str], number: int) -> int:
    """Return the nearest line above that is not blank; -1 if there is none."""
    number -= 1
    while number >= 0 and not lines[number].split("#")[0].strip():
        number -= 1
    return number


def nearest_depth(lines: Sequence[str], number: int) -> int | None:
    """Return the most likely intended indentation of a key or item: that of one above."""
    own = parse_key_line(lines[number])
    above = [parse_key_line(line) for line in lines[:number]]
    if own.item:
        depths = {indent_of(line) for line, other in zip(lines, above, strict=False) if other.item}
    else:
        depths = {other.depth for other in above if other.key}
    indent = indent_of(lines[number])
    others = depths - {indent}
    return min(others, key=lambda depth: (abs(depth - indent), -depth)) if others else None
