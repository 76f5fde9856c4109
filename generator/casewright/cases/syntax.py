"""What is wrong with a text that is no YAML: the parser's clue turned into a cause.

The parser names the sign at which it got stuck, which is seldom where the author slipped. Each
finder below knows one way of slipping: it names it, finds its place, and mends the lines where
that is certain. Words for it are the business of the rules ``yaml-syntax``, ``yaml-feature`` and
``lost-text``.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import yaml

from casewright.cases.document import Mark
from casewright.cases.fault import Fault
from casewright.cases.known import KNOWN_KEYS
from casewright.cases.mending import (
    Mend,
    close_value,
    holder,
    in_single_quotes,
    indent_lines,
    indent_of,
    line_above,
    nearest_depth,
    protect_value,
    quote_value,
    reindent,
    replace_line,
    value_end,
    value_start,
    without_hard_spaces,
    without_tabs,
)
from casewright.diagnostics.diagnostic import Correction

_COLON = re.compile(r":(?=\s|$)")
_COMMENT = re.compile(r"(?<=\S)\s+#")
_HARD_SPACE = re.compile(r"[ \t]*(?:- *)*(?:\w+:)?(?P<space>\u00a0)")
_NO_SPACE = re.compile(r"[ \t]*(?:- +)*(?P<key>[A-Za-z_]\w*):(?!//)(?=[^\s:])")
_BARE_KEY = re.compile(r"[ \t]*(?:- +)*(?P<key>[A-Za-z_]\w*)(?:\s*[;=\uff1a]\s*|\s+|$)")
_GLUED_DASH = re.compile(r"\s*-(?=[^\s-])")
_BULLET = re.compile(r"\s*[\u2010-\u2015\u2022\u2023\u25aa\u25cf\u00b7*+]\s+(?=\S)")
_BLOCK_SIGN = re.compile(r"[|>][-+]?(?:\s+|(?=[^\W\d]))")
_COMPLETE_QUOTE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?""")


@dataclass(frozen=True, slots=True)
class Stuck:
    """Where the parser got stuck (line and column from 0), and where it thinks that began."""

    lines: Sequence[str]
    problem: str
    line: int
    column: int
    start_line: int
    start_column: int

    @property
    def text(self) -> str:
        """The line on which it got stuck; none past the end."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def sign(self) -> str:
        """The sign at which it got stuck."""
        return self.text[self.column : self.column + 1]


@dataclass(frozen=True, slots=True)
class Cause:
    """What the author did, where (from 0), and how the lines would be right.

    ``shown`` stands in the correction where that differs from what the reading goes on with.
    """

    variant: str
    line: int
    column: int
    mend: Mend | None = None
    width: int = 1
    values: Mapping[str, str | int] = field(default_factory=dict)
    rule: str = "yaml-syntax"
    shown: tuple[str, ...] = ()

    def fault(self, first_line: int) -> Fault:
        """Make a fault of it, in a file where the text begins on this line."""
        mark = Mark(self.line + first_line, self.column + 1)
        facts: dict[str, str | int] = {"variant": self.variant, **self.values}
        if self.mend and self.mend.block:
            facts |= {"tip": "block", "sign": self.mend.block}
        lines = self.shown or (self.mend.lines if self.mend else ())
        correction = None
        if self.mend and any(lines):
            correction = Correction(self.mend.first + first_line, lines)
        return Fault(self.rule, mark, facts, width=self.width, correction=correction)


def cause_of(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Cause:
    """Find out what the author did."""
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    stuck = Stuck(
        lines,
        f"{error.context}: {error.problem}",
        mark.line if mark else 0,
        mark.column if mark else 0,
        start.line if start else 0,
        start.column if start else 0,
    )
    for clue, find in _FINDERS.items():
        if clue in stuck.problem:
            return find(stuck)
    return _general(stuck)


def feature_cause(feature: str, line: int, column: int, lines: Sequence[str]) -> Cause:
    """Mend what YAML would have done something clever with: it was meant as text."""
    text = lines[line] if line < len(lines) else ""
    mend = None
    if feature == "alias" and _BULLET.match(text):
        return _bullet(lines, line)
    if feature in ("alias", "anchor", "tag") and holder(text).value == column:
        mend = protect_value(lines, line)
    if feature in ("documents", "directive"):
        blank = replace_line(line, "")
        return Cause(feature, line, column, blank, len(text), rule="yaml-feature")
    return Cause(feature, line, column, mend, rule="yaml-feature")


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
    if match and _looks_like_key(match["key"], lines, number):
        mend = replace_line(number, f"{line[: match.end('key')]}: {line[match.end() :]}".rstrip())
        key = match["key"]
        return Cause("no-colon", number, match.start("key"), mend, len(key), {"name": key})
    return _outside(lines, number)


def _looks_like_key(word: str, lines: Sequence[str], number: int) -> bool:
    """Tell a key from the first word of a sentence: it is ours, or deeper lines hang below it."""
    if word in KNOWN_KEYS:
        return True
    alone = lines[number].strip().rstrip(":") == word
    deeper = number + 1 < len(lines) and indent_of(lines[number + 1]) > indent_of(lines[number])
    return alone and deeper


def indented_cause(lines: Sequence[str], number: int) -> Cause:
    """Explain why the file's first key does not stand at the start of its line."""
    key = holder(lines[number]).key
    column = indent_of(lines[number])
    return Cause("indent", number, column, reindent(lines, number, 0), len(key) or 1)


