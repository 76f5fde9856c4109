"""Line edits that fix syntax errors.

An edit is used twice: as the correction in the report, and to continue parsing, so that one
syntax error does not hide the others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casewright.cases.introspection import KNOWN_KEYS
from casewright.yaml.characters import HARD_SPACES
from casewright.yaml.lines import indent_of, next_key, parse_key_line, value_end, value_start

INDENT: Final = "  "
"""One level of indentation."""

APOSTROPHE = re.compile(
    r"'(?:[sntrkmd]|er|ie|k|ns|[0-9]{2}|tis|twas|cause|em|round)\b", re.IGNORECASE
)
"""A word that begins with an apostrophe: 's avonds, 't, 'n, 'k, 'm, '90 ('tis, 'cause)."""

_GLUED = re.compile(r"-(?=[^\s-])")
_PLAIN_SPACES = str.maketrans(dict.fromkeys(HARD_SPACES, " "))
_HARD_SPACES = re.compile(r"\s*(?:-\s*)*(?:\w+:\s*)?")


@dataclass(frozen=True, slots=True)
class LineEdit:
    """Lines that replace others one for one, from ``first`` (counted from 0).

    ``block`` is the block indicator that was added after a key, if that is the fix.
    """

    first: int
    lines: tuple[str, ...]
    block: str = ""

    def apply(self, lines: Sequence[str]) -> list[str]:
        """Return the lines with the edit applied."""
        return [*lines[: self.first], *self.lines, *lines[self.first + len(self.lines) :]]


def protect_value(lines: Sequence[str], number: int) -> LineEdit:
    """Quote or mark the text that a line belongs to, so that YAML takes it as text.

    Text on the line of its key is quoted; for text below the key a block indicator is added.
    """
    first = value_start(lines, number)
    line = lines[first]
    if first == number or line[parse_key_line(line).value :].strip():
        return quote_value(lines, first)
    return add_block_indicator(lines, first)


def add_block_indicator(lines: Sequence[str], first: int) -> LineEdit:
    """Add a block indicator to a key, so that the lines below it are taken as text."""
    line, end = lines[first], next_key(lines, first)
    paragraphs = any(not below.strip() for below in lines[first + 1 : end])
    sign = "|" if paragraphs else ">-"
    return LineEdit(first, (f"{line.rstrip()} {sign}",), sign)


def quote_value(lines: Sequence[str], first: int) -> LineEdit:
    """Quote the whole value that begins on a line."""
    end = value_end(lines, first)
    start = parse_key_line(lines[first]).value
    pieces = [lines[first][start:].strip(), *(line.strip() for line in lines[first + 1 : end])]
    pieces = quote(pieces)
    indents = [lines[first][:start], *(line[: indent_of(line)] for line in lines[first + 1 : end])]
    mended = (indent + piece for indent, piece in zip(indents, pieces, strict=True))
    return LineEdit(first, tuple(mended))


def quote(pieces: list[str]) -> list[str]:
    """Quote a text of one or more lines, with the kind of quote that it does not contain."""
    pieces = _strip_quotes(pieces)
    text = "".join(pieces)
    sign = "'" if '"' in text or "\\" in text else '"'
    if sign == "'":
        pieces = [piece.replace("'", "''") for piece in pieces]
    pieces[0] = sign + pieces[0]
    pieces[-1] += sign
    return pieces


def _strip_quotes(pieces: list[str]) -> list[str]:
    """Drop quotes around a text, and keep those inside it."""
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


def close_value(lines: Sequence[str], first: int, sign: str) -> LineEdit:
    """Add a closing quote or bracket to the value that begins on a line."""
    end = value_end(lines, first)
    return LineEdit(first, (*lines[first : end - 1], lines[end - 1].rstrip() + sign))


def replace_tabs(lines: Sequence[str], first: int) -> LineEdit:
    """Replace each tab in the indentation of a line and of those below it by two spaces."""
    end = first + 1
    while end < len(lines) and "\t" in lines[end][: indent_of(lines[end])]:
        end += 1
    replaced = [_replace_tabs(line) for line in lines[first:end]]
    surplus = indent_of(replaced[0]) - _depth_of_key(lines, first, indent_of(replaced[0]))
    return LineEdit(first, tuple(line[min(surplus, indent_of(line)) :] for line in replaced))


def _depth_of_key(lines: Sequence[str], number: int, depth: int) -> int:
    """Return the depth of a field below a field with a value, else the depth it has."""
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    owner = parse_key_line(above)
    value = above[owner.value :].strip()
    is_key = parse_key_line(lines[number]).key in KNOWN_KEYS
    return owner.depth if owner.key and value and value[0] not in "|>" and is_key else depth


def _replace_tabs(line: str) -> str:
    text = line.lstrip()
    indent = line[: len(line) - len(text)].replace("\t", INDENT)
    return indent + re.sub(r"^((?:-\s+)*-)\t+", r"\1 ", text)


def reindent(lines: Sequence[str], first: int, indent: int) -> LineEdit:
    """Change the indentation of a line and of the lines nested in it."""
    old = indent_of(lines[first])
    end = first + 1
    own = parse_key_line(lines[first])
    has_value = not own.item and lines[first][own.value :].strip()[:1] not in ("", "|", ">")
    while not has_value and end < len(lines) and indent_of(lines[end]) > old:
        if indent_of(lines[end]) <= indent and parse_key_line(lines[end]).holds:
            break
        end += 1
    moved = (
        " " * max(0, indent + indent_of(line) - old) + line.lstrip() for line in lines[first:end]
    )
    return LineEdit(first, tuple(moved))


def replace_line(number: int, text: str) -> LineEdit:
    """Replace one line by another."""
    return LineEdit(number, (text,))


def replace_hard_spaces(lines: Sequence[str], number: int) -> LineEdit:
    """Replace no-break spaces before the value of a line by plain spaces."""
    match = _HARD_SPACES.match(lines[number])
    end = match.end() if match else 0
    line = lines[number]
    return replace_line(number, line[:end].translate(_PLAIN_SPACES) + line[end:])


def to_single_quotes(lines: Sequence[str], number: int) -> LineEdit | None:
    """Put a one-line text in single quotes, in which a backslash has no meaning."""
    start = parse_key_line(lines[number]).value
    text = lines[number][start:].rstrip()
    if len(text) < len('""') or not text.startswith('"') or not text.endswith('"'):
        return None
    inner = text[1:-1].replace('\\"', '"').replace("'", "''")
    return replace_line(number, f"{lines[number][:start]}'{inner}'")


def to_list_items(lines: Sequence[str], first: int, end: int) -> LineEdit:
    """Turn the lines from ``first`` up to ``end`` into a list.

    The first line gets a dash if it has none, a dash without a space gets one, and text without a
    dash continues the item above it.
    """
    mended: list[str] = []
    depth = indent_of(lines[first]) + len(INDENT)
    for line in lines[first:end]:
        indent, text = line[: indent_of(line)], line.strip()
        if glued := _GLUED.match(text):
            text = f"- {text[glued.end() :]}"
        elif not mended and not parse_key_line(line).item:
            text = f"- {text}"
        elif not parse_key_line(line).item:
            indent = indent.ljust(depth)
        mended.append(f"{indent}{text}".rstrip())
    return LineEdit(first, tuple(mended))


def indent_lines(lines: Sequence[str], number: int, owner: int) -> LineEdit:
    """Indent lines to the level of the text of their key."""
    depth = parse_key_line(lines[owner]).depth
    below = next((line for line in lines[owner + 1 : number] if line.strip()), "")
    indent = indent_of(below) if indent_of(below) > depth else depth + len(INDENT)
    end = number + 1
    while end < len(lines) and lines[end].strip() and not parse_key_line(lines[end]).holds:
        end += 1
    return LineEdit(number, tuple(" " * indent + line.strip() for line in lines[number:end]))
