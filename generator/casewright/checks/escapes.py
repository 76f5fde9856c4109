"""Escapes in double-quoted YAML: the characters they represent, and their positions."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from casewright.loader.files import File
from casewright.yaml.nodes import Mark, Scalar

_ESCAPE: Final = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL
)
_NAMED: Final[Mapping[str, str]] = MappingProxyType({
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
})  # fmt: skip
"""The one-letter escapes of YAML 1.1 (section 5.6)."""

_LAST_CHARACTER: Final = 0x10FFFF


class Escape(NamedTuple):
    """An escape: its position, its width in the file, and the character that it represents."""

    mark: Mark
    width: int
    character: str


def iter_escapes(file: File, scalar: Scalar) -> Iterator[Escape]:
    """Yield the escapes of a double-quoted text, in order; other texts have none."""
    if scalar.style != '"':
        return
    start, end = scalar.start, scalar.end
    lines = [*file.source.lines[start.line - 1 : end.line]]
    lines[-1] = lines[-1][: end.column - 1]
    text = "\n".join(lines)
    for match in _ESCAPE.finditer(text, start.column - 1):
        if character := _character(match):
            before = text[: match.start()]
            column = match.start() - before.rfind("\n")
            mark = Mark(start.line + before.count("\n"), column)
            yield Escape(mark, len(match[0]), character)


def _character(match: re.Match[str]) -> str:
    """Return the character of an escape; the empty text for a continued line."""
    if match[4]:
        return _NAMED.get(match[4], "" if match[4] == "\n" else match[4])
    code = int(match[1] or match[2] or match[3], 16)
    return chr(code) if code <= _LAST_CHARACTER else ""
