"""Lists typed by hand: lines that begin with a bullet, a number or a letter."""

import re
from collections.abc import Sequence
from typing import Final

from casewright.yaml.fixes import quote

_BULLET: Final = r"[•‣⁃▪▫●○◦·■□➢➤✓✔–—*+-]"
_COUNTER: Final = r"\(?(?:\d{1,2}|[A-Za-z])[.)]"
MARKER: Final = re.compile(rf"(?P<marker>{_BULLET}|o|{_COUNTER})[ \t\u00a0]+(?=\S)")
"""The marker of a typed item; Word writes ``o`` for a bullet of the second level."""

SURE_MARKER: Final = re.compile(r"[•‣⁃▪▫●○◦■□➢➤][ \t\u00a0]*(?=\S)")
"""A marker with which no sentence begins."""

_MARKDOWN_MARKER: Final = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_PLAIN: Final = re.compile(r"[^\W_](?:[^:#]|:(?=\S)|(?<=\S)#)*(?<![:\s])")
"""A text that YAML reads unchanged without quotes."""


def typed_items(lines: Sequence[str]) -> list[str]:
    """Return the items of a typed list without their markers; nothing if it is not a list.

    A line without a marker continues the item above it.
    """
    items: list[str] = []
    for line in map(str.strip, lines):
        match = SURE_MARKER.match(line) or MARKER.match(line)
        if match:
            items.append(line[match.end() :])
        elif line and items:
            items[-1] += f" {line}"
        elif line:
            return []
    return items


def yaml_items(items: Sequence[str], indent: str) -> tuple[str, ...]:
    """Format texts as the items of a YAML list, quoted where needed."""
    return tuple(
        f"{indent}- {item if _PLAIN.fullmatch(item) else quote([item])[0]}" for item in items
    )


def is_typed_item(line: str, *, only_sure: bool = False) -> bool:
    """Return whether a line begins with a marker that Markdown does not know."""
    text = line.strip()
    if SURE_MARKER.match(text):
        return True
    return not only_sure and bool(MARKER.match(text)) and not _MARKDOWN_MARKER.match(text)


def as_markdown_item(line: str) -> str:
    """Format a typed item as Markdown, at the same depth."""
    text = line.lstrip()
    match = SURE_MARKER.match(text) or MARKER.match(text)
    return f"{line[: len(line) - len(text)]}- {text[match.end() :]}" if match else line
