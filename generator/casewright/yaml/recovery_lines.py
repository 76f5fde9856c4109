"""Diagnose lines that belong to no value: a key without a colon, bullets, lost indentation."""

import re
from collections.abc import Iterator, Sequence

from casewright.cases.introspection import KNOWN_KEYS
from casewright.yaml.characters import HARD_SPACES
from casewright.yaml.errors import ParseError, SyntaxDiagnosis
from casewright.yaml.fixes import (
    indent_lines,
    reindent,
    replace_hard_spaces,
    replace_line,
)
from casewright.yaml.lines import indent_of, parse_key_line
from casewright.yaml.nodes import Document

_HARD_SPACE = re.compile(rf"[ \t]*(?:- *)*(?:\w+:)?(?P<space>[{HARD_SPACES}])")
_NO_SPACE = re.compile(r"[ \t]*(?:- +)*(?P<key>[A-Za-z_]\w*):(?!//)(?=[^\s:])")
_BARE_KEY = re.compile(r"[ \t]*(?:- +)*(?P<key>[A-Za-z_]\w*)(?:\s*[;=\uff1a]\s*|\s+|$)")
_GLUED_DASH = re.compile(r"\s*-(?=[^\s-])")
BULLET = re.compile(r"\s*[\u2010-\u2015\u2022\u2023\u25aa\u25cf\u00b7*+]\s+(?=\S)")


def diagnose_stray_line(lines: Sequence[str], number: int) -> SyntaxDiagnosis:
    """Diagnose a line that is neither a key with a value nor part of a value."""
    line = lines[number]
    if match := _HARD_SPACE.match(line):
        column = match.start("space")
        return SyntaxDiagnosis("hard-space", number, column, replace_hard_spaces(lines, number))
    if match := _NO_SPACE.match(line):
        edit = replace_line(number, f"{line[: match.end()]} {line[match.end() :]}")
        return SyntaxDiagnosis(
            "no-space", number, match.end() - 1, edit, values={"name": match["key"]}
        )
    match = _BARE_KEY.match(line)
    if match and looks_like_key(match["key"], lines, number):
        edit = replace_line(number, f"{line[: match.end('key')]}: {line[match.end() :]}".rstrip())
        key = match["key"]
        return SyntaxDiagnosis(
            "no-colon", number, match.start("key"), edit, len(key), {"name": key}
        )
    return diagnose_outside_line(lines, number)


def hard_space_faults(document: Document, lines: Sequence[str]) -> Iterator[ParseError]:
    """Report every key that has a hard space before its colon."""
    for _, mapping in document.mappings():
        for key, _ in mapping.entries:
            line = lines[key.start.line - 1] if key.start.line <= len(lines) else ""
            end = key.start.column - 1 + len(key.value)
            if key.style or line[end : end + 1] not in tuple(HARD_SPACES):
                continue
            rest = line[end:].lstrip(HARD_SPACES)
            cause = SyntaxDiagnosis("hard-space", 0, end, replace_line(0, line[:end] + rest))
            yield cause.fault(key.start.line)


def diagnose_indented_line(lines: Sequence[str], number: int) -> SyntaxDiagnosis:
    """Diagnose a first key that is indented."""
    key = parse_key_line(lines[number]).key
    column = indent_of(lines[number])
    return SyntaxDiagnosis("indent", number, column, reindent(lines, number, 0), len(key) or 1)


def looks_like_key(word: str, lines: Sequence[str], number: int) -> bool:
    """Return whether a word is a key: it is in the format, or deeper lines follow it."""
    if word in KNOWN_KEYS:
        return True
    alone = lines[number].strip().rstrip(":") == word
    deeper = number + 1 < len(lines) and indent_of(lines[number + 1]) > indent_of(lines[number])
    return alone and deeper


def diagnose_outside_line(lines: Sequence[str], number: int) -> SyntaxDiagnosis:
    """Diagnose text that is indented less than the value it belongs to."""
    if BULLET.match(lines[number]):
        return diagnose_bullet(lines, number)
    if match := _GLUED_DASH.match(lines[number]):
        line, column = lines[number], match.end()
        edit = replace_line(number, f"{line[:column]} {line[column:]}")
        return SyntaxDiagnosis("glued-dash", number, column - 1, edit)
    depth = indent_of(lines[number])
    owner = number - 1
    while owner >= 0 and not (
        parse_key_line(lines[owner]).holds and indent_of(lines[owner]) <= depth
    ):
        owner -= 1
    width = len(lines[number].strip())
    if owner < 0:
        return SyntaxDiagnosis("loose", number, depth, width=width)
    return SyntaxDiagnosis("outside", number, depth, indent_lines(lines, number, owner), width)


def diagnose_bullet(lines: Sequence[str], number: int) -> SyntaxDiagnosis:
    """Diagnose a list item with a bullet from a word processor or from Markdown."""
    line, column = lines[number], indent_of(lines[number])
    edit = replace_line(number, f"{line[:column]}- {line[column + 1 :].lstrip()}")
    return SyntaxDiagnosis("bullet", number, column, edit, values={"sign": line[column]})
