"""Mending lines that are no YAML: as they would read if they were right.

A mended line serves twice. The author sees it as the correction, and the reading goes on with it,
so that one slip of the keyboard does not hide what else there is to say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casewright.cases.reading.invisible import HARD_SPACES
from casewright.cases.reading.lines import holder, indent_of, next_key, value_end, value_start

STEP: Final = "  "
"""One level of indentation."""

APOSTROPHE = re.compile(
    r"'(?:[sntrkmd]|er|ie|k|ns|[0-9]{2}|tis|twas|cause|em|round)\b", re.IGNORECASE
)
"""A word that begins with an apostrophe: 's avonds, 't, 'n, 'k, 'm, '90 ('tis, 'cause)."""

_GLUED = re.compile(r"-(?=[^\s-])")
_PLAIN_SPACES = str.maketrans(dict.fromkeys(HARD_SPACES, " "))
_HARD_SPACES = re.compile(r"\s*(?:-\s*)*(?:\w+:\s*)?")


@dataclass(frozen=True, slots=True)
class Mend:
    """Lines to put in the place of others, one for one, from ``first`` (counted from 0).

    ``block`` is the sign that was put behind a key, where that is what mends its text.
    """

    first: int
    lines: tuple[str, ...]
    block: str = ""

    def apply(self, lines: Sequence[str]) -> list[str]:
        """Put the mended lines among the others."""
        return [*lines[: self.first], *self.lines, *lines[self.first + len(self.lines) :]]


def protect_value(lines: Sequence[str], number: int) -> Mend:
    """Keep YAML out of the text that a line belongs to.

    Text beside its key is put between quotes; text below it is announced by a sign.
    """
    first = value_start(lines, number)
    line = lines[first]
    if first == number or line[holder(line).value :].strip():
        return quote_value(lines, first)
    return announce_value(lines, first)


def announce_value(lines: Sequence[str], first: int) -> Mend:
    """Put the sign behind a key that says: what stands below is text, whatever is in it."""
    line, end = lines[first], next_key(lines, first)
    paragraphs = any(not below.strip() for below in lines[first + 1 : end])
    sign = "|" if paragraphs else ">-"
    return Mend(first, (f"{line.rstrip()} {sign}",), sign)


def quote_value(lines: Sequence[str], first: int) -> Mend:
    """Put the whole value that begins on a line between quotes."""
    end = value_end(lines, first)
    start = holder(lines[first]).value
    pieces = [lines[first][start:].strip(), *(line.strip() for line in lines[first + 1 : end])]
    pieces = quoted(pieces)
    indents = [lines[first][:start], *(line[: indent_of(line)] for line in lines[first + 1 : end])]
    mended = (indent + piece for indent, piece in zip(indents, pieces, strict=True))
    return Mend(first, tuple(mended))


def quoted(pieces: list[str]) -> list[str]:
    """Put quotes around a text of one or more lines: those that it does not hold itself."""
    pieces = _without_own_quotes(pieces)
    text = "".join(pieces)
    sign = "'" if '"' in text or "\\" in text else '"'
    if sign == "'":
        pieces = [piece.replace("'", "''") for piece in pieces]
    pieces[0] = sign + pieces[0]
    pieces[-1] += sign
    return pieces


def _without_own_quotes(pieces: list[str]) -> list[str]:
    """Drop quotes that were meant to go around the whole text, and leave those inside it."""
    text = "".join(pieces)
    sign = text[:1]
    if sign not in ("'", '"'):
        return pieces
    inner = [pieces[0][1:], *pieces[1:]]
    if text.count(sign) == 1:
        return pieces if APOSTROPHE.match(text) else inner
    if len(text) > 1 and text.endswith(sign) and text.count(sign) % 2:
        inner[-1] = inner[-1][:-1]
        return inner
    return pieces


def close_value(lines: Sequence[str], first: int, sign: str) -> Mend:
    """Put a closing sign behind the value that begins on a line."""
    end = value_end(lines, first)
    return Mend(first, (*lines[first : end - 1], lines[end - 1].rstrip() + sign))


def without_tabs(lines: Sequence[str], first: int) -> Mend:
    """Put two spaces for every tab at the start of a line and of those that follow it."""
    end = first + 1
    while end < len(lines) and "\t" in lines[end][: indent_of(lines[end])]:
        end += 1
    return Mend(first, tuple(_without_tabs(line) for line in lines[first:end]))


def _without_tabs(line: str) -> str:
    text = line.lstrip()
    indent = line[: len(line) - len(text)].replace("\t", STEP)
    return indent + re.sub(r"^((?:-\s+)*-)\t+", r"\1 ", text)


def reindent(lines: Sequence[str], first: int, indent: int) -> Mend:
    """Move a line, and what hangs below it, to another depth."""
    old = indent_of(lines[first])
    end = first + 1
    own = holder(lines[first])
    has_value = not own.item and lines[first][own.value :].strip()[:1] not in ("", "|", ">")
    while not has_value and end < len(lines) and indent_of(lines[end]) > old:
        if indent_of(lines[end]) <= indent and holder(lines[end]).holds:
            break
        end += 1
    moved = (
        " " * max(0, indent + indent_of(line) - old) + line.lstrip() for line in lines[first:end]
    )
    return Mend(first, tuple(moved))


def replace_line(number: int, text: str) -> Mend:
    """Put one line in the place of another."""
    return Mend(number, (text,))


def without_hard_spaces(lines: Sequence[str], number: int) -> Mend:
    """Put plain spaces for the hard ones in front of a line's value."""
    match = _HARD_SPACES.match(lines[number])
    end = match.end() if match else 0
    line = lines[number]
    return replace_line(number, line[:end].translate(_PLAIN_SPACES) + line[end:])


def in_single_quotes(lines: Sequence[str], number: int) -> Mend | None:
    """Put a text of one line between single quotes, in which a backslash is only a backslash."""
    start = holder(lines[number]).value
    text = lines[number][start:].rstrip()
    if len(text) < len('""') or not text.startswith('"') or not text.endswith('"'):
        return None
    inner = text[1:-1].replace('\\"', '"').replace("'", "''")
    return replace_line(number, f"{lines[number][:start]}'{inner}'")


def as_items(lines: Sequence[str], first: int, end: int) -> Mend:
    """Make a list of the lines from ``first`` up to ``end``: the first gets a dash, if it has none.

    A dash without its space gets that; text without a dash goes on with the item above it.
    """
    mended: list[str] = []
    depth = indent_of(lines[first]) + len(STEP)
    for line in lines[first:end]:
        indent, text = line[: indent_of(line)], line.strip()
        if glued := _GLUED.match(text):
            text = f"- {text[glued.end() :]}"
        elif not mended and not holder(line).item:
            text = f"- {text}"
        elif not holder(line).item:
            indent = indent.ljust(depth)
        mended.append(f"{indent}{text}".rstrip())
    return Mend(first, tuple(mended))


def indent_lines(lines: Sequence[str], number: int, owner: int) -> Mend:
    """Move stray lines to where the text of their owner stands."""
    depth = holder(lines[owner]).depth
    below = next((line for line in lines[owner + 1 : number] if line.strip()), "")
    indent = indent_of(below) if indent_of(below) > depth else depth + len(STEP)
    end = number + 1
    while end < len(lines) and lines[end].strip() and not holder(lines[end]).holds:
        end += 1
    return Mend(number, tuple(" " * indent + line.strip() for line in lines[number:end]))
