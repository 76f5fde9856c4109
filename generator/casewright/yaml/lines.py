"""Looking at lines one by one, where a text is no YAML and there is no tree to look at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casewright.cases.reading.known import KNOWN_KEYS

_HOLDER = re.compile(
    r"""(?P<indent>\s*)(?P<dashes>(?:-\s+|-$)*)(?:(?P<key>[^\s:#'"][^:#]{0,80}?)\s*:(?=\s|$))?\s*"""
)
_ITEM = re.compile(r"\s*-(\s|$)")


@dataclass(frozen=True, slots=True)
class Holder:
    """What a line says before its value: how deep it stands, its key, where the value begins."""

    depth: int
    key: str
    value: int
    item: bool

    @property
    def holds(self) -> bool:
        """Whether a value can follow: there is a key or a dash."""
        return bool(self.key) or self.item


def holder(line: str) -> Holder:
    """Take a line apart; text without a key or a dash is its own value.

    In a list only a key of the file format counts as one: ``- Let op: dit`` is a text.
    """
    match = _HOLDER.match(line)
    if not match:  # the pattern matches the empty text as well
        return Holder(0, "", 0, item=False)
    start, behind_dashes, key = match.end("indent"), match.end("dashes"), match["key"] or ""
    if behind_dashes == start:
        return Holder(start, key, match.end(), item=False)
    if key in KNOWN_KEYS:
        return Holder(behind_dashes, key, match.end(), item=True)
    return Holder(line.rindex("-", start, behind_dashes), "", behind_dashes, item=True)


def indent_of(line: str) -> int:
    """Count the white space that a line begins with."""
    return len(line) - len(line.lstrip())


def value_end(lines: Sequence[str], first: int) -> int:
    """Find the line after a value's last: it goes on as long as lines stand deeper."""
    depth = holder(lines[first]).depth
    end = first + 1
    while end < len(lines) and lines[end].strip():
        if indent_of(lines[end]) <= depth or _ITEM.match(lines[end]):
            break
        end += 1
    return end


def value_start(lines: Sequence[str], number: int) -> int:
    """Find the line on which the value that a line belongs to begins."""
    while number > 0 and not holder(lines[number]).holds:
        number -= 1
    return number


def next_key(lines: Sequence[str], first: int) -> int:
    """Find the line after the last that stands deeper than a line."""
    depth, end = holder(lines[first]).depth, first + 1
    for number in range(first + 1, len(lines)):
        if lines[number].strip():
            if indent_of(lines[number]) <= depth:
                break
            end = number + 1
    return end


def line_above(lines: Sequence[str], number: int) -> int:
    """Find the nearest line above that says something; -1 where there is none."""
    number -= 1
    while number >= 0 and not lines[number].split("#")[0].strip():
        number -= 1
    return number


def nearest_depth(lines: Sequence[str], number: int) -> int | None:
    """Find the depth at which a key or an item was meant to stand: that of one above it."""
    own = holder(lines[number])
    above = [holder(line) for line in lines[:number]]
    if own.item:
        depths = {indent_of(line) for line, other in zip(lines, above, strict=False) if other.item}
    else:
        depths = {other.depth for other in above if other.key}
    indent = indent_of(lines[number])
    others = depths - {indent}
    return min(others, key=lambda depth: (abs(depth - indent), -depth)) if others else None
