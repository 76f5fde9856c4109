"""Lines that belong to nothing: a key without its colon, a list from elsewhere, lost indentation.

What the author meant is told from the line itself and from those above it.
"""

import re
from collections.abc import Iterator, Sequence

from casewright.cases.reading.cause import Cause
from casewright.cases.reading.document import Document
from casewright.cases.reading.fault import Fault
from casewright.cases.reading.invisible import HARD_SPACES
from casewright.cases.reading.known import KNOWN_KEYS
from casewright.cases.reading.lines import holder, indent_of
from casewright.cases.reading.mending import (
    indent_lines,
    reindent,
    replace_line,
    without_hard_spaces,
)

_HARD_SPACE = re.compile(rf"[ \t]*(?:- *)*(?:\w+:)?(?P<space>[{HARD_SPACES}])")
_NO_SPACE = re.compile(r"[ \t]*(?:- +)*(?P<key>[A-Za-z_]\w*):(?!//)(?=[^\s:])")
_BARE_KEY = re.compile(r"[ \t]*(?:- +)*(?P<key>[A-Za-z_]\w*)(?:\s*[;=\uff1a]\s*|\s+|$)")
_GLUED_DASH = re.compile(r"\s*-(?=[^\s-])")
BULLET = re.compile(r"\s*[\u2010-\u2015\u2022\u2023\u25aa\u25cf\u00b7*+]\s+(?=\S)")


def stray_cause(lines: Sequence[str], number: int) -> Cause:
    """Explain a line that is neither a key with a value nor part of one."""
    line = lines[number]
    if match := _HARD_SPACE.match(line):
        column = match.start("space")
        return Cause("hard-space", number, column, without_hard_spaces(lines, number))
    if match := _NO_SPACE.match(line):
        mend = replace_line(number, f"{line[: match.end()]} {line[match.end() :]}")
        return Cause("no-space", number, match.end() - 1, mend, values={"name": match["key"]})
    match = _BARE_KEY.match(line)
    if match and looks_like_key(match["key"], lines, number):
        mend = replace_line(number, f"{line[: match.end('key')]}: {line[match.end() :]}".rstrip())
        key = match["key"]
        return Cause("no-colon", number, match.start("key"), mend, len(key), {"name": key})
    return outside_cause(lines, number)


def hard_space_faults(document: Document, lines: Sequence[str]) -> Iterator[Fault]:
    """Report every key that has a hard space before its colon."""
    for _, mapping in document.mappings():
        for key, _ in mapping.entries:
            line = lines[key.start.line - 1] if key.start.line <= len(lines) else ""
            end = key.start.column - 1 + len(key.value)
            if key.style or line[end : end + 1] not in tuple(HARD_SPACES):
                continue
            rest = line[end:].lstrip(HARD_SPACES)
            cause = Cause("hard-space", 0, end, replace_line(0, line[:end] + rest))
            yield cause.fault(key.start.line)


def indented_cause(lines: Sequence[str], number: int) -> Cause:
    """Explain why the file's first key does not stand at the start of its line."""
    key = holder(lines[number]).key
    column = indent_of(lines[number])
    return Cause("indent", number, column, reindent(lines, number, 0), len(key) or 1)


def looks_like_key(word: str, lines: Sequence[str], number: int) -> bool:
    """Tell a key from the first word of a sentence: it is ours, or deeper lines hang below it."""
    if word in KNOWN_KEYS:
        return True
    alone = lines[number].strip().rstrip(":") == word
    deeper = number + 1 < len(lines) and indent_of(lines[number + 1]) > indent_of(lines[number])
    return alone and deeper


def outside_cause(lines: Sequence[str], number: int) -> Cause:
    """Text that stands too far to the left to belong to the value above it."""
    if BULLET.match(lines[number]):
        return bullet_cause(lines, number)
    if match := _GLUED_DASH.match(lines[number]):
        line, column = lines[number], match.end()
        mend = replace_line(number, f"{line[:column]} {line[column:]}")
        return Cause("glued-dash", number, column - 1, mend)
    depth = indent_of(lines[number])
    owner = number - 1
    while owner >= 0 and not (holder(lines[owner]).holds and indent_of(lines[owner]) <= depth):
        owner -= 1
    width = len(lines[number].strip())
    if owner < 0:
        return Cause("loose", number, depth, width=width)
    return Cause("outside", number, depth, indent_lines(lines, number, owner), width)


def bullet_cause(lines: Sequence[str], number: int) -> Cause:
    """An item of a list that begins with a sign from a word processor, or from Markdown."""
    line, column = lines[number], indent_of(lines[number])
    mend = replace_line(number, f"{line[:column]}- {line[column + 1 :].lstrip()}")
    return Cause("bullet", number, column, mend, values={"sign": line[column]})
