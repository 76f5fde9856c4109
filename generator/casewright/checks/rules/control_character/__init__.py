"""Invisible characters, which are copied along with text or inserted to deceive.

Control characters break feeds and searches; bidirectional controls make text look different from
what it is. Tabs are allowed. Values are checked after YAML escapes and entities are resolved.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain, islice
from typing import Final

from casewright.checks.escapes import iter_escapes
from casewright.checks.links import locate
from casewright.checks.rule import Context, Finding, PageRule
from casewright.diagnostics.diagnostic import DataPath, Severity
from casewright.loader.files import File, PageFile, Readable
from casewright.loader.text_fields import TextKind
from casewright.yaml.characters import (
    BIDI_CONTROLS,
    CONTROL,
    INVISIBLE,
    ZERO_WIDTH_SPACES,
    has_invisible,
)
from casewright.yaml.nodes import Mark, Scalar

ID = "control-character"

MOST: Final = 20
"""Findings per file."""

_VARIANTS: Final = {
    "control": re.compile(f"[{CONTROL}]"),
    "direction": re.compile(f"[{BIDI_CONTROLS}]"),
    "invisible": re.compile(f"[{ZERO_WIDTH_SPACES}]"),
}
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});")


def _check(file: Readable, _context: Context) -> Iterator[Finding]:
    yield from islice(chain(_in_lines(file), _in_values(file)), MOST)


def _in_lines(file: Readable) -> Iterator[Finding]:
    if not file.source.has_invisible:
        return
    for number, line in enumerate(file.source.lines, start=1):
        for match in INVISIBLE.finditer(line):
            yield _finding(match[0], Mark(number, match.start() + 1))


def _in_values(file: Readable) -> Iterator[Finding]:
    if isinstance(file, PageFile):
        return
    if "\\" in file.source.text:
        for path, scalar in _scalars(file):
            if has_invisible(scalar.value):
                yield from _escaped(file, path, scalar)
    if "&" in file.source.text:
        yield from _entities(file)


def _scalars(file: File) -> Iterator[tuple[DataPath, Scalar]]:
    """Iterate over every key and value."""
    for path, mapping in file.document.mappings():
        yield from (((*path, entry.key.value), entry.key) for entry in mapping.entries)
    yield from file.document.scalars()


def _escaped(file: File, path: DataPath, scalar: Scalar) -> Iterator[Finding]:
    for escape in iter_escapes(file, scalar):
        if INVISIBLE.match(escape.character):
            yield _finding(escape.character, escape.mark, escape.width, path, "escape")


def _entities(file: File) -> Iterator[Finding]:
    """Find the characters that Markdown makes from entities."""
    for text in file.texts:
        if text.kind is not TextKind.PROSE or "&" not in text.scalar.value:
            continue
        seen: dict[str, int] = {}
        for match in _ENTITY.finditer(text.scalar.value):
            skip = seen.get(match[0], 0)
            seen[match[0]] = skip + 1
            if INVISIBLE.match(unescape(match[0])):
                mark, width = locate(file, text.scalar, match[0], skip)
                yield _finding(unescape(match[0]), mark, width, text.path, "escape")


def _finding(
    sign: str, mark: Mark, width: int = 1, path: DataPath = (), tip: str | None = None
) -> Finding:
    variant = next(name for name, kind in _VARIANTS.items() if kind.match(sign))
    return Finding(mark, variant, {"sign": f"U+{ord(sign):04X}"}, tip, path, width)


RULE = PageRule(ID, Severity.ERROR, _check)