def _outside(lines: Sequence[str], number: int) -> Cause:
    """Text that stands too far to the left to belong to the value above it."""
    if _BULLET.match(lines[number]):
        return _bullet(lines, number)
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


def _bullet(lines: Sequence[str], number: int) -> Cause:
    """An item of a list that begins with a sign from a word processor, or from Markdown."""
    line, column = lines[number], indent_of(lines[number])
    mend = replace_line(number, f"{line[:column]}- {line[column + 1 :].lstrip()}")
    return Cause("bullet", number, column, mend, values={"sign": line[column]})


def _stray(stuck: Stuck) -> Cause:
    return stray_cause(stuck.lines, min(stuck.start_line, len(stuck.lines) - 1))


def _colon(stuck: Stuck) -> Cause:
    """A colon in a value, or the colon of a key that hangs below a value."""
    lines, line = stuck.lines, stuck.line
    own = holder(stuck.text)
    if not own.key or own.value <= stuck.column:
        first = _COLON.search(stuck.text, own.value)
        mend = protect_value(lines, line)
        return Cause("colon", line, first.start() if first else stuck.column, mend)
    above = line_above(lines, line)
    if above < 0:
        return _general(stuck)
    start = value_start(lines, above)
    if not holder(lines[start]).holds:
        return stray_cause(lines, above)
    if _looks_like_key(own.key, lines, line):
        mend = reindent(lines, line, holder(lines[start]).depth)
        return Cause("indent", line, indent_of(stuck.text), mend, len(own.key))
    return Cause("colon", line, stuck.column, protect_value(lines, above))


def _displaced(stuck: Stuck) -> Cause:
    """Something stands where a key or a dash should: behind a value, or at the wrong depth."""
    if stuck.text[: stuck.column].strip():
        return _behind_value(stuck)
    lines, line = stuck.lines, stuck.line
    if not stuck.text.strip():
        return _general(stuck)
    own = holder(stuck.text)
    if not own.holds:
        return _cut_off(lines, line_above(lines, line)) or _outside(lines, line)
    depth = nearest_depth(lines, line)
    mend = reindent(lines, line, depth) if depth is not None else None
    return Cause("indent", line, stuck.column, mend, len(own.key) or 1)


def _cut_off(lines: Sequence[str], above: int) -> Cause | None:
    """Text goes on below a line of which the end was taken for a comment."""
    if above < 0:
        return None
    start = value_start(lines, above)
    value = holder(lines[above]).value
    comment = _COMMENT.search(lines[above], value)
    if not comment or lines[start][holder(lines[start]).value :][:1] in ("'", '"', "|", ">"):
        return None
    column = comment.end() - 1
    width = len(lines[above].rstrip()) - column
    mend = quote_value(lines, start)
    return Cause("comment", above, column, mend, width, rule="lost-text")


def _behind_value(stuck: Stuck) -> Cause:
    """More text behind a closed quote or bracket; or a quote that should have closed above."""
    lines, line = stuck.lines, stuck.line
    start = value_start(lines, line)
    value = lines[start][holder(lines[start]).value :]
    opened = _open_quote_above(lines, start)
    if opened is not None and (_COMPLETE_QUOTE.fullmatch(value) or value[:1] not in ("'", '"')):
        column = holder(lines[opened]).value
        return Cause("quote", opened, column, quote_value(lines, opened))
    variant = {"'": "after-quote", '"': "after-quote", "[": "after-bracket", "{": "after-bracket"}
    if value[:1] not in variant:
        return _general(stuck)
    return Cause(variant[value[0]], line, stuck.column, quote_value(lines, start))


def _open_quote_above(lines: Sequence[str], line: int) -> int | None:
    for number in range(line - 1, -1, -1):
        value = lines[number][holder(lines[number]).value :]
        if value[:1] in ("'", '"') and holder(lines[number]).holds:
            return None if _COMPLETE_QUOTE.fullmatch(value) else number
    return None


def _open_quote(stuck: Stuck) -> Cause:
    line, column = stuck.start_line, stuck.start_column
    certain = holder(stuck.lines[line]).value == column
    mend = quote_value(stuck.lines, line) if certain else None
    return Cause("quote", line, column, mend)


def _open_bracket(stuck: Stuck) -> Cause:
    line, column = stuck.start_line, stuck.start_column
    text = stuck.lines[line]
    sign = {"[": "]", "{": "}"}[text[column]]
    certain = holder(text).value == column and sign not in text
    mend = close_value(stuck.lines, line, sign) if certain else None
    return Cause("bracket", line, column, mend, values={"open": text[column], "close": sign})


def _sign(stuck: Stuck) -> Cause:
    """A sign with which no text may begin, or a tab."""
    if stuck.sign == "\t":
        return _tab(stuck)
    if holder(stuck.text).value != stuck.column or not stuck.sign:
        return _general(stuck)
    mend = protect_value(stuck.lines, stuck.line)
    return Cause("sign", stuck.line, stuck.column, mend, values={"sign": stuck.sign})


def _tab(stuck: Stuck) -> Cause:
    column = max(stuck.text.find("\t"), 0)
    return Cause("tab", stuck.line, column, without_tabs(stuck.lines, stuck.line))


def _dash(stuck: Stuck) -> Cause:
    """A list that begins on the line of its key."""
    return Cause("dash", stuck.line, stuck.column)


def _block_text(stuck: Stuck) -> Cause:
    """Text right behind the sign that announces text on the lines below."""
    lines, line = stuck.lines, stuck.line
    own = holder(stuck.text)
    value = stuck.text[own.value :]
    text = _BLOCK_SIGN.sub("", value, count=1).rstrip()
    header = stuck.text[: own.value] + value[: len(value.rstrip()) - len(text)].rstrip()
    values = {"sign": value[:1]}
    if value_end(lines, line) > line + 1 and value[:1]:
        depth = max(indent_of(lines[line + 1]), own.depth + 1)
        shown = (header, " " * depth + text)
        mend = replace_line(line, header)
        return Cause("block-text", line, stuck.column, mend, len(text), values, shown=shown)
    mend = quote_value([*lines[:line], stuck.text[: own.value] + text, *lines[line + 1 :]], line)
    return Cause("block-text", line, stuck.column, mend, len(text), values)


def _escape(stuck: Stuck) -> Cause:
    mend = in_single_quotes(stuck.lines, stuck.start_line)
    return Cause("escape", stuck.line, stuck.column, mend)


def _feature(feature: str) -> Callable[[Stuck], Cause]:
    def find(stuck: Stuck) -> Cause:
        return feature_cause(feature, stuck.start_line, stuck.start_column, stuck.lines)

    return find


def _general(stuck: Stuck) -> Cause:
    last = max(0, len(stuck.lines) - 1)
    return Cause("general", min(stuck.line, last), stuck.column if stuck.line <= last else 0)


_FINDERS: Final[Mapping[str, Callable[[Stuck], Cause]]] = {
    "scanning an alias": _feature("alias"),
    "scanning an anchor": _feature("anchor"),
    "scanning a tag": _feature("tag"),
    "parsing a tag": _feature("tag"),
    "scanning a directive": _feature("directive"),
    "mapping values are not allowed": _colon,
    "could not find expected ':'": _stray,
    "did not find expected key": _displaced,
    "did not find expected '-' indicator": _displaced,
    "found unexpected end of stream": _open_quote,
    "did not find expected ',' or": _open_bracket,
    "found a tab character": _tab,
    "cannot start any token": _sign,
    "did not find expected node content": _sign,
    "mapping keys are not allowed": _sign,
    "block sequence entries are not allowed": _dash,
    "did not find expected comment or line break": _block_text,
    "parsing a quoted scalar": _escape,
}
